package io.sluice.account;

import io.sluice.market.Micros;
import io.sluice.schemas.AccountSnapshot;
import io.sluice.value.Money;

/** Writes down an account's money and state. */
final class Snapshots {
    private final AccountSettings settings;

    Snapshots(AccountSettings settings) {
        this.settings = settings;
    }

    AccountSnapshot of(AccountState state, String causeId, long time) {
        AccountFigures figures = state.figures();
        Ledger ledger = state.ledger();
        Money unrealised = figures.unrealised();
        boolean staged = settings.live().staged();
        long since = state.rollout().since();
        return new AccountSnapshot(
                settings.account(),
                settings.venue(),
                settings.currency(),
                ledger.balance().value(),
                ledger.balance().plus(unrealised).value(),
                unrealised.value(),
                figures.marginUsed().value(),
                figures.openStopRisk().value(),
                ledger.dayStart().value(),
                ledger.dayPeak().value(),
                ledger.weekStart().value(),
                ledger.breaker(),
                ledger.tradingState(),
                state.held().size(),
                state.orders().open().size(),
                figures.unansweredOrders(),
                ledger.venueSyncedAt() == Clock.NEVER ? null : Micros.instant(ledger.venueSyncedAt()),
                ledger.entriesToday(),
                causeId,
                Micros.instant(time),
                staged ? new Money(figures.rolloutStage().fraction()).value() : null,
                staged && since != Clock.NEVER ? Micros.instant(since) : null);
    }
}
