package io.sluice.venue;

import io.sluice.order.OrderRecord;
import io.sluice.schemas.OrderCommand;
import io.sluice.schemas.OrderEvent;
import io.sluice.schemas.OrderType;
import io.sluice.schemas.Side;
import io.sluice.value.Price;
import io.sluice.value.Quantity;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An order the venue has accepted and not finished.
 *
 * @param record its facts
 * @param number the venue's own count of accepted orders: who came first
 * @param acceptedAt instant of acceptance; the order takes part in candles that close later
 * @param arriving true until it has met the market once
 * @param triggered true when a stop or take-profit was touched: what is left of it is a market order
 * @param fills number of its fills so far
 * @param reference price at the decision, quote currency, that slippage is measured from
 */
record WorkingOrder(
        OrderRecord record,
        long number,
        Instant acceptedAt,
        boolean arriving,
        boolean triggered,
        int fills,
        Price reference) {

    /** Exact prices have 18 decimals: one of more that was rounded to them, and as a double, is off by less than this. */
    private static final double INEXACT = 1e-17;

    OrderCommand placed() {
        return record.placed();
    }

    String id() {
        return record.id();
    }

    Side side() {
        return placed().getSide();
    }

    boolean isBuy() {
        return side() == Side.BUY;
    }

    /** Limit or trigger price; null for a market order. */
    @Nullable
    Price level() {
        BigDecimal level = levelValue();
        return level == null ? null : new Price(level);
    }

    private @Nullable BigDecimal levelValue() {
        return placed().getType() == OrderType.LIMIT ? placed().getLimitPrice() : placed().getTriggerPrice();
    }

    /** True when what moves it is the market falling to its level, false when it is the market rising. */
    boolean waitsForFall() {
        return isBuy() != (placed().getType() == OrderType.STOP_MARKET);
    }

    /**
     * False when no way through a candle can do anything to it: it waits for a price that the candle does not reach. Doubles
     * are enough to know that, because rounding keeps the order of what is rounded; where they are too near to tell it is true.
     */
    boolean mayMeet(Bar bar) {
        BigDecimal level = levelValue();
        if (level == null || triggered || (arriving && placed().getType() == OrderType.LIMIT)) {
            return true;
        }
        return waitsForFall()
                ? bar.low() - INEXACT <= level.doubleValue()
                : bar.high() + INEXACT >= level.doubleValue();
    }

    /** True when the order would make the position smaller. */
    boolean reduces(Quantity position) {
        return isBuy() ? position.signum() < 0 : position.signum() > 0;
    }

    WorkingOrder arrived() {
        return new WorkingOrder(record, number, acceptedAt, false, triggered, fills, reference);
    }

    WorkingOrder touched() {
        return new WorkingOrder(record, number, acceptedAt, arriving, true, fills, reference);
    }

    WorkingOrder executed(OrderEvent event) {
        return new WorkingOrder(record.after(event), number, acceptedAt, arriving, triggered, fills + 1, reference);
    }
}
