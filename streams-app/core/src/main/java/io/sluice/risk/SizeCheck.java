package io.sluice.risk;

import io.sluice.market.InstrumentDefinition;
import io.sluice.schemas.Verdict;
import io.sluice.value.Money;
import io.sluice.value.Quantity;
import java.math.BigDecimal;

/**
 * R-SIZE: leverage up to 10×, risk per trade by stop distance, quantity rounded down to the instrument's lot step and
 * within its minimum and maximum, notional at least its minimum. An exit must have something to close and not more than
 * is held; minima do not bind it, so that a small rest can always be closed.
 *
 * <p>Figures of an entry: {@code quantity}, {@code min}, {@code max}, base units; {@code notional}, {@code
 * minNotional}, {@code risk}, {@code maxRisk}, money; {@code leverage}, {@code maxLeverage}, multiples of equity. Of an
 * exit: {@code quantity}, {@code closable}, base units.
 *
 * @param maxLeverage notional of all positions ÷ equity
 * @param riskPerTrade fraction of equity
 */
record SizeCheck(BigDecimal maxLeverage, BigDecimal riskPerTrade) implements RiskCheck {

    @Override
    public String code() {
        return "R-SIZE";
    }

    @Override
    public Scope scope() {
        return Scope.ALL;
    }

    @Override
    public Verdict evaluate(Intent intent, AccountView account) {
        if (intent.reduceOnly()) {
            Quantity closable = account.closable(intent.instrument());
            return VerdictDraft.of(this)
                    .with("quantity", intent.quantity())
                    .with("closable", closable)
                    .passWhen(
                            intent.quantity().signum() > 0 && intent.quantity().compareTo(closable) <= 0);
        }
        InstrumentDefinition definition = account.definition(intent.instrument());
        if (definition == null) {
            return VerdictDraft.of(this).missing("no definition of " + intent.instrument());
        }
        Money equity = account.equity();
        if (equity.value().signum() <= 0) {
            return VerdictDraft.of(this).with("equity", equity).missing("no equity");
        }
        if (intent.quantity().signum() <= 0) {
            return VerdictDraft.of(this)
                    .with("quantity", intent.quantity())
                    .with("min", definition.minQuantity())
                    .missing("nothing can be traded");
        }
        return entry(intent, equity, account.openNotional(), definition);
    }

    private Verdict entry(Intent intent, Money equity, Money openNotional, InstrumentDefinition definition) {
        Money maxRisk = equity.times(riskPerTrade);
        Money exposure = openNotional.plus(intent.notional());
        BigDecimal quantity = intent.quantity().value();
        boolean sized = quantity.compareTo(definition.minQuantity()) >= 0
                && quantity.compareTo(definition.maxQuantity()) <= 0
                && quantity.remainder(definition.lotStep()).signum() == 0
                && intent.notional().value().compareTo(definition.minNotional()) >= 0;
        return VerdictDraft.of(this)
                .with("quantity", intent.quantity())
                .with("min", definition.minQuantity())
                .with("max", definition.maxQuantity())
                .with("notional", intent.notional())
                .with("minNotional", definition.minNotional())
                .with("risk", intent.stopRisk())
                .with("maxRisk", maxRisk)
                .with("leverage", exposure.dividedBy(equity))
                .with("maxLeverage", maxLeverage)
                .passWhen(sized
                        && maxRisk.atLeast(intent.stopRisk())
                        && equity.times(maxLeverage).atLeast(exposure));
    }
}
