package io.sluice.detect;

import io.sluice.indicator.CandleWindow;
import io.sluice.indicator.IndicatorSet;
import io.sluice.indicator.ReturnZScore;
import io.sluice.schemas.Direction;
import io.sluice.schemas.Figure;
import io.sluice.schemas.Pattern;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * D-VOL: a return at least {@code threshold} standard deviations from the mean of the rolling window, confirmed by the
 * next candle's return going the same way. It fires on the confirming candle.
 *
 * <p>Confidence: 0.5, up to 0.3 for the z-score from the threshold to 1.5 beyond it, up to 0.2 for the confirming return
 * from nothing to one standard deviation. Evidence: zScore (standard deviations), spikeReturn and confirmingReturn
 * (fractions), deviation (of the window that holds both, a fraction).
 */
final class VolatilitySpike implements Detector {
    private static final double STRONG_BEYOND_THRESHOLD = 1.5;

    private final VolatilitySpikeSettings settings;
    private final ReturnZScore returns;

    VolatilitySpike(VolatilitySpikeSettings settings, IndicatorSet indicators) {
        this.settings = settings;
        returns = indicators.returnZScore(settings.window());
    }

    @Override
    public int lookback() {
        return settings.window() + 2;
    }

    @Override
    public @Nullable Detection evaluate(CandleWindow candles) {
        double score = returns.valueBefore();
        double confirming = returns.latestReturn();
        if (!(Math.abs(score) >= settings.threshold()) || !(score * confirming > 0)) {
            return null;
        }
        return detection(candles, score, confirming);
    }

    private Detection detection(CandleWindow candles, double score, double confirming) {
        double deviation = returns.deviation();
        double threshold = settings.threshold();
        double spike = candles.close(1) / candles.close(2) - 1;
        double confidence = Confidence.OF_FIRING
                + 0.3 * Confidence.strength(Math.abs(score), threshold, threshold + STRONG_BEYOND_THRESHOLD)
                + 0.2 * Confidence.strength(Math.abs(confirming) / deviation, 0, 1);
        return new Detection(
                Pattern.VOL_SPIKE,
                score > 0 ? Direction.LONG : Direction.SHORT,
                confidence,
                List.of(
                        new Figure("zScore", score),
                        new Figure("spikeReturn", spike),
                        new Figure("confirmingReturn", confirming),
                        new Figure("deviation", deviation)));
    }
}
