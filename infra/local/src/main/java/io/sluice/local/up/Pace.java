package io.sluice.local.up;

import java.time.Duration;
import java.time.Instant;

/** Holds history back to a speed, counted from where it began. */
final class Pace {
    private final Speed speed;
    private final Instant historyStart;
    private final long realStartNanos;

    /** @param realStartNanos {@link System#nanoTime} when history begins */
    Pace(Speed speed, Instant historyStart, long realStartNanos) {
        this.speed = speed;
        this.historyStart = historyStart;
        this.realStartNanos = realStartNanos;
    }

    /** Sleeps until it is this instant's turn. */
    void await(Instant time) throws InterruptedException {
        Duration left = left(time, System.nanoTime());
        if (left.isPositive()) {
            Thread.sleep(left);
        }
    }

    /** Real time until it is this instant's turn; not positive when its turn has come. */
    Duration left(Instant time, long nowNanos) {
        return speed.realTime(Duration.between(historyStart, time)).minusNanos(nowNanos - realStartNanos);
    }
}
