package io.sluice.binance.venue;

import io.sluice.binance.Symbols;
import io.sluice.binance.json.Fields;
import io.sluice.binance.json.Orders;
import io.sluice.order.call.VenueOrder;
import io.sluice.order.call.VenueTrade;
import io.sluice.schemas.Liquidity;
import io.sluice.value.Money;
import io.sluice.value.Price;
import io.sluice.value.Quantity;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads orders and executions as the REST interface tells them. */
final class OrderAnswers {
    private OrderAnswers() {}

    /** An order, as answers to placing, cancelling and asking have it. */
    static VenueOrder order(Fields order) {
        BigDecimal quantity = order.decimal("origQty");
        BigDecimal filled = order.decimal("executedQty");
        String clientOrderId = order.textOr("clientOrderId", "");
        return new VenueOrder(
                clientOrderId,
                order.text("orderId"),
                Symbols.instrument(order.text("symbol")),
                Orders.side(order.text("side")),
                new Quantity(quantity),
                Orders.status(order.text("status"), quantity, filled),
                new Quantity(filled),
                List.of(),
                Orders.madeByExchange(clientOrderId),
                Orders.madeByExchangeText(clientOrderId),
                order.millis("updateTime"));
    }

    /** A conditional order; what it became is told beside it. */
    static VenueOrder algo(Fields order) {
        BigDecimal quantity = order.decimal("quantity");
        BigDecimal filled = order.decimalOrZero("actualQty");
        return new VenueOrder(
                order.textOr("clientAlgoId", ""),
                order.text("algoId"),
                Symbols.instrument(order.text("symbol")),
                Orders.side(order.text("side")),
                new Quantity(quantity),
                Orders.algoStatus(order.text("algoStatus"), quantity, filled),
                new Quantity(filled),
                List.of(),
                null,
                null,
                order.millis("updateTime"));
    }

    /** The exchange's id of the order that a conditional order has become; null while it has not. */
    static @Nullable String actualOrderId(Fields algo) {
        String id = algo.textOr("actualOrderId", "");
        return id.isEmpty() || id.equals("0") ? null : id;
    }

    /** An execution; the exchange does not say under which client order id. */
    static VenueTrade trade(Fields trade, String clientOrderId) {
        return new VenueTrade(
                trade.text("id"),
                clientOrderId,
                trade.text("orderId"),
                Symbols.instrument(trade.text("symbol")),
                Orders.side(trade.text("side")),
                new Quantity(trade.decimal("qty")),
                new Price(trade.decimal("price")),
                new Money(trade.decimalOrZero("commission")),
                trade.text("commissionAsset"),
                trade.flag("maker") ? Liquidity.MAKER : Liquidity.TAKER,
                trade.millis("time"));
    }

    /** The same order under other ids, with these executions. */
    static VenueOrder as(VenueOrder order, String clientOrderId, String venueOrderId, List<VenueTrade> trades) {
        return new VenueOrder(
                clientOrderId,
                venueOrderId,
                order.instrument(),
                order.side(),
                order.quantity(),
                order.status(),
                order.filled(),
                trades,
                order.reason(),
                order.text(),
                order.time());
    }
}
