package io.sluice.binance;

import io.sluice.schemas.Leg;
import io.sluice.schemas.OrderCommand;
import io.sluice.schemas.OrderCommandKind;
import io.sluice.schemas.OrderType;
import io.sluice.schemas.Side;
import io.sluice.schemas.TimeInForce;
import io.sluice.schemas.id.Ids;
import java.math.BigDecimal;
import java.time.Instant;

/** Order commands as the account fold would write them. */
public final class Orders {
    private Orders() {}

    public static OrderCommand market(String name, Side side, String quantity) {
        return order(name, side, quantity, OrderType.MARKET).build();
    }

    public static OrderCommand limit(String name, Side side, String quantity, String price) {
        return order(name, side, quantity, OrderType.LIMIT)
                .setLimitPrice(new BigDecimal(price))
                .build();
    }

    public static OrderCommand stop(String name, Side side, String quantity, String trigger) {
        return order(name, side, quantity, OrderType.STOP_MARKET)
                .setLeg(Leg.STOP)
                .setReduceOnly(true)
                .setTriggerPrice(new BigDecimal(trigger))
                .build();
    }

    public static OrderCommand takeProfit(String name, Side side, String quantity, String trigger) {
        return order(name, side, quantity, OrderType.TAKE_PROFIT)
                .setLeg(Leg.TARGET)
                .setReduceOnly(true)
                .setTriggerPrice(new BigDecimal(trigger))
                .build();
    }

    public static OrderCommand.Builder order(String name, Side side, String quantity, OrderType type) {
        String orderId = Ids.of("test-order", name);
        return OrderCommand.newBuilder()
                .setId(orderId)
                .setKind(OrderCommandKind.PLACE)
                .setOrderId(orderId)
                .setClientOrderId(Ids.clientOrder(orderId))
                .setAccount("main")
                .setVenue("binance")
                .setInstrument("BINANCE:BTCUSDT")
                .setDecisionId(Ids.of("test-decision", name))
                .setLeg(Leg.ENTRY)
                .setRevision(0)
                .setSide(side)
                .setType(type)
                .setQuantity(new BigDecimal(quantity))
                .setReduceOnly(false)
                .setTimeInForce(TimeInForce.GTC)
                .setTime(Instant.parse("2026-01-05T10:00:00Z"));
    }
}
