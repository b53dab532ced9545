package io.sluice.mt5.sim;

/** Lengths of bars. */
enum SimTimeframe {
    M1(1),
    M5(5),
    M15(15),
    H1(60),
    H4(240),
    D1(1_440);

    private static final long MILLIS_A_MINUTE = 60_000;

    private final long minutes;

    SimTimeframe(long minutes) {
        this.minutes = minutes;
    }

    /** Open time of the bar that a time of the server's clock falls into. */
    long begin(long time) {
        return Math.floorDiv(time, minutes * MILLIS_A_MINUTE) * minutes * MILLIS_A_MINUTE;
    }
}
