package io.sluice.binance.sim.ledger;

/** What a line of the ledger tells. */
public enum FactKind {
    /** The venue began; the ledger goes on. */
    VENUE_STARTED,
    /** A signed request arrived, whatever became of it. */
    REQUEST_RECEIVED,
    /** A request was refused with {@code code}; nothing else changed. */
    REQUEST_REFUSED,
    /** A rule of malice was applied to a request. */
    MALICE_APPLIED,
    ORDER_ACCEPTED,
    ORDER_AMENDED,
    ORDER_CANCELED,
    ORDER_EXPIRED,
    /** One execution of an order. */
    TRADE,
    /** A conditional order is in a new {@code status}. */
    ALGO_CHANGED,
    /** Money moved for another reason than a trade. */
    BALANCE_CHANGED
}
