package io.sluice.topologies.runtime;

import java.util.Map;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops the task. Faults of a record are made dead letters by the driver and never come here; what does come (a store
 * that cannot be read, a registry that is silent) would make every record after it a loss.
 */
public final class FailClosedProcessing implements ProcessingExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(FailClosedProcessing.class);

    @Override
    public Response handleError(ErrorHandlerContext context, Record<?, ?> record, Exception exception) {
        LOG.error(
                "{} stops at {}-{}@{}; nothing of this record is written, it is read again",
                context.processorNodeId(),
                context.topic(),
                context.partition(),
                context.offset(),
                exception);
        return Response.fail();
    }

    @Override
    public void configure(Map<String, ?> configs) {
        // Knows all it needs.
    }
}
