package io.sluice.replay.gate;

import io.sluice.schemas.Direction;
import io.sluice.schemas.Signal;

/**
 * Judges one detector on one instrument while its candles and signals pass by. Each candle comes first, then the signals it
 * caused. Keeps at most a horizon and a tolerance of candles.
 */
public final class DetectorLabels {
    private static final int NO_CANDLE = -1;

    private final DirectionJudge rises;
    private final DirectionJudge falls;
    private long number = NO_CANDLE;
    private int given;

    public DetectorLabels(LabelRule rule) {
        this.rises = new DirectionJudge(1, rule);
        this.falls = new DirectionJudge(-1, rule);
    }

    /**
     * Takes the next candle; prices in quote currency.
     *
     * @param atr average true range at its close; NaN while it warms up
     */
    public void candle(double open, double high, double low, double close, double atr) {
        number++;
        rises.candle(number, open, high, low, close, atr);
        falls.candle(number, open, high, low, close, atr);
    }

    /**
     * Takes a signal that the last candle caused.
     *
     * @throws IllegalStateException when there was no candle yet
     */
    public void signal(Signal signal) {
        if (number == NO_CANDLE) {
            throw new IllegalStateException("signal " + signal.getId() + " came before its candle");
        }
        given++;
        Double atr = signal.getAtr();
        if (atr == null || signal.getDirection() == Direction.UNRECOGNISED) {
            return;
        }
        DirectionJudge judge = signal.getDirection() == Direction.LONG ? rises : falls;
        judge.signal(number, signal.getPrice(), atr);
    }

    /** The figures as far as labels are known. */
    public DetectorFigures figures() {
        DetectorFigures both = rises.figures().plus(falls.figures());
        return new DetectorFigures(
                number + 1,
                both.opportunities(),
                both.captured(),
                both.wins(),
                both.losses(),
                both.timeouts(),
                both.falsePositives(),
                given - both.judged());
    }
}
