package io.sluice.order.call;

import io.sluice.value.Money;
import io.sluice.value.Quantity;
import java.time.Instant;

/**
 * Something that a venue tells without being asked. Reports may come twice, late, in any order or not at all; nothing
 * that matters rests on one of them arriving.
 */
public sealed interface VenueReport {

    /** An order has changed, whoever placed it. */
    record OrderChanged(VenueOrder order) implements VenueReport {}

    /** Something was executed, whoever's order it was. */
    record Traded(VenueTrade trade) implements VenueReport {}

    /**
     * The account's cash has changed.
     *
     * @param currency currency of the amount
     * @param balance cash without open positions
     * @param time instant of the change, by the venue's clock
     */
    record BalanceChanged(String currency, Money balance, Instant time) implements VenueReport {}

    /**
     * What the account holds of an instrument has changed.
     *
     * @param instrument instrument as VENUE:SYMBOL
     * @param quantity base units, negative when short
     * @param time instant of the change, by the venue's clock
     */
    record PositionChanged(String instrument, Quantity quantity, Instant time) implements VenueReport {}

    /**
     * Reports may be missing from here on: the stream broke, stalled or skipped. Nothing is relied on until {@link
     * Resumed} came and the account was compared with the venue.
     *
     * @param reason what happened, in words
     * @param time instant at which it was noticed, by this machine's clock
     */
    record Gap(String reason, Instant time) implements VenueReport {}

    /**
     * Reports flow again; what happened since the {@link Gap} is to be asked for.
     *
     * @param time instant from which on nothing is missing, by this machine's clock
     */
    record Resumed(Instant time) implements VenueReport {}
}
