package io.sluice.venue;

/** At which price of the candle log an order meets the market when it arrives. */
public enum FillAt {
    /** At once, at the close of the last candle the account has seen: the price the decision was made with. */
    LAST_CLOSE,
    /** At the open of the next candle: what a decision made on a closed candle can have at the earliest. */
    NEXT_OPEN
}
