package io.sluice.binance.market;

import io.sluice.schemas.Candle;
import java.time.Instant;

/** One message of the market streams, as far as it is of use. */
sealed interface MarketMessage {

    /** A candle has closed. */
    record Closed(Candle candle) implements MarketMessage {}

    /**
     * Best bid and ask.
     *
     * @param update the exchange's number of the update, rising within the symbol
     */
    record Book(
            String symbol, long update, double bid, double bidQuantity, double ask, double askQuantity, Instant time)
            implements MarketMessage {}

    /** Mark price and funding. */
    record Mark(String symbol, double price, double fundingRate, Instant nextFunding, Instant time)
            implements MarketMessage {}

    /** Something that is of no use here: a candle that is still open, an answer to a subscription. */
    record Other() implements MarketMessage {}

    /** Something that cannot be read. */
    record Unreadable(String reason) implements MarketMessage {}
}
