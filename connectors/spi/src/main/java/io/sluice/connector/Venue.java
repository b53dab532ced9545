package io.sluice.connector;

/** A place that executes orders. One instance serves all accounts at it; stateless but for shared connections. */
public interface Venue {

    /** Name as in order commands and topics, for example {@code binance}: lower-case letters and digits. */
    String name();

    /** What it can and cannot do; constant. */
    VenueTraits traits();

    /**
     * Prepares the connection of one account. Does no I/O that could fail for reasons of the moment; those belong to
     * {@link VenueSession#start}.
     *
     * @param account account as configured
     * @throws IllegalArgumentException when there is no such account or its credentials are missing; says which, and never
     *     what they are
     */
    VenueSession open(String account);
}
