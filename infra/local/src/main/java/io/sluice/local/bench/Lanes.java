package io.sluice.local.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * Calls side by side, all in turn at one rate. Each is timed from when it was due, so that a stall is seen by all whom it
 * delays.
 */
final class Lanes {
    private static final long LONGEST_MICROS = 60_000_000;
    private static final int DIGITS = 3;

    /** What is timed. */
    interface Call {
        /** @throws IOException when it failed: then the measurement has */
        void make() throws IOException, InterruptedException;
    }

    private Lanes() {}

    /**
     * Makes calls until each lane has made its share, and gives how long they took, microseconds.
     *
     * @param lanes one a thread
     * @param rate calls a second of all lanes together
     */
    static Histogram measure(List<? extends Call> lanes, int callsEach, int rate)
            throws IOException, InterruptedException {
        long gapNanos = 1_000_000_000L / rate;
        long start = System.nanoTime() + gapNanos;
        Histogram micros = new Histogram(LONGEST_MICROS, DIGITS);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Histogram>> running = new ArrayList<>();
            for (int lane = 0; lane < lanes.size(); lane++) {
                Call call = lanes.get(lane);
                long first = start + lane * gapNanos;
                running.add(threads.submit(() -> measure(call, callsEach, first, lanes.size() * gapNanos)));
            }
            for (Future<Histogram> lane : running) {
                micros.add(lane.get());
            }
        } catch (ExecutionException failed) {
            throw new IOException("a call failed: " + failed.getCause().getMessage(), failed.getCause());
        }
        return micros;
    }

    private static Histogram measure(Call call, int calls, long first, long gapNanos)
            throws IOException, InterruptedException {
        Histogram micros = new Histogram(LONGEST_MICROS, DIGITS);
        for (int i = 0; i < calls; i++) {
            long due = first + i * gapNanos;
            sleepUntil(due);
            call.make();
            micros.recordValue(Math.max(1, (System.nanoTime() - due) / 1_000));
        }
        return micros;
    }

    private static void sleepUntil(long nanoTime) {
        long left = nanoTime - System.nanoTime();
        while (left > 0) {
            LockSupport.parkNanos(left);
            left = nanoTime - System.nanoTime();
        }
    }
}
