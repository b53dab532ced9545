package io.sluice.testkit;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Waits for a condition, never longer than it is told. */
public final class Await {

    private static final long PAUSE_MILLIS = 10;

    private Await() {}

    /**
     * Returns as soon as the condition holds.
     *
     * @param description what is awaited; the failure's message names it
     * @throws AssertionError if it does not hold within the limit, with the condition's last exception as cause
     */
    public static void until(String description, Duration limit, Callable<Boolean> condition)
            throws InterruptedException {
        value(description, limit, () -> condition.call() ? Optional.of(true) : Optional.empty());
    }

    /**
     * Returns the value as soon as there is one. An exception counts as not yet.
     *
     * @throws AssertionError if there is none within the limit, with the last exception as cause
     */
    public static <T> T value(String description, Duration limit, Callable<Optional<T>> source)
            throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        Exception last = null;
        while (true) {
            try {
                Optional<T> value = source.call();
                if (value.isPresent()) {
                    return value.get();
                }
                last = null;
            } catch (InterruptedException e) {
                throw e;
            } catch (Exception e) {
                last = e;
            }
            if (System.nanoTime() - deadline > 0) {
                throw new AssertionError("not within " + limit + ": " + description, last);
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }
}
