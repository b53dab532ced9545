package io.sluice.venue;

/** Stable codes of what the paper venue gives as a reason. */
public enum PaperReason {
    /** Rejected: no definition of the instrument. */
    UNKNOWN_INSTRUMENT,
    /** Rejected: a field is missing, unrecognised or not positive. */
    INVALID_ORDER,
    /** Rejected: the account has not seen a candle of the instrument yet. */
    NO_MARKET_PRICE,
    /** Rejected: a price is not a multiple of the tick. */
    OFF_TICK,
    /** Rejected: the quantity is not a multiple of the lot step. */
    OFF_LOT,
    /** Rejected: the quantity is below the instrument's smallest. Exits are exempt. */
    BELOW_MIN_QUANTITY,
    /** Rejected: the quantity is above the instrument's largest. */
    ABOVE_MAX_QUANTITY,
    /** Rejected: the order is worth less than the instrument's smallest. Exits are exempt. */
    BELOW_MIN_NOTIONAL,
    /** Rejected: reduce-only, and there is no position that the order would make smaller. */
    REDUCE_ONLY_REJECTED,
    /** Rejected: the account has as many working orders as it may have. */
    TOO_MANY_ORDERS,
    /** Expired: the order came after the instant until which it was wanted. */
    EXPIRED_UNSENT,
    /** Cancelled: reduce-only, and the position it could reduce is gone. */
    NOTHING_TO_REDUCE,
    /** Cancelled: the rest of an immediate-or-cancel order. */
    IOC_REST,
    /** Cancelled: a fill-or-kill order that could not be filled wholly. */
    FOK_UNFILLED
}
