package io.sluice.binance.sim.prices;

import io.sluice.binance.sim.exchange.Quote;
import java.io.IOException;
import java.util.Optional;

/** Prices one after the other. For one thread. */
public interface PriceFeed extends AutoCloseable {

    /**
     * A quote and when it is due.
     *
     * @param atMillis since the feed's beginning, never less than before
     */
    record Step(long atMillis, Quote quote) {}

    /**
     * The next one; empty at the end.
     *
     * @throws IOException also where the source has a line that cannot be read
     */
    Optional<Step> next() throws IOException;

    @Override
    void close() throws IOException;
}
