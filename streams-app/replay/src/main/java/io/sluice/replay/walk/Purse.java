package io.sluice.replay.walk;

import io.sluice.account.AccountSettings;
import io.sluice.replay.AccountListener;
import io.sluice.replay.metrics.PerformanceMeter;
import io.sluice.value.Money;

/** What one account takes from test to test: its money, and the measure of all tests together. */
final class Purse {
    private final String account;
    private final PerformanceMeter meter;
    private final AccountListener listener;
    private Money money;

    /** @param listener hears of all tests */
    Purse(Trial configured, String account, AccountListener listener) {
        AccountSettings settings = Accounts.of(configured.settings(), account);
        this.account = account;
        this.money = settings.initialBalance();
        this.meter = Accounts.meter(configured.settings(), settings, money);
        this.listener = listener;
    }

    String account() {
        return account;
    }

    PerformanceMeter meter() {
        return meter;
    }

    AccountListener listener() {
        return listener;
    }

    /** What the next test begins with. */
    Money money() {
        return money;
    }

    /** What a test has left. */
    void leave(Money left) {
        money = left;
    }
}
