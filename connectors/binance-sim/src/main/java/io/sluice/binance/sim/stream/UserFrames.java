package io.sluice.binance.sim.stream;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sluice.binance.sim.exchange.AlgoTicket;
import io.sluice.binance.sim.exchange.Event;
import io.sluice.binance.sim.exchange.Exchange;
import io.sluice.binance.sim.exchange.Execution;
import io.sluice.binance.sim.exchange.Instrument;
import io.sluice.binance.sim.exchange.Order;
import io.sluice.binance.sim.exchange.OrderTicket;
import io.sluice.binance.sim.exchange.Position;
import io.sluice.binance.sim.exchange.Trade;
import io.sluice.binance.sim.rest.Json;
import io.sluice.binance.sim.venue.ListenKeys;
import java.math.BigDecimal;

/** The frames of an account's own stream. */
final class UserFrames {
    private final Exchange exchange;

    UserFrames(Exchange exchange) {
        this.exchange = exchange;
    }

    ObjectNode order(Event.OrderChanged change) {
        Order order = change.order();
        OrderTicket ticket = order.ticket();
        Instrument instrument = exchange.market(ticket.symbol()).instrument();
        int price = instrument.price().precision();
        int quantity = instrument.lot().precision();
        ObjectNode body = Json.object()
                .put("s", ticket.symbol())
                .put("c", ticket.clientId())
                .put("S", ticket.side().name())
                .put("o", ticket.type().name())
                .put("f", ticket.timeInForce().name())
                .put("q", Json.places(order.quantity(), quantity))
                .put("p", Json.places(order.price(), price))
                .put("ap", Json.mean(order.averagePrice()))
                .put("sp", "0")
                .put("x", change.execution().name())
                .put("X", order.status().name())
                .put("i", order.id())
                .put("l", Json.places(traded(change.trade()), quantity))
                .put("z", Json.places(order.executed(), quantity))
                .put("L", Json.places(tradePrice(change.trade()), price));
        money(body, change.trade());
        rest(body, change, ticket);
        return frame("ORDER_TRADE_UPDATE", change.at()).set("o", body);
    }

    private static void money(ObjectNode body, Trade trade) {
        if (trade != null) {
            body.put("N", Instrument.QUOTE_ASSET).put("n", Json.money(trade.commission()));
        }
    }

    private static void rest(ObjectNode body, Event.OrderChanged change, OrderTicket ticket) {
        Trade trade = change.trade();
        body.put("T", change.at())
                .put("t", trade == null ? 0 : trade.id())
                .put("b", "0")
                .put("a", "0")
                .put("m", trade != null && trade.maker())
                .put("R", ticket.reduceOnly())
                .put("wt", "CONTRACT_PRICE")
                .put("ot", ticket.origin().name())
                .put("ps", ticket.positionSide().name())
                .put("cp", ticket.closePosition())
                .put("rp", Json.money(trade == null ? BigDecimal.ZERO : trade.realized()))
                .put("pP", false)
                .put("si", 0)
                .put("ss", 0)
                .put("V", "NONE")
                .put("pm", "NONE")
                .put("gtd", ticket.goodTillMillis())
                .put("er", change.execution() == Execution.EXPIRED ? "1" : "0");
    }

    /** The short form of a trade that comes beside the long one. */
    ObjectNode tradeLite(Event.OrderChanged change) {
        Trade trade = change.trade();
        OrderTicket ticket = change.order().ticket();
        Instrument instrument = exchange.market(ticket.symbol()).instrument();
        int price = instrument.price().precision();
        int quantity = instrument.lot().precision();
        return frame("TRADE_LITE", change.at())
                .put("s", ticket.symbol())
                .put("q", Json.places(change.order().quantity(), quantity))
                .put("p", Json.places(change.order().price(), price))
                .put("m", trade.maker())
                .put("c", ticket.clientId())
                .put("S", ticket.side().name())
                .put("L", Json.places(trade.price(), price))
                .put("l", Json.places(trade.quantity(), quantity))
                .put("t", trade.id())
                .put("i", change.order().id());
    }

