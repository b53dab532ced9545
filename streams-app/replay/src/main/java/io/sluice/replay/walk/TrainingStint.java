package io.sluice.replay.walk;

import io.sluice.account.AccountSettings;
import io.sluice.replay.AccountListener;
import io.sluice.replay.ReplaySettings;
import io.sluice.replay.Stint;
import io.sluice.replay.gate.StrategyThresholds;
import io.sluice.replay.metrics.PerformanceMeter;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One account under one trial's settings on one training window. What it holds at the end stays open and is no trade. */
final class TrainingStint implements Stint {
    private final Span span;
    private final ReplaySettings settings;
    private final AccountSettings account;
    private final StrategyThresholds thresholds;
    private @Nullable PerformanceMeter meter;
    private @Nullable Measured measured;
    private @Nullable Figures figures;

    TrainingStint(Span span, ReplaySettings settings, String account, StrategyThresholds thresholds) {
        this.span = span;
        this.settings = settings;
        this.account = Accounts.of(settings, account);
        this.thresholds = thresholds;
    }

    /** What it came to; empty where there was no candle. */
    Optional<Figures> figures() {
        return Optional.ofNullable(figures);
    }

    @Override
    public ReplaySettings settings() {
        return settings;
    }

    @Override
    public long from() {
        return span.from();
    }

    @Override
    public long to() {
        return span.to();
    }

    @Override
    public boolean flattens() {
        return false;
    }

    @Override
    public AccountSettings begins() {
        meter = Accounts.meter(settings, account, account.initialBalance());
        measured = new Measured(account.initialBalance(), List.of(meter), AccountListener.NONE);
        return account;
    }

    @Override
    public AccountListener listener() {
        return measured == null ? AccountListener.NONE : measured;
    }

    @Override
    public void ended() {
        if (measured != null && meter != null && measured.traded()) {
            measured.end();
            figures = Figures.of(meter.performance(), thresholds);
        }
        measured = null;
        meter = null;
    }
}
