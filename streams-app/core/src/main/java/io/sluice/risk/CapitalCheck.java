package io.sluice.risk;

import io.sluice.schemas.Verdict;
import io.sluice.value.Money;

/**
 * R-CAPITAL: what is free after every open stop and the new one have been hit must cover the new position's margin and
 * its own stop: free = balance − Σ open stop risk − new stop risk ≥ margin + stop risk. An exit needs no capital and
 * always passes, because refusing it would keep the risk that is too large.
 *
 * <p>Figures: {@code free}, {@code required}, money.
 */
final class CapitalCheck implements RiskCheck {

    @Override
    public String code() {
        return "R-CAPITAL";
    }

    @Override
    public Scope scope() {
        return Scope.ALL;
    }

    @Override
    public Verdict evaluate(Intent intent, AccountView account) {
        Money free = account.balance().minus(account.openStopRisk()).minus(intent.stopRisk());
        Money required = intent.margin().plus(intent.stopRisk());
        return VerdictDraft.of(this)
                .with("free", free)
                .with("required", required)
                .passWhen(intent.reduceOnly() || free.atLeast(required));
    }
}
