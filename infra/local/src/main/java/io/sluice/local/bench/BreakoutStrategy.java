package io.sluice.local.bench;

import io.sluice.detect.Detection;
import io.sluice.detect.Detector;
import io.sluice.detect.DetectorSettings;
import io.sluice.indicator.CandleWindow;
import io.sluice.indicator.Channel;
import io.sluice.indicator.CloseZScore;
import io.sluice.indicator.Ema;
import io.sluice.indicator.IndicatorSet;
import io.sluice.indicator.Rsi;
import io.sluice.schemas.Direction;
import io.sluice.schemas.Figure;
import io.sluice.schemas.Pattern;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The {@link BreakoutRules} as a detector of the instrument fold. */
record BreakoutStrategy() implements DetectorSettings {

    @Override
    public String name() {
        return "bench-breakout";
    }

    @Override
    public Detector detector(IndicatorSet indicators) {
        return new Entry(
                indicators.channel(BreakoutRules.CHANNEL),
                indicators.ema(BreakoutRules.EMA),
                indicators.rsi(BreakoutRules.RSI, 1),
                indicators.closeZScore(BreakoutRules.Z_SCORE));
    }

    private record Entry(Channel channel, Ema ema, Rsi rsi, CloseZScore zScore) implements Detector {
        @Override
        public int lookback() {
            return BreakoutRules.Z_SCORE;
        }

        @Override
        public @Nullable Detection evaluate(CandleWindow candles) {
            double close = candles.close(0);
            boolean enters = close > channel.upperBefore()
                    && close > ema.value()
                    && rsi.value() < BreakoutRules.RSI_MOST
                    && zScore.value() > BreakoutRules.Z_SCORE_LEAST;
            return enters
                    ? new Detection(
                            Pattern.IMPULSE, Direction.LONG, 1, List.of(new Figure("level", channel.upperBefore())))
                    : null;
        }
    }
}
