package io.sluice.replay.walk;

import io.sluice.account.AccountSettings;
import io.sluice.replay.ReplaySettings;
import io.sluice.replay.metrics.Annualisation;
import io.sluice.replay.metrics.PerformanceMeter;
import io.sluice.value.Money;

/** Accounts of a replay's settings, and what measures them. */
final class Accounts {
    private Accounts() {}

    static AccountSettings of(ReplaySettings settings, String account) {
        return settings.accounts().stream()
                .filter(each -> each.account().equals(account))
                .findFirst()
                .orElseThrow();
    }

    /** The same with other money to begin with. */
    static AccountSettings with(AccountSettings account, Money balance) {
        return new AccountSettings(
                account.account(),
                account.venue(),
                account.currency(),
                balance,
                account.instruments(),
                account.limits(),
                account.correlation(),
                account.assumedCost(),
                account.live());
    }

    static PerformanceMeter meter(ReplaySettings settings, AccountSettings account, Money initial) {
        Annualisation year = Annualisation.of(settings.sessions(account));
        return new PerformanceMeter(account.currency(), initial.value().doubleValue(), settings.definitions(), year);
    }
}
