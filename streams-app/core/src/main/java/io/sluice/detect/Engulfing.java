package io.sluice.detect;

import io.sluice.indicator.Atr;
import io.sluice.indicator.CandleWindow;
import io.sluice.indicator.IndicatorSet;
import io.sluice.schemas.Direction;
import io.sluice.schemas.Figure;
import io.sluice.schemas.Pattern;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * D-ENGULF: a candle whose body covers the whole body of the candle before, which went the other way (S. Nison, "Japanese
 * Candlestick Charting Techniques", 1991). Both bodies must be real; one end may be equal, as it is in markets that never
 * close, but not both.
 *
 * <p>Confidence: 0.5, up to 0.25 for the body from its least to one average true range more, up to 0.25 for the body from
 * one to four times the engulfed one. Evidence: body and engulfedBody (quote currency, unsigned), bodyAtr (average
 * true ranges).
 */
final class Engulfing implements Detector {
    private final EngulfingSettings settings;
    private final Atr atr;

    Engulfing(EngulfingSettings settings, IndicatorSet indicators) {
        this.settings = settings;
        atr = indicators.atr();
    }

    @Override
    public int lookback() {
        return 2;
    }

    @Override
    public @Nullable Detection evaluate(CandleWindow candles) {
        double body = candles.body(0);
        double engulfed = candles.body(1);
        if (!(body * engulfed < 0) || !(Math.abs(body) > Math.abs(engulfed)) || !covers(candles)) {
            return null;
        }
        double bodyAtr = Math.abs(body) / atr.value();
        if (!(bodyAtr >= settings.minBodyAtr())) {
            return null;
        }
        return detection(body, engulfed, bodyAtr);
    }

    private static boolean covers(CandleWindow candles) {
        double top = Math.max(candles.open(0), candles.close(0));
        double bottom = Math.min(candles.open(0), candles.close(0));
        return top >= Math.max(candles.open(1), candles.close(1))
                && bottom <= Math.min(candles.open(1), candles.close(1));
    }

    private Detection detection(double body, double engulfed, double bodyAtr) {
        double confidence = Confidence.OF_FIRING
                + 0.25 * Confidence.strength(bodyAtr, settings.minBodyAtr(), settings.minBodyAtr() + 1)
                + 0.25 * Confidence.strength(Math.abs(body / engulfed), 1, 4);
        return new Detection(
                Pattern.REVERSAL,
                body > 0 ? Direction.LONG : Direction.SHORT,
                confidence,
                List.of(
                        new Figure("body", Math.abs(body)),
                        new Figure("engulfedBody", Math.abs(engulfed)),
                        new Figure("bodyAtr", bodyAtr)));
    }
}
