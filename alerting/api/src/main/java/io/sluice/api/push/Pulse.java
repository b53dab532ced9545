package io.sluice.api.push;

import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells every few seconds how the pipeline is, while anyone listens: nothing else changes when a part of it stands still. */
public final class Pulse implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Pulse.class);
    private static final Duration EVERY = Duration.ofSeconds(5);

    private final Changes changes;
    private final Supplier<String> pipeline;
    private final Thread thread;

    /** @param pipeline how it is now, as JSON */
    public Pulse(Changes changes, Supplier<String> pipeline) {
        this.changes = changes;
        this.pipeline = pipeline;
        this.thread = Thread.ofVirtual().name("api-pulse").start(this::run);
    }

    private void run() {
        try {
            while (true) {
                Thread.sleep(EVERY);
                if (changes.listeners() > 0) {
                    tell();
                }
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void tell() {
        try {
            changes.publish(new Change(ChangeType.PIPELINE, "pipeline", null, null, pipeline.get()));
        } catch (RuntimeException untold) {
            LOG.warn("how the pipeline is could not be told", untold);
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