    ObjectNode account(Event.AccountChanged change) {
        ArrayNode balances = Json.array()
                .add(Json.object()
                        .put("a", Instrument.QUOTE_ASSET)
                        .put("wb", Json.money(change.walletBalance()))
                        .put("cw", Json.money(change.walletBalance()))
                        .put("bc", Json.money(change.balanceChange())));
        ArrayNode positions = Json.array();
        change.positions().forEach(position -> positions.add(position(change, position)));
        ObjectNode body = Json.object().put("m", change.reason());
        body.set("B", balances);
        body.set("P", positions);
        return frame("ACCOUNT_UPDATE", change.at()).set("a", body);
    }

    private ObjectNode position(Event.AccountChanged change, Position position) {
        Instrument instrument = exchange.market(position.symbol()).instrument();
        BigDecimal mark = exchange.market(position.symbol()).quote().mark();
        boolean isolated = change.account().isolated(position.symbol());
        return Json.object()
                .put("s", position.symbol())
                .put("pa", Json.places(position.quantity(), instrument.lot().precision()))
                .put("ep", Json.money(position.entryPrice()))
                .put("bep", Json.money(position.entryPrice()))
                .put("cr", Json.money(position.realized()))
                .put("up", Json.money(position.profitAt(mark)))
                .put("mt", isolated ? "isolated" : "cross")
                .put("iw", "0")
                .put("ps", position.side().name());
    }

    ObjectNode algo(Event.AlgoChanged change) {
        AlgoTicket ticket = change.algo().ticket();
        Order actual = change.actual();
        Instrument instrument = exchange.market(ticket.symbol()).instrument();
        int price = instrument.price().precision();
        int quantity = instrument.lot().precision();
        ObjectNode body = Json.object()
                .put("caid", ticket.clientId())
                .put("aid", change.algo().id())
                .put("at", "CONDITIONAL")
                .put("o", ticket.type().name())
                .put("s", ticket.symbol())
                .put("S", ticket.side().name())
                .put("ps", ticket.positionSide().name())
                .put("f", ticket.timeInForce().name())
                .put("q", Json.places(orZero(ticket.quantity()), quantity))
                .put("X", change.algo().status().name())
                .put("ai", actual == null ? "" : String.valueOf(actual.id()))
                .put("ap", Json.mean(actual == null ? BigDecimal.ZERO : actual.averagePrice()))
                .put("aq", Json.places(actual == null ? BigDecimal.ZERO : actual.executed(), quantity))
                .put("act", actual == null ? "0" : actual.ticket().type().name())
                .put("tp", Json.places(orZero(ticket.triggerPrice()), price))
                .put("p", Json.places(orZero(ticket.price()), price))
                .put("V", "NONE")
                .put("wt", ticket.workingType().name())
                .put("pm", "NONE")
                .put("cp", ticket.closePosition())
                .put("pP", ticket.priceProtect())
                .put("R", ticket.reduceOnly())
                .put("tt", change.algo().triggerTime())
                .put("gtd", ticket.goodTillMillis())
                .put("rm", change.algo().reason());
        return frame("ALGO_UPDATE", change.at()).set("o", body);
    }

    ObjectNode leverage(Event.LeverageChanged change) {
        return frame("ACCOUNT_CONFIG_UPDATE", change.at())
                .set("ac", Json.object().put("s", change.symbol()).put("l", change.leverage()));
    }

    static ObjectNode expired(long now, ListenKeys.Expired key) {
        return Json.object().put("e", "listenKeyExpired").put("E", now).put("listenKey", key.key());
    }

    private static ObjectNode frame(String event, long at) {
        return Json.object().put("e", event).put("T", at).put("E", at);
    }

    private static BigDecimal traded(Trade trade) {
        return trade == null ? BigDecimal.ZERO : trade.quantity();
    }

    private static BigDecimal tradePrice(Trade trade) {
        return trade == null ? BigDecimal.ZERO : trade.price();
    }

    private static BigDecimal orZero(BigDecimal value) {
        return value == null ? BigDecimal.ZERO : value;
    }
}
