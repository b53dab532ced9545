package io.sluice.local.up;

import java.time.Duration;
import java.time.Instant;

/** Holds history back to a speed, counted from where it began. */
final class Pace {
    private final Speed speed;
    private final Instant historyStart;
    private final long realStartNanos = System.nanoTime();

    Pace(Speed speed, Instant historyStart) {
        this.speed = speed;
        this.historyStart = historyStart;
    }

    /** Sleeps until it is this instant's turn. */
    void await(Instant time) throws InterruptedException {
        long due = realStartNanos
                + speed.realTime(Duration.between(historyStart, time)).toNanos();
        long leftNanos = due - System.nanoTime();
        if (leftNanos > 0) {
            Thread.sleep(Duration.ofNanos(leftNanos));
        }
    }
}
