package io.sluice.replay.walk;

import io.sluice.replay.AccountListener;
import io.sluice.replay.ReplaySettings;
import io.sluice.replay.Stint;
import io.sluice.replay.gate.StrategyThresholds;
import io.sluice.replay.metrics.PerformanceMeter;
import org.jspecify.annotations.Nullable;

/** One account on a stretch of history, measured from its beginning to its end. */
abstract class MeasuredStint implements Stint {
    private final Span span;
    private final ReplaySettings settings;
    private final StrategyThresholds thresholds;
    private @Nullable PerformanceMeter meter;
    private @Nullable Measured measured;
    private @Nullable Figures figures;

    MeasuredStint(Span span, ReplaySettings settings, StrategyThresholds thresholds) {
        this.span = span;
        this.settings = settings;
        this.thresholds = thresholds;
    }

    /** What it came to; null where there was no candle, or it did not begin. */
    final @Nullable Figures figures() {
        return figures;
    }

    /**
     * It begins.
     *
     * @param own measures this stretch alone
     * @param all hears what happens, and tells the own meter too
     */
    final void measure(PerformanceMeter own, Measured all) {
        meter = own;
        measured = all;
    }

    /** It has traded, and has ended. */
    void ended(Measured all) {}

    @Override
    public final ReplaySettings settings() {
        return settings;
    }

    @Override
    public final long from() {
        return span.from();
    }

    @Override
    public final long to() {
        return span.to();
    }

    @Override
    public final AccountListener listener() {
        return measured == null ? AccountListener.NONE : measured;
    }

    @Override
    public final void ended() {
        if (measured != null && meter != null && measured.traded()) {
            measured.end();
            figures = Figures.of(meter.performance(), thresholds);
            ended(measured);
        }
        measured = null;
        meter = null;
    }
}
