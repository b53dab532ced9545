package io.sluice.replay.gate;

/**
 * How opportunities are labelled; the rule is on the {@linkplain io.sluice.replay.gate package page}.
 *
 * @param horizon candles after the signal's in which a barrier must be touched, 1 to 10,000
 * @param targetAtr distance of the target, multiples of the average true range, positive
 * @param stopAtr distance of the stop, multiples of the average true range, positive
 * @param tolerance candles a signal may come before an opportunity begins, 0 to 10,000
 */
public record LabelRule(int horizon, double targetAtr, double stopAtr, int tolerance) {
    /** 48 candles, target and stop as accounts trade them: 3 and 1.5 average true ranges; 3 candles of tolerance. */
    public static final LabelRule DEFAULTS = new LabelRule(48, 3.0, 1.5, 3);

    private static final int MOST_CANDLES = 10_000;

    /** @throws IllegalArgumentException naming the setting that cannot be */
    public LabelRule {
        require(horizon >= 1 && horizon <= MOST_CANDLES, "horizon", horizon);
        require(targetAtr > 0 && Double.isFinite(targetAtr), "targetAtr", targetAtr);
        require(stopAtr > 0 && Double.isFinite(stopAtr), "stopAtr", stopAtr);
        require(tolerance >= 0 && tolerance <= MOST_CANDLES, "tolerance", tolerance);
    }

    private static void require(boolean holds, String name, double value) {
        if (!holds) {
            throw new IllegalArgumentException(name + " cannot be " + value);
        }
    }
}
