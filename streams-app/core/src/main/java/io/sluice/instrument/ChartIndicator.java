package io.sluice.instrument;

import io.sluice.indicator.CandleWindow;
import io.sluice.indicator.Indicator;
import io.sluice.indicator.IndicatorSet;
import java.nio.ByteBuffer;

/** An indicator of a chart. What it throws becomes a {@link io.sluice.detect.DetectorFailure} that names it. */
final class ChartIndicator {
    private final Indicator indicator;
    private final Part part;
    private final int history;

    /** @param where instrument and timeframe, for messages */
    ChartIndicator(IndicatorSet.Named named, String where) {
        indicator = named.indicator();
        history = indicator.history();
        part = new Part("indicator " + named.name() + " of " + where, indicator.bytes(), history);
    }

    int bytes() {
        return part.bytes();
    }

    int history() {
        return history;
    }

    void update(CandleWindow candles) {
        try {
            indicator.update(candles);
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError broken) {
            throw part.failure(candles, broken);
        }
    }

    void save(ByteBuffer out) {
        part.save(out, indicator::save);
    }

    void load(ByteBuffer in) {
        part.load(in, indicator::load);
    }

    void rebuild(CandleWindow candles) {
        part.run("rebuild", () -> indicator.rebuild(candles));
    }
}
