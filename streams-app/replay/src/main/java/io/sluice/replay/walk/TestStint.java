package io.sluice.replay.walk;

import io.sluice.account.AccountSettings;
import io.sluice.replay.gate.StrategyThresholds;
import io.sluice.replay.metrics.PerformanceMeter;
import io.sluice.value.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One account on one test window, with the money that the window before has left, if any. What it holds at the end is
 * closed.
 */
final class TestStint extends MeasuredStint {
    private final Purse purse;
    private Money money;
    private WindowResult.Ending ending = WindowResult.Ending.NONE;

    TestStint(Span span, Trial trial, Purse purse, StrategyThresholds thresholds) {
        super(span, trial.settings(), thresholds);
        this.purse = purse;
        this.money = purse.money();
    }

    WindowResult.Ending ending() {
        return ending;
    }

    /** What it began with, or would have. */
    Money money() {
        return money;
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
        AccountSettings account = Accounts.with(Accounts.of(settings(), purse.account()), money);
        PerformanceMeter meter = Accounts.meter(settings(), account, money);
        measure(meter, new Measured(money, List.of(meter, purse.meter()), purse.listener()));
        return account;
    }

    @Override
    void ended(Measured all) {
        ending = all.ending();
        purse.leave(all.equity());
    }
}
