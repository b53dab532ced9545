package io.sluice.instrument;

import io.sluice.admit.Admission;
import io.sluice.detect.Detection;
import io.sluice.detect.Distance;
import io.sluice.indicator.CandleWindow;
import io.sluice.market.Micros;
import io.sluice.market.Timeframes;
import io.sluice.market.TradingDay;
import io.sluice.schemas.Candle;
import io.sluice.schemas.Signal;
import io.sluice.schemas.SuppressedSignal;
import io.sluice.schemas.id.CandleMark;
import io.sluice.schemas.id.Ids;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Turns the candles of one instrument into marks, candles of higher timeframes and admitted signals. Pure: the same candles
 * in the same order give the same outputs, byte for byte, wherever the state was written and restored between them. Its
 * only input is the base timeframe; higher timeframes are rolled up inside.
 *
 * <p>Every candle is judged first (M-QUALITY), then placed: it is the next, or merged late, or refused; a refused candle
 * changes nothing. A detector is asked only when its whole window is complete and without a gap (M-COMPLETE); indicators
 * that never forget, as Wilder's, go on over gaps.
 *
 * <p>Signals of one event are admitted oldest first; of one instant exits first, then the surest, then those of the longer
 * timeframe, then in the order of the settings.
 */
public final class InstrumentFold {
    private static final Comparator<Signal> ADMISSION_ORDER = Comparator.comparing(Signal::getTime)
            .thenComparing(signal -> !Admission.isExit(signal))
            .thenComparing(Comparator.comparingDouble(Signal::getConfidence).reversed())
            .thenComparing(Comparator.comparing((Signal signal) -> Timeframes.length(signal.getTimeframe()))
                    .reversed());

    private final InstrumentSettings settings;
    private final CandleQuality quality;
    private final Sequence sequence;

    public InstrumentFold(InstrumentSettings settings) {
        this.settings = settings;
        quality = new CandleQuality(settings);
        sequence = new Sequence(settings);
    }

    public InstrumentSettings settings() {
        return settings;
    }

    /** The memory of an instrument of which nothing has been seen. */
    public InstrumentState newState() {
        return new InstrumentState(settings);
    }

    /**
     * Folds one candle.
     *
     * @param state made by {@link #newState} of a fold of equal settings; where it was restored, to the end
     * @param out receives the outputs in the order in which they must be written; never retained
     */
    public void apply(InstrumentState state, Candle candle, InstrumentSink out) {
        state.requireRestored();
        Refusal refusal = quality.judgeContent(candle);
        if (refusal != null) {
            out.rejected(refusal.reason(), refusal.detail());
            return;
        }
        long opens = Micros.of(candle.getOpenTime());
        Optional<TradingDay> day = state.days().of(opens);
        refusal = quality.judgeTime(candle, opens, day);
        if (refusal == null && !sequence.isNext(state, opens)) {
            refusal = sequence.judgeOld(state, candle, opens);
        }
        if (refusal != null) {
            out.rejected(refusal.reason(), refusal.detail());
            return;
        }
        accept(state, candle, opens, out);
        admit(state, out);
    }

    private void accept(InstrumentState state, Candle candle, long opens, InstrumentSink out) {
        long closes = Micros.of(candle.getCloseTime());
        Ladder.Closed closed = new RollUp(state, out);
        if (sequence.isNext(state, opens)) {
            state.advance(sequence.stepsTo(state, opens));
            look(state, state.baseChart(), candle, opens, closes);
            out.mark(new CandleMark(candle, nullable(state.baseChart().atr())), candle.getCloseTime());
            state.ladder().add(candle, opens, closes, closed);
        } else {
            state.see(sequence.stepsSince(state, opens));
            out.mergedLate(candle);
            Instant newest = Micros.instant(state.baseCandles().closeTime());
            Instant knownAt = candle.getKnownAt().isAfter(newest) ? candle.getKnownAt() : newest;
            state.ladder().merge(candle, opens, closes, knownAt, closed);
        }
    }

    /** Appends a candle to its chart and keeps what the detectors say of it. */
    private static void look(InstrumentState state, Chart chart, Candle candle, long opens, long closes) {
        CandleWindow candles = chart.candles();
        boolean afterGap = candles.count() > 0 && state.days().isGap(candles.openTime(0), candles.closeTime(), opens);
        chart.append(candle, opens, closes, afterGap);
        chart.detect(new Detected(state, chart, candle));
    }

    /** Tells what a candle closes on the longer timeframes, and looks at it there. */
    private record RollUp(InstrumentState state, InstrumentSink out) implements Ladder.Closed {
        @Override
        public void closed(Rung rung, Candle candle, long opens, long closes) {
            out.rolledUp(candle);
            Chart chart = rung.chart();
            if (chart != null) {
                look(state, chart, candle, opens, closes);
            }
        }
    }

    /** Keeps what detectors say of a candle until it is admitted. */
    private record Detected(InstrumentState state, Chart chart, Candle candle) implements Chart.Found {
        @Override
        public void found(String detector, Detection detection) {
            String candleId = Ids.candle(candle.getInstrument(), candle.getTimeframe(), candle.getOpenTime());
            state.pending().add(signal(candle, candleId, detector, detection, chart.atr()));
        }
    }

    private static void admit(InstrumentState state, InstrumentSink out) {
        List<Signal> pending = state.pending();
        if (pending.isEmpty()) {
            return;
        }
        pending.sort(ADMISSION_ORDER);
        for (Signal signal : pending) {
            SuppressedSignal suppressed = state.admission().admit(signal);
            if (suppressed == null) {
                out.signal(signal);
            } else {
                out.suppressed(suppressed);
            }
        }
        pending.clear();
    }

    private static Signal signal(Candle candle, String candleId, String detector, Detection detection, double atr) {
        String direction = detection.direction().name();
        String said = detection.isExit() ? detection.action() + " " + direction : direction;
        // Each strategy leaves what is its own: the exits of two are never the same.
        String distinct = detection.isExit() ? said + " " + detector : said;
        return new Signal(
                Ids.signal(candleId, detector, said),
                candle.getInstrument(),
                candle.getTimeframe(),
                detector,
                detection.pattern(),
                detection.direction(),
                candleId,
                candle.getCloseTime(),
                candle.getClose(),
                nullable(atr),
                detection.confidence(),
                Ids.fingerprint(
                        candle.getInstrument(), detection.pattern().name(), distinct, candle.getTimeframe(), candleId),
                detection.evidence(),
                detection.isExit() ? detection.action() : null,
                inPrice(detection.stop(), atr),
                inPrice(detection.target(), atr));
    }

    private static @Nullable Double inPrice(@Nullable Distance distance, double atr) {
        return distance == null ? null : nullable(distance.inPrice(atr));
    }

    private static @Nullable Double nullable(double value) {
        return Double.isNaN(value) ? null : value;
    }
}
