package io.sluice.replay.gate;

/**
 * What a detector must reach.
 *
 * @param capture captured ÷ all opportunities, at least
 * @param falsePositives false positives ÷ judged signals, at most
 * @param winRate wins ÷ judged signals, at least
 */
public record DetectorThresholds(double capture, double falsePositives, double winRate) {
    /** 85 % captured, 10 % false, 60 % won. */
    public static final DetectorThresholds DEFAULTS = new DetectorThresholds(0.85, 0.10, 0.60);
}
