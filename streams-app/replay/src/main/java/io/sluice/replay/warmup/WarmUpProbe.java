package io.sluice.replay.warmup;

import io.sluice.indicator.IndicatorSet;
import io.sluice.instrument.EnabledDetector;
import io.sluice.instrument.InstrumentSettings;
import io.sluice.replay.lookahead.Trace;
import io.sluice.replay.rigour.SplitMix;
import io.sluice.replay.tape.CandleTape;
import io.sluice.replay.tape.Tape;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Starts folds at later and later candles before some stretches of history, and compares what each detector says there with
 * what it said after the whole past. Indicators like Wilder's never forget: the longer the past, the less its beginning
 * counts.
 */
public final class WarmUpProbe {
    /** Warm-ups that are tried, in multiples of the stated one. */
    private static final List<Integer> MULTIPLES = List.of(1, 2, 5, 10);

    private static final int STRETCHES = 12;

    /** Length of a stretch, candles of the detector's timeframe. */
    private static final int LENGTH = 400;

    private final List<InstrumentSettings> instruments;
    private final Tape tape;
    private final Trace whole;

    /**
     * @param tape all candles of the whole run
     * @param whole what the whole run said
     */
    public WarmUpProbe(List<InstrumentSettings> instruments, Tape tape, Trace whole) {
        this.instruments = List.copyOf(instruments);
        this.tape = tape;
        this.whole = whole;
    }

    /**
     * Of each detector that is switched on, in the order of the settings.
     *
     * @param seed chooses the stretches
     */
    public List<WarmUp> run(long seed) {
        Set<EnabledDetector> detectors = new LinkedHashSet<>();
        instruments.forEach(each -> detectors.addAll(each.detectors()));
        return detectors.stream()
                .map(detector -> of(detector, new SplitMix(seed)))
                .toList();
    }

    private WarmUp of(EnabledDetector detector, SplitMix random) {
        List<InstrumentSettings> watched = instruments.stream()
                .filter(each -> each.detectors().contains(detector))
                .toList();
        int stated =
                watched.stream().mapToInt(each -> stated(detector, each)).max().orElseThrow();
        List<Integer> tried = MULTIPLES.stream()
                .filter(multiple -> watched.stream().anyMatch(each -> room(detector, each, multiple * stated) > 0))
                .toList();
        List<Stretch> stretches =
                tried.isEmpty() ? List.of() : stretches(detector, watched, tried.getLast() * stated, random);
        List<WarmUp.Level> levels = tried.stream()
                .map(multiple -> level(multiple, multiple * stated, stretches))
                .toList();
        return new WarmUp(detector.settings().name(), detector.timeframe(), stated, levels);
    }

    private static int stated(EnabledDetector detector, InstrumentSettings settings) {
        int lookback = detector.settings()
                .detector(new IndicatorSet(settings.atrPeriod()))
                .lookback();
        return Math.max(lookback, settings.atrPeriod() + 1);
    }

    /** At how many places a stretch may begin that has so many candles of its timeframe before it. */
    private int room(EnabledDetector detector, InstrumentSettings settings, int warmUp) {
        int base = Stretch.baseCandles(settings.base(), detector.timeframe());
        return tape.of(settings.instrument().id()).size() - (warmUp + LENGTH) * base + 1;
    }

    private List<Stretch> stretches(
            EnabledDetector detector, List<InstrumentSettings> watched, int longest, SplitMix random) {
        List<InstrumentSettings> roomy = watched.stream()
                .filter(each -> room(detector, each, longest) > 0)
                .toList();
        List<Stretch> stretches = new ArrayList<>();
        for (int i = 0; i < STRETCHES; i++) {
            InstrumentSettings settings = roomy.get(random.below(roomy.size()));
            int base = Stretch.baseCandles(settings.base(), detector.timeframe());
            int from = longest * base + random.below(room(detector, settings, longest));
            stretches.add(stretch(detector, settings, from, from + LENGTH * base));
        }
        return stretches;
    }

    private Stretch stretch(EnabledDetector detector, InstrumentSettings settings, int from, int to) {
        String instrument = settings.instrument().id();
        CandleTape candles = tape.of(instrument);
        Detections said =
                Detections.of(detector.settings().name(), detector.timeframe(), whole.detections(instrument, from, to));
        return new Stretch(alone(detector, settings), detector.timeframe(), candles, from, to, said);
    }

    private static InstrumentSettings alone(EnabledDetector detector, InstrumentSettings settings) {
        return new InstrumentSettings(
                settings.instrument(),
                settings.base(),
                List.of(detector),
                settings.admission(),
                settings.rollUp(),
                settings.atrPeriod());
    }

    private static WarmUp.Level level(int multiple, int candles, List<Stretch> stretches) {
        Detections.Comparison all = stretches.stream()
                .map(stretch -> stretch.after(candles))
                .reduce(Detections.Comparison.NONE, Detections.Comparison::plus);
        return new WarmUp.Level(multiple, candles, all.signals(), all.differing(), all.deviation());
    }
}
