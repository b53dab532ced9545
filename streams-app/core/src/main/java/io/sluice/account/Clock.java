package io.sluice.account;

/** The account's now: the latest time on its log. A slot of its own, because every event may move it. */
final class Clock extends Remembered {
    static final String SLOT = "clock";

    private long now = Micros.NONE;

    Clock(Changes changes) {
        super(changes);
    }

    /** {@link Micros#NONE} before the first event. */
    long now() {
        return now;
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
