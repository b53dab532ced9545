package io.sluice.binance.venue;

import io.sluice.binance.Symbols;
import io.sluice.binance.http.Endpoint;
import io.sluice.binance.http.Parameters;
import io.sluice.binance.rules.OrderRules;
import io.sluice.schemas.OrderCommand;
import io.sluice.schemas.OrderType;
import io.sluice.schemas.Side;
import java.math.BigDecimal;

/** An order in the exchange's words: as it is, nothing rounded, nothing added. */
final class PlaceRequest {
    private final OrderCommand order;
    private final boolean hedge;

    PlaceRequest(OrderCommand order, boolean hedge) {
        this.order = order;
        this.hedge = hedge;
    }

    Endpoint endpoint() {
        return OrderRules.isConditional(order.getType()) ? Endpoint.PLACE_ALGO : Endpoint.PLACE;
    }

    Parameters parameters() {
        Parameters common = Parameters.of("symbol", symbol(order))
                .and("side", order.getSide().name())
                .and("positionSide", positionSide())
                .and("type", OrderRules.typeName(order.getType()))
                .and("quantity", order.getQuantity());
        // Hedge mode knows no reduceOnly: what leaves a position side reduces it by its nature.
        Parameters sized = order.getReduceOnly() && !hedge ? common.and("reduceOnly", "true") : common;
        return OrderRules.isConditional(order.getType()) ? conditional(sized) : immediate(sized);
    }

    private Parameters immediate(Parameters sized) {
        Parameters named =
                sized.and("newClientOrderId", order.getClientOrderId()).and("newOrderRespType", "RESULT");
        return order.getType() == OrderType.LIMIT
                ? named.and("price", required(order.getLimitPrice(), "limit price"))
                        .and("timeInForce", order.getTimeInForce().name())
                : named;
    }

    private Parameters conditional(Parameters sized) {
        return sized.and("algoType", "CONDITIONAL")
                .and("triggerPrice", required(order.getTriggerPrice(), "trigger price"))
                .and("clientAlgoId", order.getClientOrderId());
    }

    private static BigDecimal required(BigDecimal price, String name) {
        if (price == null) {
            throw new IllegalArgumentException("the order has no " + name);
        }
        return price;
    }

    private String positionSide() {
        if (!hedge) {
            return "BOTH";
        }
        boolean isLong = (order.getSide() == Side.BUY) != order.getReduceOnly();
        return isLong ? "LONG" : "SHORT";
    }

    /** The symbol of an order; rules have seen to it that it has one. */
    static String symbol(OrderCommand order) {
        return Symbols.symbol(order.getInstrument()).orElse(order.getInstrument());
    }
}
