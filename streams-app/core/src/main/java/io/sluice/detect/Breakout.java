package io.sluice.detect;

import io.sluice.indicator.Atr;
import io.sluice.indicator.CandleWindow;
import io.sluice.indicator.Channel;
import io.sluice.indicator.IndicatorSet;
import io.sluice.indicator.Sma;
import io.sluice.indicator.Source;
import io.sluice.schemas.Direction;
import io.sluice.schemas.Figure;
import io.sluice.schemas.Pattern;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * D-BREAK: a close beyond the highest high (resistance) or lowest low (support) of the window before it, with a volume of
 * at least {@code minVolumeRatio} times the window's average. Only the crossing counts: the candle before must have closed
 * on the inner side of the same level, so that a trend does not break out again at each candle.
 *
 * <p>Confidence: 0.5, up to 0.25 for the volume ratio from its least to three times that, up to 0.25 for the close being up to
 * one average true range beyond the level. Evidence: level (quote currency), beyondAtr (average true ranges from level
 * to close), volumeRatio.
 */
final class Breakout implements Detector {
    private final BreakoutSettings settings;
    private final Channel channel;
    private final Sma volume;
    private final Atr atr;

    Breakout(BreakoutSettings settings, IndicatorSet indicators) {
        this.settings = settings;
        channel = indicators.channel(settings.window());
        volume = indicators.sma(Source.VOLUME, settings.window());
        atr = indicators.atr();
    }

    @Override
    public int lookback() {
        return settings.window() + 1;
    }

    @Override
    public @Nullable Detection evaluate(CandleWindow candles) {
        double close = candles.close(0);
        double previous = candles.close(1);
        double resistance = channel.upperBefore();
        double support = channel.lowerBefore();
        if (close > resistance && previous <= resistance) {
            return detection(Direction.LONG, resistance, close - resistance, candles.volume(0));
        }
        if (close < support && previous >= support) {
            return detection(Direction.SHORT, support, support - close, candles.volume(0));
        }
        return null;
    }

    private @Nullable Detection detection(Direction direction, double level, double beyond, double traded) {
        double average = volume.valueBefore();
        double ratio = average > 0 ? traded / average : 0;
        if (!(ratio >= settings.minVolumeRatio()) || !(traded > 0)) {
            return null;
        }
        double beyondAtr = beyond / atr.value();
        double confidence = Confidence.OF_FIRING
                + 0.25 * Confidence.strength(ratio, settings.minVolumeRatio(), 3 * settings.minVolumeRatio())
                + 0.25 * Confidence.strength(beyondAtr, 0, 1);
        return new Detection(
                Pattern.IMPULSE,
                direction,
                confidence,
                List.of(
                        new Figure("level", level),
                        new Figure("beyondAtr", beyondAtr),
                        new Figure("volumeRatio", ratio)));
    }
}
