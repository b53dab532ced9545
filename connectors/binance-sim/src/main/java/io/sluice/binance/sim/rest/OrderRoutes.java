package io.sluice.binance.sim.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.binance.sim.exchange.Instrument;
import io.sluice.binance.sim.exchange.Order;
import io.sluice.binance.sim.exchange.OrderKey;
import io.sluice.binance.sim.exchange.RefusalCode;
import io.sluice.binance.sim.exchange.Side;
import io.sluice.binance.sim.exchange.Trade;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Plain orders and trades. */
final class OrderRoutes {
    private static final int MOST = 1000;
    private static final int USUAL = 500;

    private OrderRoutes() {}

    static List<Endpoint> all() {
        return List.of(
                Endpoint.signed("POST", "/fapi/v1/order", 0, OrderRoutes::place).ofOrders(),
                Endpoint.signed("PUT", "/fapi/v1/order", 1, OrderRoutes::amend).ofOrders(),
                Endpoint.signed("DELETE", "/fapi/v1/order", 1, OrderRoutes::cancel)
                        .ofEngine(),
                Endpoint.signed("GET", "/fapi/v1/order", 1, OrderRoutes::find),
                Endpoint.signed("GET", "/fapi/v1/openOrder", 1, OrderRoutes::findOpen),
                Endpoint.signed("GET", "/fapi/v1/openOrders", Endpoint.bySymbol(1, 40), OrderRoutes::open),
                Endpoint.signed("GET", "/fapi/v1/allOrders", 5, OrderRoutes::history),
                Endpoint.signed("DELETE", "/fapi/v1/allOpenOrders", 1, OrderRoutes::cancelAll)
                        .ofEngine(),
                Endpoint.signed("POST", "/fapi/v1/countdownCancelAll", 10, OrderRoutes::countdown),
                Endpoint.signed("GET", "/fapi/v1/userTrades", 5, OrderRoutes::trades));
    }

    private static JsonNode place(Call call) {
        Order order = call.exchange().place(call.now(), call.account(), OrderRequests.order(call));
        boolean result = call.parameters()
                .find("newOrderRespType")
                .map(type -> type.equals("RESULT"))
                .orElse(false);
        return OrderJson.changed(instrument(call, order), result ? order : order.asAccepted());
    }

    private static JsonNode amend(Call call) {
        BigDecimal price = call.parameters().decimal("price");
        BigDecimal quantity = call.parameters().decimal("quantity");
        call.parameters().one(Side.class, call.parameters().text("side"), RefusalCode.INVALID_SIDE);
        Order order = call.exchange().amend(call.now(), call.account(), call.symbol(), key(call), price, quantity);
        return OrderJson.changed(instrument(call, order), order);
    }

    private static JsonNode cancel(Call call) {
        Order order = call.exchange().cancel(call.now(), call.account(), call.symbol(), key(call));
        return OrderJson.changed(instrument(call, order), order);
    }

    private static JsonNode find(Call call) {
        Order order = call.exchange().find(call.now(), call.account(), call.symbol(), key(call));
        return OrderJson.asked(instrument(call, order), order);
    }

    private static JsonNode findOpen(Call call) {
        Order order = call.exchange().find(call.now(), call.account(), call.symbol(), key(call));
        if (!order.status().open()) {
            throw RefusalCode.NO_SUCH_ORDER.with();
        }
        return OrderJson.asked(instrument(call, order), order);
    }

    private static JsonNode open(Call call) {
        return list(call, call.account().openOrders().stream().filter(ofSymbol(call)));
    }

    private static JsonNode history(Call call) {
        String symbol = call.symbol();
        long fromId = call.parameters().findNumber("orderId").orElse(0L);
        return list(
                call,
                latest(
                        call,
                        fromId > 0,
                        call.account().orders().stream()
                                .filter(order -> order.ticket().symbol().equals(symbol))
                                .filter(order -> order.id() >= fromId && within(call, order.time()))
                                .filter(order -> call.exchange().shown(call.now(), order))
                                .toList()));
    }

    private static JsonNode cancelAll(Call call) {
        call.exchange().cancelAll(call.now(), call.account(), call.symbol());
        return Json.done("The operation of cancel all open order is done.");
    }

    private static JsonNode countdown(Call call) {
        long millis = call.parameters().number("countdownTime");
        call.exchange().countdown(call.now(), call.account(), call.symbol(), millis);
        return Json.object()
                .put("symbol", call.parameters().text("symbol"))
                .put("countdownTime", String.valueOf(millis));
    }

    private static JsonNode trades(Call call) {
        String symbol = call.symbol();
        long fromId = call.parameters().findNumber("fromId").orElse(0L);
        long orderId = call.parameters().findNumber("orderId").orElse(0L);
        List<Trade> found = call.account().trades().stream()
                .filter(trade -> trade.order().ticket().symbol().equals(symbol))
                .filter(trade -> orderId == 0 || trade.order().id() == orderId)
                .filter(trade -> trade.id() >= fromId && within(call, trade.time()))
                .toList();
        Instrument instrument = call.exchange().market(symbol).instrument();
        return Json.array(
                latest(call, fromId > 0, found).toList(), (Trade trade) -> OrderJson.trade(instrument, trade));
    }

    /** The first ones where the caller names a start, the last ones where not. */
    private static <T> Stream<T> latest(Call call, boolean first, List<T> items) {
        int limit = Math.clamp(call.parameters().findNumber("limit").orElse((long) USUAL), 1, MOST);
        boolean fromStart = first || call.parameters().find("startTime").isPresent();
        return fromStart ? items.stream().limit(limit) : items.stream().skip(Math.max(0, items.size() - limit));
    }

    static boolean within(Call call, long time) {
        return time >= call.parameters().findNumber("startTime").orElse(Long.MIN_VALUE)
                && time <= call.parameters().findNumber("endTime").orElse(Long.MAX_VALUE);
    }

    private static Predicate<Order> ofSymbol(Call call) {
        String symbol = call.parameters().find("symbol").isPresent() ? call.symbol() : "";
        return order -> symbol.isEmpty() || order.ticket().symbol().equals(symbol);
    }

    private static JsonNode list(Call call, Stream<Order> orders) {
        Collection<Order> found = orders.toList();
        return Json.array(found, (Order order) -> OrderJson.asked(instrument(call, order), order));
    }

    private static OrderKey key(Call call) {
        return OrderRequests.key(call.parameters(), "orderId", "origClientOrderId");
    }

    private static Instrument instrument(Call call, Order order) {
        return call.exchange().market(order.ticket().symbol()).instrument();
    }
}
