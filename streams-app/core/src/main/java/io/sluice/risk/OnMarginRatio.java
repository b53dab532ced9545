package io.sluice.risk;

/** R-LIQUIDATION: what is done when the margin is used beyond its limit, beside the alert. */
public enum OnMarginRatio {
    /** Entries wait; positions are left to people. */
    ALERT,
    /** As an operator's REDUCE: half of every position is closed, and no entries until somebody resumes. */
    REDUCE
}
