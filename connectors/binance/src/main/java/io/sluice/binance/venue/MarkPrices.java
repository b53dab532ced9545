package io.sluice.binance.venue;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Mark prices as somebody else follows them, for the rules that are judged by them. */
@FunctionalInterface
public interface MarkPrices {
    /** Nobody follows them: what is judged by them is left to the exchange. */
    MarkPrices UNKNOWN = instrument -> null;

    /** The mark price now, at once; null when it is not known or old. */
    @Nullable
    BigDecimal of(String instrument);
}
