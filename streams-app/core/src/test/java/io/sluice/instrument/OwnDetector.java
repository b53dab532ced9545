package io.sluice.instrument;

import io.sluice.detect.Detection;
import io.sluice.detect.Detector;
import io.sluice.detect.DetectorSettings;
import io.sluice.indicator.CandleWindow;
import io.sluice.indicator.IndicatorSet;
import io.sluice.schemas.Direction;
import io.sluice.schemas.Pattern;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A detector with an indicator of its own: fires at every seventh candle that rises. */
record OwnDetector(OwnIndicator.Fault fault) implements DetectorSettings {
    @Override
    public String name() {
        return "seventh-rise";
    }

    @Override
    public Detector detector(IndicatorSet indicators) {
        OwnIndicator rises = indicators.own(OwnIndicator.class, "", () -> new OwnIndicator(fault));
        return new Detector() {
            @Override
            public int lookback() {
                return 1;
            }

            @Override
            public @Nullable Detection evaluate(CandleWindow candles) {
                boolean fires = candles.body(0) > 0 && rises.risen() % 7 == 0;
                return fires ? new Detection(Pattern.IMPULSE, Direction.LONG, 0.5, List.of()) : null;
            }
        };
    }
}
