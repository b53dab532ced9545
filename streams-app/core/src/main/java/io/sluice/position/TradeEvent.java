package io.sluice.position;

/** What moves a trade from one state to the next. */
public enum TradeEvent {
    /** An entry order was sent. */
    ENTRY_PLACED,
    /** A fill opened the holding or made it larger. */
    FILLED_IN,
    /** A fill made the holding smaller and left some of it. */
    FILLED_OUT,
    /** The last entry order ended and nothing is held. */
    ENTRY_ENDED,
    /** An exit was sent because a strategy asked for it. */
    EXIT_PLACED,
    /** An exit was sent because an operator or failing protection demanded it. */
    EXIT_FORCED,
    /** The last exit order ended and something is still held. */
    EXIT_ENDED,
    /** A fill closed the rest of the holding. */
    WENT_FLAT
}
