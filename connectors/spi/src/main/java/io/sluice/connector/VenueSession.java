package io.sluice.connector;

/** The connection of one account to one venue. All its capabilities may be used from many threads at once. */
public interface VenueSession extends AutoCloseable {

    /**
     * Connects, checks what must be true before any order (clock, permissions, position mode), sets what is configured
     * (leverage, margin mode), and lets reports flow. Called once, before everything else but {@link #rules}.
     *
     * @param listener takes what the venue tells by itself. It returns soon and never throws. What it was given before
     *     this method returned counts
     * @throws VenueUnavailable when it cannot be used now; the caller tries again later with a new session
     */
    void start(ReportListener listener) throws VenueUnavailable;

    OrderEntry orders();

    OrderLookup lookup();

    AccountLookup account();

    InstrumentRules rules();

    RequestBudget budget();

    /**
     * Lets go of connections and threads. Calls under way return as unknown. Cancels nothing at the venue. Idempotent.
     */
    @Override
    void close();
}
