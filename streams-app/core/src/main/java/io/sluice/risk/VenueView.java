package io.sluice.risk;

import io.sluice.value.Money;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What a check may know of an account's venue: its markets beyond their last price, and the margin that it sees used. */
public interface VenueView {
    /** What an order is taken to cost at a venue that tells no bid and ask; null where it must tell them. */
    @Nullable
    AssumedCost assumedCost();

    /** Newest bid and ask of an instrument; null where none are known. */
    @Nullable
    BookQuote quote(String instrument);

    /** Volume of a usual candle of an instrument, base units, positive; null where it is not known. */
    @Nullable
    BigDecimal candleVolume(String instrument);

    /** Value traded of an instrument in the last 24 hours in which it was open; null where not all of them are known. */
    @Nullable
    Money traded(String instrument);

    /** How near to liquidation the venue last said the account is; null where it never said so. */
    @Nullable
    MarginUse margin();
}
