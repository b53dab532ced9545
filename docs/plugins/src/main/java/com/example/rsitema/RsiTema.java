package com.example.rsitema;

import io.sluice.detect.Checks;
import io.sluice.detect.Detection;
import io.sluice.detect.Detector;
import io.sluice.detect.DetectorKind;
import io.sluice.detect.DetectorSettings;
import io.sluice.detect.Parameters;
import io.sluice.indicator.CandleWindow;
import io.sluice.indicator.IndicatorSet;
import io.sluice.indicator.Periods;
import io.sluice.indicator.Rsi;
import io.sluice.schemas.Direction;
import io.sluice.schemas.Figure;
import io.sluice.schemas.Pattern;
import java.util.List;

/**
 * Long when the RSI rises through {@code low} and the close is above the TEMA; short when the RSI falls through {@code 100 −
 * low} and the close is below the TEMA.
 */
public final class RsiTema implements DetectorKind {
    private static final String NAME = "rsi-tema";
    private static final double CONFIDENCE = 0.75;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public DetectorSettings settings(Parameters parameters) {
        return new Settings(
                parameters.integer("rsi", 14), parameters.integer("tema", 9), parameters.decimal("low", 30));
    }

    /**
     * @param rsi period of the relative strength index, 2 to 1000
     * @param tema period of the triple exponential moving average, 2 to 1000
     * @param low RSI that counts as oversold, 1 to 49; its mirror counts as overbought
     */
    record Settings(int rsi, int tema, double low) implements DetectorSettings {
        Settings {
            Checks.within(NAME, "rsi", rsi, 2, Periods.LONGEST);
            Checks.within(NAME, "tema", tema, 2, Periods.LONGEST);
            Checks.within(NAME, "low", low, 1, 49);
        }

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public Detector detector(IndicatorSet indicators) {
            Tema average = indicators.own(Tema.class, Integer.toString(tema), () -> new Tema(tema));
            return new Turn(indicators.rsi(rsi, 2), average, low);
        }
    }

    /** Nothing fires during warm-up: no number is above or below NaN. */
    private record Turn(Rsi rsi, Tema tema, double low) implements Detector {
        @Override
        public int lookback() {
            return 2;
        }

        @Override
        public Detection evaluate(CandleWindow candles) {
            double close = candles.close(0);
            double high = 100 - low;
            if (rsi.value(1) <= low && rsi.value() > low && close > tema.value()) {
                return detection(Direction.LONG);
            }
            if (rsi.value(1) >= high && rsi.value() < high && close < tema.value()) {
                return detection(Direction.SHORT);
            }
            return null;
        }

        private Detection detection(Direction direction) {
            List<Figure> evidence = List.of(
                    new Figure("rsi", rsi.value()),
                    new Figure("rsiBefore", rsi.value(1)),
                    new Figure("tema", tema.value()));
            return new Detection(Pattern.REVERSAL, direction, CONFIDENCE, evidence);
        }
    }
}
