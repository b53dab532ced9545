package io.sluice.risk;

import io.sluice.schemas.Verdict;
import io.sluice.value.Money;
import java.math.BigDecimal;

/**
 * R-MARGIN: what margin is left must be more than a multiple of what the new position binds: equity − Σ notional ÷
 * leverage > factor × margin.
 *
 * <p>Figures: {@code available}, {@code required}, money.
 *
 * @param maxLeverage notional ÷ margin
 * @param factor available ÷ required must be more than this
 */
record MarginCheck(BigDecimal maxLeverage, BigDecimal factor) implements RiskCheck {

    @Override
    public String code() {
        return "R-MARGIN";
    }

    @Override
    public Scope scope() {
        return Scope.ENTRIES;
    }

    @Override
    public Verdict evaluate(Intent intent, AccountView account) {
        Money available = account.equity().minus(account.openNotional().dividedBy(maxLeverage));
        Money required = intent.margin().times(factor);
        return VerdictDraft.of(this)
                .with("available", available)
                .with("required", required)
                .passWhen(available.compareTo(required) > 0);
    }
}
