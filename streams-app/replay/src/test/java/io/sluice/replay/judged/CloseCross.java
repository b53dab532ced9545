package io.sluice.replay.judged;

import io.sluice.detect.Detection;
import io.sluice.detect.Detector;
import io.sluice.detect.DetectorSettings;
import io.sluice.indicator.CandleWindow;
import io.sluice.indicator.IndicatorSet;
import io.sluice.indicator.Sma;
import io.sluice.indicator.Source;
import io.sluice.schemas.Direction;
import io.sluice.schemas.Figure;
import io.sluice.schemas.Pattern;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Long when a close crosses the average of closes from below, out when one crosses it from above.
 *
 * @param period of the average, candles
 */
record CloseCross(int period) implements DetectorSettings {
    @Override
    public String name() {
        return "close-cross";
    }

    @Override
    public Detector detector(IndicatorSet indicators) {
        return new Cross(indicators.sma(Source.CLOSE, period), period + 1);
    }

    private record Cross(Sma average, int lookback) implements Detector {
        @Override
        public @Nullable Detection evaluate(CandleWindow candles) {
            double before = candles.close(1) - average.valueBefore();
            double now = candles.close(0) - average.value();
            List<Figure> evidence = List.of(new Figure("average", average.value()));
            if (before < 0 && now > 0) {
                return new Detection(Pattern.IMPULSE, Direction.LONG, 1, evidence);
            }
            return before > 0 && now < 0 ? Detection.close(Pattern.IMPULSE, Direction.LONG, evidence) : null;
        }
    }
}
