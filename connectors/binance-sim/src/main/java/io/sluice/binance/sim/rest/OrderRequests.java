package io.sluice.binance.sim.rest;

import io.sluice.binance.sim.exchange.AlgoTicket;
import io.sluice.binance.sim.exchange.OrderKey;
import io.sluice.binance.sim.exchange.OrderTicket;
import io.sluice.binance.sim.exchange.OrderType;
import io.sluice.binance.sim.exchange.PositionSide;
import io.sluice.binance.sim.exchange.RefusalCode;
import io.sluice.binance.sim.exchange.Side;
import io.sluice.binance.sim.exchange.TimeInForce;
import io.sluice.binance.sim.exchange.WorkingType;
import java.math.BigDecimal;

/** Reads what orders are asked to be. */
final class OrderRequests {
    private static final BigDecimal LEAST_CALLBACK = new BigDecimal("0.1");
    private static final BigDecimal MOST_CALLBACK = BigDecimal.TEN;

    private OrderRequests() {}

    static OrderTicket order(Call call) {
        Parameters parameters = call.parameters();
        String symbol = call.symbol();
        Side side = side(parameters);
        OrderType type = type(parameters);
        if (type.conditional()) {
            throw RefusalCode.USE_ALGO_ENDPOINT.with();
        }
        boolean limit = type == OrderType.LIMIT;
        if (!limit && parameters.find("price").isPresent()) {
            throw RefusalCode.NOT_REQUIRED.with("price");
        }
        TimeInForce timeInForce = limit ? timeInForce(parameters, null) : TimeInForce.GTC;
        return new OrderTicket(
                parameters.find("newClientOrderId").orElseGet(() -> made(call, "web_")),
                symbol,
                side,
                positionSide(parameters),
                type,
                timeInForce,
                parameters.decimal("quantity"),
                limit ? parameters.decimal("price") : null,
                parameters.flag("reduceOnly"),
                goodTill(call, timeInForce),
                type,
                false);
    }

    static AlgoTicket algo(Call call) {
        Parameters parameters = call.parameters();
        if (!parameters.text("algoType").equals("CONDITIONAL")) {
            throw RefusalCode.MANDATORY_PARAMETER.with("algoType");
        }
        String symbol = call.symbol();
        OrderType type = type(parameters);
        if (!type.conditional()) {
            throw RefusalCode.INVALID_ORDER_TYPE.with();
        }
        boolean trailing = type == OrderType.TRAILING_STOP_MARKET;
        TimeInForce timeInForce = timeInForce(parameters, TimeInForce.GTC);
        boolean closes = closes(parameters, type);
        return new AlgoTicket(
                parameters.find("clientAlgoId").orElseGet(() -> made(call, "algo_")),
                symbol,
                side(parameters),
                positionSide(parameters),
                type,
                timeInForce,
                closes ? null : parameters.decimal("quantity"),
                type.priced() ? parameters.decimal("price") : null,
                trailing ? null : parameters.decimal("triggerPrice"),
                trailing ? activatePrice(parameters) : null,
                trailing ? callback(parameters) : null,
                parameters
                        .find("workingType")
                        .map(name -> parameters.one(WorkingType.class, name, RefusalCode.BAD_COMBINATION))
                        .orElse(WorkingType.CONTRACT_PRICE),
                parameters.flag("reduceOnly"),
                closes,
                parameters.flag("priceProtect"),
                goodTill(call, timeInForce));
    }

    private static boolean closes(Parameters parameters, OrderType type) {
        if (!parameters.flag("closePosition")) {
            return false;
        }
        if (!type.closesPosition()) {
            throw RefusalCode.CLOSE_POSITION_TYPE.with(type);
        }
        if (parameters.find("quantity").isPresent()) {
            throw RefusalCode.CLOSE_POSITION_QUANTITY.with();
        }
        if (parameters.find("reduceOnly").isPresent()) {
            throw RefusalCode.NOT_REQUIRED.with("reduceonly");
        }
        return true;
    }

    private static BigDecimal activatePrice(Parameters parameters) {
        return parameters
                .findDecimal("activatePrice")
                .or(() -> parameters.findDecimal("activationPrice"))
                .orElse(null);
    }

    private static BigDecimal callback(Parameters parameters) {
        BigDecimal percent = parameters.decimal("callbackRate");
        if (percent.compareTo(LEAST_CALLBACK) < 0 || percent.compareTo(MOST_CALLBACK) > 0) {
            throw RefusalCode.MANDATORY_PARAMETER.with("callbackRate");
        }
        return percent;
    }

    private static Side side(Parameters parameters) {
        return parameters.one(Side.class, parameters.text("side"), RefusalCode.INVALID_SIDE);
    }

    private static OrderType type(Parameters parameters) {
        return parameters.one(OrderType.class, parameters.text("type"), RefusalCode.INVALID_ORDER_TYPE);
    }

    static PositionSide positionSide(Parameters parameters) {
        return parameters
                .find("positionSide")
                .map(name -> parameters.one(PositionSide.class, name, RefusalCode.WRONG_POSITION_SIDE))
                .orElse(PositionSide.BOTH);
    }

    private static TimeInForce timeInForce(Parameters parameters, TimeInForce otherwise) {
        if (otherwise != null && parameters.find("timeInForce").isEmpty()) {
            return otherwise;
        }
        return parameters.one(TimeInForce.class, parameters.text("timeInForce"), RefusalCode.INVALID_TIF);
    }

    private static long goodTill(Call call, TimeInForce timeInForce) {
        if (timeInForce != TimeInForce.GTD) {
            return 0;
        }
        long till = call.parameters().number("goodTillDate");
        if (till <= call.now()) {
            throw RefusalCode.MANDATORY_PARAMETER.with("goodTillDate");
        }
        return till;
    }

    /** Ids of orders that the caller did not name. */
    private static String made(Call call, String prefix) {
        int orders = call.account().orders().size() + call.account().algos().size();
        return prefix + call.now() + "_" + orders;
    }

    /** The order that a request names by the venue's or the caller's id. */
    static OrderKey key(Parameters parameters, String id, String clientId) {
        if (parameters.find(id).isEmpty() && parameters.find(clientId).isEmpty()) {
            throw RefusalCode.MANDATORY_PARAMETER.with(clientId + "' or '" + id);
        }
        return new OrderKey(
                parameters.findNumber(id).orElse(0L), parameters.find(clientId).orElse(""));
    }
}
