package io.sluice.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** SQL text and its parameters, put together piece by piece. Values never become text of it. */
final class Question {
    /** What a status was, where it changes: from the rows known at an instant, which is the one parameter. */
    private static final Map<StoreTable, String> STATUS_AT =
            Map.of(StoreTable.ORDERS, """
            COALESCE((SELECT e.status FROM order_events e WHERE e.order_id = t.id AND e.known_at_micros <= ?
              ORDER BY e.sequence DESC LIMIT 1), 'QUEUED')""", StoreTable.ALERTS_AUDIT, """
            CASE WHEN EXISTS (
              SELECT 1 FROM delivery_audit d
              WHERE d.alert_id = t.id AND d.status = 'ACKNOWLEDGED' AND d.known_at_micros <= ?
              UNION ALL SELECT 1 FROM operator_audit o
              WHERE o.target_id = t.id AND o.kind = 'ACKNOWLEDGE' AND o.known_at_micros <= ?)
            THEN 'ACKNOWLEDGED' ELSE 'OPEN' END""");

    private final StringBuilder sql = new StringBuilder();
    private final List<Object> parameters = new ArrayList<>();
    private String glue = " WHERE ";

    static Question selectFrom(StoreTable table, Optional<Instant> at) {
        Question question = new Question();
        question.sql.append("SELECT t.id, t.time_micros, t.known_at_micros, t.source_offset, t.record");
        for (Column column : table.columns()) {
            question.sql.append(", ");
            question.expression(table, column, at);
        }
        question.sql.append(" FROM ").append(table.sql()).append(" t");
        return question;
    }

    private void expression(StoreTable table, Column column, Optional<Instant> at) {
        String then = column == Column.STATUS ? STATUS_AT.get(table) : null;
        if (then == null || at.isEmpty()) {
            sql.append("t.").append(column.sql());
            return;
        }
        sql.append(then);
        long times = then.chars().filter(each -> each == '?').count();
        Collections.nCopies((int) times, RowWriter.micros(at.get())).forEach(parameters::add);
    }

    Question and(String condition, Object... values) {
        sql.append(glue).append(condition);
        parameters.addAll(List.of(values));
        glue = " AND ";
        return this;
    }

    Question andIn(StoreTable table, Column column, Collection<String> values, Optional<Instant> at) {
        sql.append(glue);
        glue = " AND ";
        if (values.isEmpty()) {
            sql.append("1 = 0");
            return this;
        }
        expression(table, column, at);
        sql.append(" IN (")
                .append(String.join(", ", Collections.nCopies(values.size(), "?")))
                .append(")");
        parameters.addAll(values);
        return this;
    }

    Question add(String text, @Nullable Object... values) {
        sql.append(text);
        parameters.addAll(List.of(values));
        return this;
    }

    String sql() {
        return sql.toString();
    }

    void bind(PreparedStatement prepared) throws SQLException {
        for (int index = 0; index < parameters.size(); index++) {
            prepared.setObject(index + 1, parameters.get(index));
        }
    }
}
