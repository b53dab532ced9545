package io.sluice.local.up;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C and the service manager's SIGTERM, for work that ends cleanly when it is told to. It gets some time for that,
 * and the process then ends as if the work had ended by itself; left alone, the JVM would end with the signal's number,
 * which scripts take for a failure.
 */
public final class StopSignal implements AutoCloseable {
    private static final Duration LONGEST_GOODBYE = Duration.ofSeconds(20);

    private final Runnable stop;
    private final Runnable late;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread hook = new Thread(this::obey, "stop-signal");
    private volatile boolean done;

    /**
     * Begins to listen.
     *
     * @param stop tells the work to end, and returns at once
     * @param late called when it has not ended in time; the process ends all the same
     */
    public StopSignal(Runnable stop, Runnable late) {
        this.stop = stop;
        this.late = late;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** The work is done, and its results are printed: the exit code is 0, whoever ended it. */
    public void done() {
        done = true;
    }

    private void obey() {
        stop.run();
        try {
            if (!closed.await(LONGEST_GOODBYE.toMillis(), TimeUnit.MILLISECONDS)) {
                late.run();
            } else if (done) {
                // Nothing else of this process waits for its end, and no other way leads from a signal to exit code 0.
                Runtime.getRuntime().halt(0);
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    /** Listens no longer. Where the signal has come, the process may end from now on. */
    @Override
    public void close() {
        closed.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // The signal has come, and its hook has seen that this is closed.
        }
    }
}
