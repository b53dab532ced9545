package io.sluice.order;

import io.sluice.schemas.OrderCommand;
import io.sluice.schemas.Side;
import io.sluice.value.Price;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** O-STAGES: the price that an order's slippage is measured from: its trigger, else the market as its decision saw it. */
public final class SlippageReference {
    private SlippageReference() {}

    /** Quote currency; null where the order says neither. */
    public static @Nullable Price of(OrderCommand placed) {
        BigDecimal price = placed.getTriggerPrice();
        if (price == null) {
            price = placed.getReferencePrice();
        }
        return price == null ? null : new Price(price);
    }

    /** What an execution cost beyond that, quote currency, positive when worse; null where there is none. */
    static @Nullable BigDecimal beyond(OrderCommand placed, Price executed) {
        Price reference = of(placed);
        if (reference == null) {
            return null;
        }
        BigDecimal beyond = executed.value().subtract(reference.value());
        return placed.getSide() == Side.BUY ? beyond : beyond.negate();
    }
}
