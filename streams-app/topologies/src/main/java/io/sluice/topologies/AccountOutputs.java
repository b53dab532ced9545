package io.sluice.topologies;

import io.sluice.account.AccountSink;
import io.sluice.schemas.AccountSnapshot;
import io.sluice.schemas.Alert;
import io.sluice.schemas.Drift;
import io.sluice.schemas.OrderCommand;
import io.sluice.schemas.OrderEvent;
import io.sluice.schemas.Position;
import io.sluice.schemas.RejectReason;
import io.sluice.schemas.RiskDecision;
import io.sluice.schemas.catalogue.Topic;
import io.sluice.schemas.catalogue.Topics;
import io.sluice.topologies.driver.FoldOutputs;
import java.util.Map;

/** Which topics the account fold's outputs go to. */
final class AccountOutputs implements AccountSink {
    /** Where each venue's connector takes its orders from. */
    static final Map<String, Topic<OrderCommand>> ORDERS =
            Map.of("paper", Topics.ORDERS_PAPER, "binance", Topics.ORDERS_BINANCE, "mt5", Topics.ORDERS_MT5);

    private final FoldOutputs out;

    AccountOutputs(FoldOutputs out) {
        this.out = out;
    }

    @Override
    public void decision(RiskDecision decision) {
        out.write(Topics.RISK_DECISIONS, decision.getAccount(), decision, decision.getTime());
    }

    /** @throws IllegalStateException for a venue that no connector serves; the event then has no effect at all */
    @Override
    public void order(OrderCommand command) {
        Topic<OrderCommand> orders = ORDERS.get(command.getVenue());
        if (orders == null) {
            throw new IllegalStateException("no connector takes orders for venue '" + command.getVenue() + "'");
        }
        out.write(orders, command.getAccount(), command, command.getTime());
    }

    @Override
    public void held(OrderEvent event) {
        out.write(Topics.ORDER_EVENTS, event.getAccount(), event, event.getTime());
    }

    @Override
    public void position(Position position) {
        String key = position.getAccount() + "|" + position.getInstrument();
        out.write(Topics.POSITIONS, key, position, position.getTime());
    }

    @Override
    public void snapshot(AccountSnapshot snapshot) {
        out.write(Topics.ACCOUNTS, snapshot.getAccount(), snapshot, snapshot.getTime());
    }

    /** Under the account it concerns, or else the instrument, or else nothing in particular. */
    @Override
    public void alert(Alert alert) {
        String scope = alert.getAccount() != null ? alert.getAccount() : alert.getInstrument();
        out.write(Topics.ALERTS, scope == null ? "" : scope, alert, alert.getTime());
    }

    @Override
    public void drift(Drift drift) {
        out.write(Topics.DRIFT, drift.getAccount(), drift, drift.getTime());
    }

    @Override
    public void rejected(RejectReason reason, String detail) {
        out.reject(reason, detail);
    }
}
