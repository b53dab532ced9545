package io.sluice.replay.judged;

import io.sluice.detect.Detection;
import io.sluice.detect.Detector;
import io.sluice.detect.DetectorSettings;
import io.sluice.indicator.CandleWindow;
import io.sluice.indicator.IndicatorSet;
import io.sluice.indicator.Rsi;
import io.sluice.schemas.Direction;
import io.sluice.schemas.Figure;
import io.sluice.schemas.Pattern;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Long while RSI(2) is below {@value #LOW}, out while it is above {@value #HIGH} (L. Connors, C. Alvarez, Short Term Trading
 * Strategies That Work, 2008). It says so at each such candle: that it holds already, or nothing, is the account's to know.
 */
record RsiTwo() implements DetectorSettings {
    static final int LOW = 10;
    static final int HIGH = 70;

    /** Number of the first candle that counts: late enough for the average true range that an account wants for its stop. */
    static final int WARM = 20;

    @Override
    public String name() {
        return "rsi-two";
    }

    @Override
    public Detector detector(IndicatorSet indicators) {
        return new Extremes(indicators.rsi(2, 1), WARM + 1);
    }

    private record Extremes(Rsi rsi, int lookback) implements Detector {
        @Override
        public @Nullable Detection evaluate(CandleWindow candles) {
            if (rsi.value() < LOW) {
                return new Detection(Pattern.MEAN_REVERSION, Direction.LONG, 1, evidence());
            }
            return rsi.value() > HIGH ? Detection.close(Pattern.MEAN_REVERSION, Direction.LONG, evidence()) : null;
        }

        private List<Figure> evidence() {
            return List.of(new Figure("rsi", rsi.value()));
        }
    }
}
