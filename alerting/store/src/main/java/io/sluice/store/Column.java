package io.sluice.store;

import java.util.Locale;

/** A column by which rows can be found, beside their id and times. */
public enum Column {
    ACCOUNT,
    INSTRUMENT,
    PATTERN,
    SEVERITY,
    /** What became of it: a decision's verdict, an order's state, an alert's acknowledgement, a delivery's state. */
    STATUS,
    /** Which sort of its kind: an event's kind, a command's kind, an order's leg, a delivery's channel. */
    KIND,
    ORDER_ID,
    DECISION_ID,
    SIGNAL_ID,
    ALERT_ID,
    TARGET_ID,
    CAUSE_ID,
    /** Name of the person or component that acted. */
    WHO,
    ENTITY_KIND,
    ENTITY_ID,
    /** Position in an order's life or in the audit chain; a whole number. */
    SEQUENCE;

    /** Its name in SQL. */
    public String sql() {
        return name().toLowerCase(Locale.ROOT);
    }
}
