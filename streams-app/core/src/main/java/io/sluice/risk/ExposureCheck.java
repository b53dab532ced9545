package io.sluice.risk;

import io.sluice.schemas.Side;
import io.sluice.schemas.Verdict;
import io.sluice.value.Money;

/**
 * R-EXPOSURE: how much an order, its instrument and the whole account may have in the market, as multiples of equity, and
 * how many orders may work. What is on its way counts as held, and what others hold in the account counts too.
 *
 * <p>Figures: {@code order}, {@code maxOrder}, {@code instrument}, {@code maxInstrument}, {@code gross}, {@code maxGross},
 * {@code net}, {@code maxNet}, money, each with the new order; {@code orders}, {@code maxOrders}, before it.
 */
record ExposureCheck(ExposureLimits limits) implements RiskCheck {

    @Override
    public String code() {
        return "R-EXPOSURE";
    }

    @Override
    public Scope scope() {
        return Scope.ENTRIES;
    }

    @Override
    public Verdict evaluate(Intent intent, AccountView account) {
        Money equity = account.equity();
        if (equity.value().signum() <= 0) {
            return VerdictDraft.of(this).with("equity", equity).missing("no equity");
        }
        Money order = intent.notional();
        Money instrument = account.notionalOf(intent.instrument()).plus(order);
        Money gross = account.openNotional().plus(order);
        Money net = account.netNotional().plus(intent.side() == Side.BUY ? order : order.negated());
        Money maxOrder = equity.times(limits.maxOrder());
        Money maxInstrument = equity.times(limits.maxInstrument());
        Money maxGross = equity.times(limits.maxGross());
        Money maxNet = equity.times(limits.maxNet());
        int orders = account.workingOrders();
        return VerdictDraft.of(this)
                .with("order", order)
                .with("maxOrder", maxOrder)
                .with("instrument", instrument)
                .with("maxInstrument", maxInstrument)
                .with("gross", gross)
                .with("maxGross", maxGross)
                .with("net", net)
                .with("maxNet", maxNet)
                .with("orders", orders)
                .with("maxOrders", limits.maxWorkingOrders())
                .passWhen(maxOrder.atLeast(order)
                        && maxInstrument.atLeast(instrument)
                        && maxGross.atLeast(gross)
                        && maxNet.atLeast(net)
                        && maxNet.atLeast(net.negated())
                        && orders < limits.maxWorkingOrders());
    }
}
