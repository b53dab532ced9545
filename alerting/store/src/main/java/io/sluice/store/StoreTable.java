package io.sluice.store;

import static io.sluice.store.Column.ACCOUNT;
import static io.sluice.store.Column.ALERT_ID;
import static io.sluice.store.Column.CAUSE_ID;
import static io.sluice.store.Column.DECISION_ID;
import static io.sluice.store.Column.ENTITY_ID;
import static io.sluice.store.Column.ENTITY_KIND;
import static io.sluice.store.Column.INSTRUMENT;
import static io.sluice.store.Column.KIND;
import static io.sluice.store.Column.ORDER_ID;
import static io.sluice.store.Column.PATTERN;
import static io.sluice.store.Column.SEQUENCE;
import static io.sluice.store.Column.SEVERITY;
import static io.sluice.store.Column.SIGNAL_ID;
import static io.sluice.store.Column.STATUS;
import static io.sluice.store.Column.TARGET_ID;
import static io.sluice.store.Column.WHO;

import java.util.List;
import java.util.Locale;

/** The tables of what happened. A row is one record of a topic; its id is the record's, or its place where it has none. */
public enum StoreTable {
    SIGNALS(INSTRUMENT, PATTERN, KIND),
    SUPPRESSED_SIGNALS(INSTRUMENT, PATTERN, KIND, STATUS, SIGNAL_ID),
    /** STATUS is APPROVED or REJECTED. */
    DECISIONS(ACCOUNT, INSTRUMENT, PATTERN, STATUS, KIND, SIGNAL_ID, CAUSE_ID),
    /** The commands that place orders; STATUS is the order's latest state, QUEUED before its first event. */
    ORDERS(ACCOUNT, INSTRUMENT, STATUS, KIND, DECISION_ID, SIGNAL_ID),
    /** The commands that cancel orders. */
    ORDER_CANCELS(ACCOUNT, INSTRUMENT, ORDER_ID, DECISION_ID),
    ORDER_EVENTS(ACCOUNT, INSTRUMENT, STATUS, KIND, ORDER_ID, DECISION_ID, SEQUENCE),
    FILLS(ACCOUNT, INSTRUMENT, KIND, ORDER_ID, DECISION_ID, SIGNAL_ID),
    FUNDING(ACCOUNT, INSTRUMENT),
    /** Every state that was told of a position, not only its newest. */
    POSITIONS(ACCOUNT, INSTRUMENT, PATTERN, STATUS, DECISION_ID, CAUSE_ID),
    /** Every snapshot that was told of an account, not only its newest; KIND is the breaker's state. */
    ACCOUNTS(ACCOUNT, STATUS, KIND, CAUSE_ID),
    OPERATOR_AUDIT(ACCOUNT, KIND, TARGET_ID, WHO),
    /** STATUS is OPEN, or ACKNOWLEDGED from a delivery's or an operator's acknowledgement on. */
    ALERTS_AUDIT(ACCOUNT, INSTRUMENT, SEVERITY, STATUS, KIND, CAUSE_ID),
    DELIVERY_AUDIT(ALERT_ID, STATUS, KIND),
    /** Every state that was told of a difference; TARGET_ID is what it is about. */
    DRIFT(ACCOUNT, INSTRUMENT, SEVERITY, KIND, TARGET_ID),
    AUDIT(SEQUENCE, ENTITY_KIND, ENTITY_ID, WHO);

    @SuppressWarnings("ImmutableEnumChecker") // List.of copies, and nobody can change the copy
    private final List<Column> columns;

    StoreTable(Column... columns) {
        this.columns = List.of(columns);
    }

    /** Its name in SQL. */
    public String sql() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The columns by which its rows can be found. */
    public List<Column> columns() {
        return columns;
    }
}
