package io.sluice.connector;

import io.sluice.order.call.VenueOrder;
import io.sluice.order.call.VenueTrade;
import io.sluice.schemas.StatedMargin;
import io.sluice.value.Money;
import io.sluice.value.Quantity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Asks the venue about the whole account, whoever placed what. Each method answers completely or throws: an empty answer
 * means that there is nothing, never that nothing could be read. Follows pages to their end.
 */
public interface AccountLookup {

    /**
     * All orders that work, conditional ones among them.
     *
     * @param deadline returns or throws by then
     */
    List<VenueOrder> openOrders(Instant deadline) throws VenueUnavailable;

    /**
     * All executions since an instant, oldest first.
     *
     * @param since by the venue's clock, inclusive
     * @throws VenueUnavailable also where the venue does not reach back so far
     */
    List<VenueTrade> tradesSince(Instant since, Instant deadline) throws VenueUnavailable;

    /** What is held, base units, negative when short, by instrument as VENUE:SYMBOL. What is flat may be left out. */
    Map<String, Quantity> positions(Instant deadline) throws VenueUnavailable;

    /** Cash without open positions, by currency. */
    Map<String, Money> balances(Instant deadline) throws VenueUnavailable;

    /**
     * How near the account is to being liquidated (R-LIQUIDATION); where parts of it are liquidated on their own, the one that
     * is nearest. Empty at a venue that never tells it.
     */
    default Optional<StatedMargin> margin(Instant deadline) throws VenueUnavailable {
        return Optional.empty();
    }
}
