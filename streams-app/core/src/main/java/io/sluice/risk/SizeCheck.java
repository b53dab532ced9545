package io.sluice.risk;

import io.sluice.market.InstrumentDefinition;
import io.sluice.schemas.Verdict;
import io.sluice.value.Money;
import io.sluice.value.Quantity;
import java.math.BigDecimal;

/**
 * R-SIZE: leverage up to 10×, risk per trade by stop distance, quantity rounded down to the instrument's lot step and
 * within its minimum and maximum, notional at least its minimum. An exit must have something to close and not more than
 * is held, or on its way where nothing is; that of a strategy only finds what the strategy's own signals have opened; minima do not bind it, so that a small rest can always be closed.
 *
 * <p>Figures of an entry: {@code quantity}, {@code min}, {@code max}, base units; {@code notional}, {@code
 * minNotional}, {@code risk}, {@code maxRisk}, money; {@code leverage}, {@code maxLeverage}, multiples of equity. Of an
 * exit: {@code quantity}, {@code closable}, base units, and {@code entering} where its entry is still on its way.
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
            return exit(intent, account.closable(intent.instrument()), account.entering(intent.instrument()));
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

    private Verdict exit(Intent intent, Quantity closable, Quantity entering) {
        Quantity quantity = intent.quantity();
        Quantity most = closable.isZero() ? entering : closable;
        VerdictDraft draft = VerdictDraft.of(this).with("quantity", quantity).with("closable", closable);
        if (!entering.isZero()) {
            draft.with("entering", entering);
        }
        if (quantity.isZero() && intent.bySignal()) {
            return draft.passWhen(
                    false, most.isZero() ? "nothing to close" : "opened by another strategy or the other way");
        }
        return draft.passWhen(quantity.signum() > 0 && quantity.compareTo(most) <= 0);
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
                .with("leverage", exposure, equity)
                .with("maxLeverage", maxLeverage)
                .passWhen(sized
                        && maxRisk.atLeast(intent.stopRisk())
                        && equity.times(maxLeverage).atLeast(exposure));
    }
}
