package io.sluice.risk;

import io.sluice.schemas.BreakerState;
import io.sluice.schemas.Verdict;
import io.sluice.value.Money;

/**
 * R-BREAKER: −3 % of equity in a week, or −3.1 % from the day's peak, halts the account; new entries are rejected until
 * an operator resumes it. Asks the figures as well as the remembered state, so that neither alone can let an entry pass.
 *
 * <p>Figures: {@code equity}, {@code weekStart}, {@code dayPeak}, money.
 */
final class BreakerCheck implements RiskCheck {

    @Override
    public String code() {
        return "R-BREAKER";
    }

    @Override
    public Scope scope() {
        return Scope.ENTRIES;
    }

    @Override
    public Verdict evaluate(Intent intent, AccountView account) {
        Money equity = account.equity();
        BreakerState now = CircuitBreaker.judge(equity, account.weekStartEquity(), account.dayPeakEquity());
        BreakerState state = account.breaker() == BreakerState.CLOSED ? now : account.breaker();
        return VerdictDraft.of(this)
                .with("equity", equity)
                .with("weekStart", account.weekStartEquity())
                .with("dayPeak", account.dayPeakEquity())
                .passWhen(state == BreakerState.CLOSED, state.name());
    }
}
