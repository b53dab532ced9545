package io.sluice.venue;

import io.sluice.schemas.Liquidity;
import io.sluice.value.Money;
import io.sluice.value.Price;
import io.sluice.value.Quantity;

/** One thing that happens to a working order inside a candle. */
sealed interface Step {
    /** Id of the order it happens to. */
    String orderId();

    /** It is executed, wholly or in part; the quantity is unsigned. */
    record Trade(String orderId, Quantity quantity, Price price, Money fee, Liquidity liquidity) implements Step {}

    /** It was touched and not wholly executed: the rest is a market order. */
    record Touch(String orderId) implements Step {}

    /** The venue takes it out of the book. */
    record Cancel(String orderId, PaperReason reason, String text) implements Step {}
}
