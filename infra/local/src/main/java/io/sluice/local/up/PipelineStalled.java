package io.sluice.local.up;

import java.time.Duration;

/** The pipeline did not answer what history asked of it in time. */
public final class PipelineStalled extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PipelineStalled(Duration waited, String awaited) {
        super("the pipeline has not answered for " + waited.toSeconds() + " s; still waiting for " + awaited
                + ". Look at the dead-letters topic and at the log.");
    }
}
