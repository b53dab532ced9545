package io.sluice.topologies.runtime;

import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProductionExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stops the task when an output cannot be written: an event is written whole or not at all. */
public final class FailClosedProduction implements ProductionExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(FailClosedProduction.class);

    @Override
    public Response handleError(
            ErrorHandlerContext context, ProducerRecord<byte[], byte[]> record, Exception exception) {
        LOG.error(
                "{} stops: a record for {} could not be written ({}-{}@{} caused it)",
                context.processorNodeId(),
                record.topic(),
                context.topic(),
                context.partition(),
                context.offset(),
                exception);
        return Response.fail();
    }

    @Override
    @SuppressWarnings("rawtypes") // The interface has the raw type.
    public Response handleSerializationError(
            ErrorHandlerContext context,
            ProducerRecord record,
            Exception exception,
            SerializationExceptionOrigin origin) {
        LOG.error(
                "{} stops: a {} could not be encoded for {}",
                context.processorNodeId(),
                origin,
                record.topic(),
                exception);
        return Response.fail();
    }

    @Override
    public void configure(Map<String, ?> configs) {
        // Knows all it needs.
    }
}
