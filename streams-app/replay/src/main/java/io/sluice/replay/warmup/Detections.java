package io.sluice.replay.warmup;

import io.sluice.instrument.InstrumentSink;
import io.sluice.schemas.Candle;
import io.sluice.schemas.Figure;
import io.sluice.schemas.Mark;
import io.sluice.schemas.RejectReason;
import io.sluice.schemas.Signal;
import io.sluice.schemas.SuppressedSignal;
import io.sluice.schemas.Timeframe;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one detector saw, admitted or not: admission remembers what a shorter past does not have. */
final class Detections implements InstrumentSink {
    /** A figure that is less off than this is the same for all purposes. */
    private static final double TOLERANCE = 0.01;

    private final String detector;
    private final Map<String, Signal> signals = new HashMap<>();
    private boolean listening;

    Detections(String detector) {
        this.detector = detector;
    }

    /** From now on what is said counts. */
    void listen() {
        listening = true;
    }

    @Override
    public void signal(Signal signal) {
        if (listening && signal.getDetector().equals(detector)) {
            signals.put(signal.getId(), signal);
        }
    }

    @Override
    public void suppressed(SuppressedSignal suppressed) {
        signal(suppressed.getSignal());
    }

    @Override
    public void mark(Mark mark, Instant closeTime) {
        // Accounts have no part in it.
    }

    @Override
    public void mergedLate(Candle candle) {
        // It speaks through what it closes.
    }

    @Override
    public void rolledUp(Candle candle) {
        // Detectors speak for it.
    }

    @Override
    public void rejected(RejectReason reason, String detail) {
        // It is rejected in every pass.
    }

    /** Detections that are known already. */
    static Detections of(String detector, Timeframe timeframe, List<Signal> known) {
        Detections detections = new Detections(detector);
        detections.listen();
        known.stream().filter(signal -> signal.getTimeframe() == timeframe).forEach(detections::signal);
        return detections;
    }

    /** How the detections of a shorter past compare with these of a longer one. */
    Comparison with(Detections shorter) {
        Set<String> ids = new HashSet<>(signals.keySet());
        ids.addAll(shorter.signals.keySet());
        int differing = 0;
        double worst = 0;
        for (String id : ids) {
            Signal one = signals.get(id);
            Signal other = shorter.signals.get(id);
            if (one == null || other == null) {
                differing++;
            } else {
                double deviation = deviation(one, other);
                worst = Math.max(worst, deviation);
                differing += deviation > TOLERANCE ? 1 : 0;
            }
        }
        return new Comparison(ids.size(), differing, worst);
    }

    /**
     * @param signals signals on either side
     * @param differing those that are not on both alike
     * @param deviation largest relative difference of a figure
     */
    record Comparison(int signals, int differing, double deviation) {
        static final Comparison NONE = new Comparison(0, 0, 0);

        Comparison plus(Comparison more) {
            return new Comparison(
                    signals + more.signals, differing + more.differing, Math.max(deviation, more.deviation));
        }
    }

    private static double deviation(Signal one, Signal other) {
        double worst =
                Math.max(relative(one.getAtr(), other.getAtr()), relative(one.getConfidence(), other.getConfidence()));
        List<Figure> figures = one.getEvidence();
        List<Figure> others = other.getEvidence();
        if (figures.size() != others.size()) {
            return 1;
        }
        for (int i = 0; i < figures.size(); i++) {
            worst = Math.max(
                    worst, relative(figures.get(i).getValue(), others.get(i).getValue()));
        }
        return worst;
    }

    /** 1 when only one of the two is known. */
    private static double relative(@Nullable Double one, @Nullable Double other) {
        if (one == null || other == null) {
            return one == null && other == null ? 0 : 1;
        }
        double largest = Math.max(Math.abs(one), Math.abs(other));
        return largest == 0 ? 0 : Math.abs(one - other) / largest;
    }
}
