package io.sluice.account;

import io.sluice.risk.CircuitBreaker;
import io.sluice.schemas.AlertKind;
import io.sluice.schemas.BreakerState;
import io.sluice.schemas.Severity;
import io.sluice.value.Money;

/** R-BREAKER: looks at equity after everything that changed it, and halts the account when a limit is reached. */
final class Breaker {
    private final OrderDesk desk;

    Breaker(OrderDesk desk) {
        this.desk = desk;
    }

    void check(Turn turn) {
        Ledger ledger = turn.state().ledger();
        Money equity = turn.state().figures().equity();
        ledger.peak(equity);
        if (ledger.breaker() != BreakerState.CLOSED) {
            return;
        }
        BreakerState verdict = CircuitBreaker.judge(equity, ledger.weekStart(), ledger.dayPeak());
        if (verdict != BreakerState.CLOSED) {
            trip(turn, verdict, equity);
        }
    }

    private void trip(Turn turn, BreakerState reason, Money equity) {
        Ledger ledger = turn.state().ledger();
        ledger.trip(reason);
        turn.changed();
        desk.cancelEntries(turn, new Because("R-BREAKER", reason.name()));
        turn.alert(
                AlertKind.BREAKER,
                Severity.CRITICAL,
                "R-BREAKER",
                "The account is halted: " + reason + " at equity " + equity + ", week start " + ledger.weekStart()
                        + ", day peak " + ledger.dayPeak() + ".");
    }
}
