package io.sluice.binance.sim.ledger;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sluice.binance.sim.exchange.Account;
import io.sluice.binance.sim.exchange.Event;
import io.sluice.binance.sim.exchange.Execution;
import io.sluice.binance.sim.exchange.Order;

/** Writes what happened at the exchange as facts. */
public final class EventFacts {
    private final LedgerWriter ledger;

    /** Into a ledger. */
    public EventFacts(LedgerWriter ledger) {
        this.ledger = ledger;
    }

    /** Appends the fact that an event is, if it is one. */
    public void append(Event event) {
        switch (event) {
            case Event.OrderChanged change -> append(change);
            case Event.AlgoChanged change ->
                ledger.append(
                        change.at(),
                        FactKind.ALGO_CHANGED,
                        LedgerWriter.details()
                                .put("account", change.account().id())
                                .put("algoId", change.algo().id())
                                .put("clientId", change.algo().ticket().clientId())
                                .put("symbol", change.algo().ticket().symbol())
                                .put("status", change.algo().status().name())
                                .put("orderId", change.algo().actualOrderId()));
            case Event.AccountChanged change -> append(change);
            case Event.LeverageChanged change -> {
                // A setting moves nothing.
            }
            case Event.MarketChanged change -> {
                // Prices are an input.
            }
        }
    }

    private void append(Event.OrderChanged change) {
        ObjectNode details = details(change.account(), change.order());
        if (change.trade() != null) {
            details.put("tradeId", change.trade().id())
                    .put("tradePrice", change.trade().price().toPlainString())
                    .put("tradeQuantity", change.trade().quantity().toPlainString())
                    .put("commission", change.trade().commission().toPlainString())
                    .put("realized", change.trade().realized().toPlainString())
                    .put("maker", change.trade().maker());
        }
        ledger.append(change.at(), kind(change.execution()), details);
    }

    /** Where only a trade changed it, the trade tells. */
    private void append(Event.AccountChanged change) {
        if (change.balanceChange().signum() != 0) {
            ledger.append(
                    change.at(),
                    FactKind.BALANCE_CHANGED,
                    LedgerWriter.details()
                            .put("account", change.account().id())
                            .put("reason", change.reason())
                            .put("change", change.balanceChange().toPlainString())
                            .put("balance", change.walletBalance().toPlainString()));
        }
    }

    private static ObjectNode details(Account account, Order order) {
        return LedgerWriter.details()
                .put("account", account.id())
                .put("orderId", order.id())
                .put("clientId", order.ticket().clientId())
                .put("symbol", order.ticket().symbol())
                .put("side", order.ticket().side().name())
                .put("positionSide", order.ticket().positionSide().name())
                .put("type", order.ticket().type().name())
                .put("quantity", order.quantity().toPlainString())
                .put("price", order.price().toPlainString())
                .put("status", order.status().name())
                .put("executed", order.executed().toPlainString());
    }

    private static FactKind kind(Execution execution) {
        return switch (execution) {
            case NEW -> FactKind.ORDER_ACCEPTED;
            case CANCELED -> FactKind.ORDER_CANCELED;
            case EXPIRED -> FactKind.ORDER_EXPIRED;
            case TRADE, CALCULATED -> FactKind.TRADE;
            case AMENDMENT -> FactKind.ORDER_AMENDED;
        };
    }
}
