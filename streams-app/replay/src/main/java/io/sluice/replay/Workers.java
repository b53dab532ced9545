package io.sluice.replay;

import io.sluice.detect.DetectorFailure;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Does many things at once and waits for all of them. */
final class Workers implements Closeable {
    private final ExecutorService threads;

    /** Work on one of many. */
    interface Step<T> {
        void on(T each) throws IOException;
    }

    Workers(int threads) {
        this.threads = Executors.newFixedThreadPool(threads);
    }

    /**
     * Does the same with each of them.
     *
     * @throws IOException and
     * @throws DetectorFailure as the first of them in their order threw it
     */
    <T> void each(Collection<T> all, Step<T> step) throws IOException, InterruptedException {
        List<Callable<Boolean>> tasks = new ArrayList<>(all.size());
        for (T each : all) {
            tasks.add(() -> {
                step.on(each);
                return true;
            });
        }
        for (Future<Boolean> done : threads.invokeAll(tasks)) {
            await(done);
        }
    }

    private static void await(Future<Boolean> done) throws IOException, InterruptedException {
        try {
            done.get();
        } catch (ExecutionException failed) {
            Throwable cause = failed.getCause();
            if (cause instanceof IOException unreadable) {
                throw unreadable;
            }
            if (cause instanceof UncheckedIOException unwritable) {
                throw unwritable.getCause();
            }
            if (cause instanceof DetectorFailure detector) {
                throw detector;
            }
            throw new IllegalStateException("a fold failed: " + cause, cause);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
