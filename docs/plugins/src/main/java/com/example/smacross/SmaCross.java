package com.example.smacross;

import io.sluice.detect.Checks;
import io.sluice.detect.Confidence;
import io.sluice.detect.Detection;
import io.sluice.detect.Detector;
import io.sluice.detect.DetectorKind;
import io.sluice.detect.DetectorSettings;
import io.sluice.detect.Parameters;
import io.sluice.indicator.CandleWindow;
import io.sluice.indicator.IndicatorSet;
import io.sluice.indicator.Periods;
import io.sluice.indicator.Sma;
import io.sluice.indicator.Source;
import io.sluice.schemas.Direction;
import io.sluice.schemas.Figure;
import io.sluice.schemas.Pattern;
import java.util.List;

/** Long on the candle at which a fast average of closes crosses a slow one from below; out when it crosses back. */
public final class SmaCross implements DetectorKind {
    private static final String NAME = "sma-cross";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public DetectorSettings settings(Parameters parameters) {
        return new Settings(parameters.integer("fast", 10), parameters.integer("slow", 30));
    }

    /**
     * @param fast candles of the fast average, from 2
     * @param slow candles of the slow average, more than of the fast one, to 1000
     */
    record Settings(int fast, int slow) implements DetectorSettings {
        Settings {
            Checks.within(NAME, "fast", fast, 2, Periods.LONGEST - 1);
            Checks.within(NAME, "slow", slow, fast + 1, Periods.LONGEST);
        }

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public Detector detector(IndicatorSet indicators) {
            return new Cross(indicators.sma(Source.CLOSE, fast), indicators.sma(Source.CLOSE, slow), slow + 1);
        }
    }

    /** Remembers nothing: what was before the newest candle, the averages know. */
    private record Cross(Sma fast, Sma slow, int lookback) implements Detector {
        @Override
        public Detection evaluate(CandleWindow candles) {
            double before = fast.valueBefore() - slow.valueBefore();
            double now = fast.value() - slow.value();
            boolean up = before <= 0 && now > 0;
            boolean down = before >= 0 && now < 0;
            if (!up && !down) {
                return null;
            }
            List<Figure> evidence = List.of(new Figure("fast", fast.value()), new Figure("slow", slow.value()));
            if (down) {
                return Detection.close(Pattern.IMPULSE, Direction.LONG, evidence);
            }
            double confidence = Confidence.OF_FIRING + 0.5 * Confidence.strength(now / candles.close(0), 0, 0.001);
            return new Detection(Pattern.IMPULSE, Direction.LONG, confidence, evidence);
        }
    }
}
