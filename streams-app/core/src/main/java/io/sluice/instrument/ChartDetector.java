package io.sluice.instrument;

import io.sluice.detect.Detection;
import io.sluice.detect.Detector;
import io.sluice.detect.DetectorFailure;
import io.sluice.detect.DetectorSettings;
import io.sluice.indicator.CandleWindow;
import io.sluice.indicator.IndicatorSet;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** A detector of a chart. What it throws becomes a {@link DetectorFailure} that names it. */
final class ChartDetector {
    private final String name;
    private final Detector detector;
    private final Part part;
    private final int lookback;

    /** @param where instrument and timeframe, for messages */
    ChartDetector(DetectorSettings settings, IndicatorSet indicators, String where) {
        name = settings.name();
        String title = "detector " + name + " of " + where;
        try {
            detector = settings.detector(indicators);
            lookback = detector.lookback();
            part = new Part(title, detector.bytes(), lookback);
        } catch (DetectorFailure known) {
            throw known;
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError broken) {
            throw new DetectorFailure(title + " cannot be made: " + broken, broken);
        }
    }

    String name() {
        return name;
    }

    int bytes() {
        return part.bytes();
    }

    int lookback() {
        return lookback;
    }

    @Nullable
    Detection evaluate(CandleWindow candles) {
        try {
            return detector.evaluate(candles);
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError broken) {
            throw part.failure(candles, broken);
        }
    }

    void save(ByteBuffer out) {
        part.save(out, detector::save);
    }

    void load(ByteBuffer in) {
        part.load(in, detector::load);
    }
}
