package io.sluice.account;

import io.sluice.state.SlotReader;
import io.sluice.state.SlotWriter;
import java.time.Duration;

/** The account's now: the latest time on its log. A slot of its own, because every event may move it. */
final class Clock extends Remembered {
    static final String SLOT = "clock";

    /** No instant. */
    static final long NEVER = Long.MIN_VALUE;

    private long now = NEVER;

    Clock(Changes changes) {
        super(changes);
    }

    /** {@link #NEVER} before the first event. */
    long now() {
        return now;
    }

    static long later(long micros, Duration duration) {
        return Math.addExact(micros, duration.toNanos() / 1_000);
    }

    /** Never moves back. */
    void advanceTo(long time) {
        if (time > now) {
            now = time;
            touch();
        }
    }

    @Override
    String slot() {
        return SLOT;
    }

    @Override
    void write(SlotWriter out) {
        out.whole(now);
    }

    @Override
    void read(SlotReader in) {
        now = in.whole();
    }
}
