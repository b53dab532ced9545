package io.sluice.replay.walk;

import io.sluice.account.AccountSettings;
import io.sluice.replay.AccountListener;
import io.sluice.replay.ReplaySettings;
import io.sluice.replay.Stint;
import io.sluice.replay.gate.StrategyThresholds;
import io.sluice.replay.metrics.PerformanceMeter;
import io.sluice.value.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One account on one test window, with the money that the window before has left. What it holds at the end is closed. */
final class TestStint implements Stint {
    private final Span span;
    private final Trial trial;
    private final Purse purse;
    private final StrategyThresholds thresholds;
    private Money money;
    private @Nullable PerformanceMeter meter;
    private @Nullable Measured measured;
    private @Nullable Figures figures;
    private WindowResult.Ending ending = WindowResult.Ending.NONE;

    TestStint(Span span, Trial trial, Purse purse, StrategyThresholds thresholds) {
        this.span = span;
        this.trial = trial;
        this.purse = purse;
        this.thresholds = thresholds;
        this.money = purse.money();
    }

    /** What it came to; null where there was no candle or no money. */
    @Nullable
    Figures figures() {
        return figures;
    }

    WindowResult.Ending ending() {
        return ending;
    }

    /** What it began with, or would have. */
    Money money() {
        return money;
    }

    @Override
    public ReplaySettings settings() {
        return trial.settings();
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
        return true;
    }

    @Override
    public @Nullable AccountSettings begins() {
        money = purse.money();
        if (money.value().signum() <= 0) {
            return null;
        }
        AccountSettings account = Accounts.with(Accounts.of(trial.settings(), purse.account()), money);
        meter = Accounts.meter(trial.settings(), account, money);
        measured = new Measured(money, List.of(meter, purse.meter()), purse.listener());
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
            ending = measured.ending();
            purse.leave(measured.equity());
        }
        measured = null;
        meter = null;
    }
}
