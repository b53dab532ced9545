package io.sluice.replay.walk;

import io.sluice.account.AccountSettings;
import io.sluice.replay.AccountListener;
import io.sluice.replay.ReplaySettings;
import io.sluice.replay.gate.StrategyThresholds;
import io.sluice.replay.metrics.PerformanceMeter;
import java.util.List;

/** One account under one trial's settings on one training window. What it holds at the end stays open and is no trade. */
final class TrainingStint extends MeasuredStint {
    private final AccountSettings account;

    TrainingStint(Span span, ReplaySettings settings, String account, StrategyThresholds thresholds) {
        super(span, settings, thresholds);
        this.account = Accounts.of(settings, account);
    }

    @Override
    public boolean flattens() {
        return false;
    }

    @Override
    public AccountSettings begins() {
        PerformanceMeter meter = Accounts.meter(settings(), account, account.initialBalance());
        measure(meter, new Measured(account.initialBalance(), List.of(meter), AccountListener.NONE));
        return account;
    }
}
