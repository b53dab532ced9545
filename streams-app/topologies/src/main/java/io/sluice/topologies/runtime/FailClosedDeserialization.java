package io.sluice.topologies.runtime;

import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops the task. Our topologies read bytes and decode them in the driver, where an undecodable record becomes a dead
 * letter; who adds a source that decodes by itself finds out here, not by missing records.
 */
public final class FailClosedDeserialization implements DeserializationExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(FailClosedDeserialization.class);

    @Override
    public Response handleError(
            ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception exception) {
        LOG.error(
                "a source that decodes by itself stops at {}-{}@{}",
                record.topic(),
                record.partition(),
                record.offset(),
                exception);
        return Response.fail();
    }

    @Override
    public void configure(Map<String, ?> configs) {
        // Knows all it needs.
    }
}
