package com.example.rsitema;

import io.sluice.detect.Checks;
import io.sluice.detect.Detection;
import io.sluice.detect.Detector;
import io.sluice.detect.DetectorKind;
import io.sluice.detect.DetectorSettings;
import io.sluice.detect.Distance;
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
 * Long when the RSI rises through {@code low} and the close is above the TEMA, with a stop of its own; out when the RSI falls
 * through {@code 100 − low}.
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
                parameters.integer("rsi", 14),
                parameters.integer("tema", 9),
                parameters.decimal("low", 30),
                parameters.decimal("stopAtr", 1));
    }

    /**
     * @param rsi period of the relative strength index, 2 to 1000
     * @param tema period of the triple exponential moving average, 2 to 1000
     * @param low RSI that counts as oversold, 1 to 49; its mirror counts as overbought
     * @param stopAtr distance of the stop, average true ranges, 0.1 to 1000
     */
    record Settings(int rsi, int tema, double low, double stopAtr) implements DetectorSettings {
        Settings {
            Checks.within(NAME, "rsi", rsi, 2, Periods.LONGEST);
            Checks.within(NAME, "tema", tema, 2, Periods.LONGEST);
            Checks.within(NAME, "low", low, 1, 49);
            Checks.within(NAME, "stopAtr", stopAtr, 0.1, 1000);
        }

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public Detector detector(IndicatorSet indicators) {
            Tema average = indicators.own(Tema.class, Integer.toString(tema), () -> new Tema(tema));
            return new Turn(indicators.rsi(rsi, 2), average, low, Distance.ofAtr(stopAtr));
        }
    }

    /** Nothing fires during warm-up: no number is above or below NaN. */
    private record Turn(Rsi rsi, Tema tema, double low, Distance stop) implements Detector {
        @Override
        public int lookback() {
            return 2;
        }

        @Override
        public Detection evaluate(CandleWindow candles) {
            double high = 100 - low;
            if (rsi.value(1) <= low && rsi.value() > low && candles.close(0) > tema.value()) {
                return new Detection(Pattern.REVERSAL, Direction.LONG, CONFIDENCE, evidence()).withStop(stop);
            }
            boolean exhausted = tema.ready() && rsi.value(1) >= high && rsi.value() < high;
            return exhausted ? Detection.close(Pattern.REVERSAL, Direction.LONG, evidence()) : null;
        }

        private List<Figure> evidence() {
            return List.of(
                    new Figure("rsi", rsi.value()),
                    new Figure("rsiBefore", rsi.value(1)),
                    new Figure("tema", tema.value()));
        }
    }
}
