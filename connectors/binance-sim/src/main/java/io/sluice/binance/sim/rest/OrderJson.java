package io.sluice.binance.sim.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sluice.binance.sim.exchange.AlgoOrder;
import io.sluice.binance.sim.exchange.AlgoTicket;
import io.sluice.binance.sim.exchange.Instrument;
import io.sluice.binance.sim.exchange.Order;
import io.sluice.binance.sim.exchange.OrderTicket;
import io.sluice.binance.sim.exchange.OrderType;
import io.sluice.binance.sim.exchange.Side;
import io.sluice.binance.sim.exchange.Trade;
import java.math.BigDecimal;

/** How orders, conditional orders and trades look in answers. */
final class OrderJson {
    private OrderJson() {}

    /** As answers to placing, changing and cancelling have it. */
    static ObjectNode changed(Instrument instrument, Order order) {
        OrderTicket ticket = order.ticket();
        int price = instrument.price().precision();
        int quantity = instrument.lot().precision();
        return Json.object()
                .put("orderId", order.id())
                .put("symbol", ticket.symbol())
                .put("status", order.status().name())
                .put("clientOrderId", ticket.clientId())
                .put("price", Json.places(order.price(), price))
                .put("avgPrice", Json.mean(order.averagePrice()))
                .put("origQty", Json.places(order.quantity(), quantity))
                .put("executedQty", Json.places(order.executed(), quantity))
                .put("cumQty", Json.places(order.executed(), quantity))
                .put("cumQuote", Json.places(order.quote(), price))
                .put("timeInForce", ticket.timeInForce().name())
                .put("type", ticket.type().name())
                .put("reduceOnly", ticket.reduceOnly())
                .put("closePosition", ticket.closePosition())
                .put("side", ticket.side().name())
                .put("positionSide", ticket.positionSide().name())
                .put("stopPrice", Json.places(BigDecimal.ZERO, price))
                .put("workingType", "CONTRACT_PRICE")
                .put("priceProtect", false)
                .put("origType", ticket.origin().name())
                .put("priceMatch", "NONE")
                .put("selfTradePreventionMode", "NONE")
                .put("goodTillDate", ticket.goodTillMillis())
                .put("updateTime", order.updateTime());
    }

    /** As answers to questions have it. */
    static ObjectNode asked(Instrument instrument, Order order) {
        return changed(instrument, order).put("time", order.time());
    }

    static ObjectNode trade(Instrument instrument, Trade trade) {
        OrderTicket ticket = trade.order().ticket();
        return Json.object()
                .put("buyer", ticket.side() == Side.BUY)
                .put("commission", Json.money(trade.commission()))
                .put("commissionAsset", Instrument.QUOTE_ASSET)
                .put("id", trade.id())
                .put("maker", trade.maker())
                .put("orderId", trade.order().id())
                .put("price", Json.places(trade.price(), instrument.price().precision()))
                .put("qty", Json.places(trade.quantity(), instrument.lot().precision()))
                .put("quoteQty", Json.money(trade.price().multiply(trade.quantity())))
                .put("realizedPnl", Json.money(trade.realized()))
                .put("side", ticket.side().name())
                .put("positionSide", ticket.positionSide().name())
                .put("symbol", ticket.symbol())
                .put("time", trade.time());
    }

    static ObjectNode algo(Instrument instrument, AlgoOrder algo) {
        AlgoTicket ticket = algo.ticket();
        int price = instrument.price().precision();
        ObjectNode json = Json.object()
                .put("algoId", algo.id())
                .put("clientAlgoId", ticket.clientId())
                .put("algoType", "CONDITIONAL")
                .put("orderType", ticket.type().name())
                .put("symbol", ticket.symbol())
                .put("side", ticket.side().name())
                .put("positionSide", ticket.positionSide().name())
                .put("timeInForce", ticket.timeInForce().name())
                .put(
                        "quantity",
                        Json.places(orZero(ticket.quantity()), instrument.lot().precision()))
                .put("algoStatus", algo.status().name())
                .put("triggerPrice", Json.places(orZero(ticket.triggerPrice()), price))
                .put("price", Json.places(orZero(ticket.price()), price))
                .putNull("icebergQuantity")
                .put("selfTradePreventionMode", "NONE")
                .put("workingType", ticket.workingType().name())
                .put("priceMatch", "NONE")
                .put("closePosition", ticket.closePosition())
                .put("priceProtect", ticket.priceProtect())
                .put("reduceOnly", ticket.reduceOnly());
        if (ticket.type() == OrderType.TRAILING_STOP_MARKET) {
            json.put("activatePrice", Json.places(orZero(ticket.activatePrice()), price))
                    .put("callbackRate", ticket.callbackPercent().toPlainString());
        }
        return json.put("createTime", algo.createTime())
                .put("updateTime", algo.updateTime())
                .put("triggerTime", algo.triggerTime())
                .put("goodTillDate", ticket.goodTillMillis());
    }

    /** With the order that it became; {@code actual} is null before. */
    static ObjectNode algo(Instrument instrument, AlgoOrder algo, Order actual) {
        BigDecimal average = actual == null ? BigDecimal.ZERO : actual.averagePrice();
        BigDecimal executed = actual == null ? BigDecimal.ZERO : actual.executed();
        return algo(instrument, algo)
                .put("actualOrderId", actual == null ? "" : String.valueOf(actual.id()))
                .put("actualPrice", Json.mean(average))
                .put("actualQty", Json.places(executed, instrument.lot().precision()))
                .put("actualType", actual == null ? "" : actual.ticket().type().name());
    }

    private static BigDecimal orZero(BigDecimal value) {
        return value == null ? BigDecimal.ZERO : value;
    }
}
