package io.sluice.risk;

import io.sluice.schemas.Side;
import io.sluice.value.Price;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The best bid and ask that are last known of an instrument; the bid is not above the ask.
 *
 * @param bid highest price a buyer offers, quote currency
 * @param ask lowest price a seller asks, quote currency
 * @param bidQuantity quantity at the bid, base units; null where the venue does not tell it
 * @param askQuantity quantity at the ask, base units; null where the venue does not tell it
 * @param time instant at which the book was like that
 */
public record BookQuote(
        Price bid,
        Price ask,
        @Nullable BigDecimal bidQuantity,
        @Nullable BigDecimal askQuantity,
        Instant time) {

    /** Half way between bid and ask, quote currency. */
    BigDecimal mid() {
        return bid.value().add(ask.value()).divide(BigDecimal.valueOf(2));
    }

    /** What stands at the price at which an order of that side is executed first, base units; null where not known. */
    @Nullable
    BigDecimal standsAgainst(Side side) {
        return side == Side.BUY ? askQuantity : bidQuantity;
    }
}
