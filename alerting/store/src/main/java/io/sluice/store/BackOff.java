package io.sluice.store;

import java.time.Duration;

/** How long to wait before the next attempt: twice as long each time, up to half a minute. */
public final class BackOff {
    private static final Duration FIRST = Duration.ofMillis(200);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private Duration next = FIRST;

    /** The next wait. */
    public Duration next() {
        Duration now = next;
        Duration twice = next.multipliedBy(2);
        next = twice.compareTo(LONGEST) > 0 ? LONGEST : twice;
        return now;
    }

    /** It worked: the next wait is short again. */
    public void reset() {
        next = FIRST;
    }
}
