package io.sluice.binance.sim.exchange;

/** The order types of the venue; conditional ones are taken by the algo endpoint only. */
public enum OrderType {
    LIMIT,
    MARKET,
    STOP,
    STOP_MARKET,
    TAKE_PROFIT,
    TAKE_PROFIT_MARKET,
    TRAILING_STOP_MARKET;

    /** Whether it waits for a trigger. */
    public boolean conditional() {
        return this != LIMIT && this != MARKET;
    }

    /** Whether it needs a limit price. */
    public boolean priced() {
        return this == LIMIT || this == STOP || this == TAKE_PROFIT;
    }

    /** What is sent to the book once it is triggered. */
    OrderType triggered() {
        return priced() ? LIMIT : MARKET;
    }

    boolean takesProfit() {
        return this == TAKE_PROFIT || this == TAKE_PROFIT_MARKET;
    }

    /** Whether it may close a whole position without a quantity. */
    public boolean closesPosition() {
        return this == STOP_MARKET || this == TAKE_PROFIT_MARKET;
    }
}
