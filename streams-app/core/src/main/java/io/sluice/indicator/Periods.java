package io.sluice.indicator;

/** Lengths an indicator may have. */
public final class Periods {
    /** Longest window: keeps an instrument's memory bounded. */
    public static final int LONGEST = 1_000;

    /** Most candles that anything may look back; longer than any indicator of the longest period needs. */
    public static final int LONGEST_HISTORY = 4_096;

    private Periods() {}

    /** @throws IllegalArgumentException naming the parameter when it is not in 2 to {@link #LONGEST} */
    public static int checked(String name, int period) {
        if (period < 2 || period > LONGEST) {
            throw new IllegalArgumentException(name + " must be 2 to " + LONGEST + " candles, not " + period);
        }
        return period;
    }
}
