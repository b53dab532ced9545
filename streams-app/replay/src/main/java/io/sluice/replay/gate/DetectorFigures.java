package io.sluice.replay.gate;

import java.util.OptionalDouble;

/**
 * How a detector's signals stand to labelled opportunities.
 *
 * @param candles candles seen
 * @param opportunities opportunities found
 * @param captured of these, how many a signal captured
 * @param wins signals whose target came first
 * @param losses signals whose stop came first
 * @param timeouts signals for which neither came
 * @param falsePositives of all judged signals, how many captured no opportunity
 * @param unjudged signals without an average true range, or too near to the end of history
 */
public record DetectorFigures(
        long candles,
        int opportunities,
        int captured,
        int wins,
        int losses,
        int timeouts,
        int falsePositives,
        int unjudged) {
    public static final DetectorFigures NONE = new DetectorFigures(0, 0, 0, 0, 0, 0, 0, 0);

    /** Signals of which all is known. */
    public int judged() {
        return wins + losses + timeouts;
    }

    /** Captured ÷ all opportunities. Undefined without an opportunity. */
    public OptionalDouble captureRate() {
        return quotient(captured, opportunities);
    }

    /** False positives ÷ judged signals. Undefined without a judged signal. */
    public OptionalDouble falsePositiveRate() {
        return quotient(falsePositives, judged());
    }

    /** Wins ÷ judged signals: a timeout is no win. Undefined without a judged signal. */
    public OptionalDouble winRate() {
        return quotient(wins, judged());
    }

    /** The figures of two instruments together. */
    public DetectorFigures plus(DetectorFigures other) {
        return new DetectorFigures(
                candles + other.candles,
                opportunities + other.opportunities,
                captured + other.captured,
                wins + other.wins,
                losses + other.losses,
                timeouts + other.timeouts,
                falsePositives + other.falsePositives,
                unjudged + other.unjudged);
    }

    private static OptionalDouble quotient(int part, int whole) {
        return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) part / whole);
    }
}
