package io.sluice.replay.gate;

import io.sluice.admit.Admission;
import io.sluice.schemas.Direction;
import io.sluice.schemas.Signal;
import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Judges detectors on one instrument while its candles and signals pass by. Each candle comes first, then the signals it
 * caused. Opportunities are found once for all detectors; at most a horizon and a tolerance of candles is remembered.
 */
public final class DetectorLabels {
    private static final int NO_CANDLE = -1;

    private final LabelRule rule;
    private final DirectionLabels rises;
    private final DirectionLabels falls;
    private final SortedMap<String, Integer> given = new TreeMap<>();
    private long number = NO_CANDLE;

    /** @param detectors names of the detectors that run, whether or not they will signal */
    public DetectorLabels(LabelRule rule, Collection<String> detectors) {
        this.rule = rule;
        this.rises = new DirectionLabels(1, rule, detectors);
        this.falls = new DirectionLabels(-1, rule, detectors);
        detectors.forEach(detector -> given.put(detector, 0));
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
     * Takes a signal that the last candle caused. An exit bets on nothing: it is not judged, and not counted.
     *
     * @throws IllegalStateException when there was no candle yet
     * @throws IllegalArgumentException when its detector is none of those that run
     */
    public void signal(Signal signal) {
        if (number == NO_CANDLE) {
            throw new IllegalStateException("signal " + signal.getId() + " came before its candle");
        }
        if (Admission.isExit(signal)) {
            return;
        }
        if (given.computeIfPresent(signal.getDetector(), (detector, count) -> count + 1) == null) {
            throw new IllegalArgumentException("signal " + signal.getId() + " of " + signal.getDetector()
                    + ", which is none of the detectors " + given.keySet());
        }
        Double atr = signal.getAtr();
        if (atr == null || signal.getDirection() == Direction.UNRECOGNISED) {
            return;
        }
        int direction = signal.getDirection() == Direction.LONG ? 1 : -1;
        (direction > 0 ? rises : falls)
                .signal(signal.getDetector(), new BarrierRace(number, direction, signal.getPrice(), atr, rule));
    }

    /** The figures of each detector by its name, as far as labels are known. */
    public SortedMap<String, DetectorFigures> figures() {
        SortedMap<String, DetectorFigures> all = new TreeMap<>();
        given.forEach((detector, signals) -> {
            DetectorFigures both = rises.figures(detector).plus(falls.figures(detector));
            all.put(detector, both.plus(new DetectorFigures(number + 1, 0, 0, 0, 0, 0, 0, signals - both.judged())));
        });
        return all;
    }
}
