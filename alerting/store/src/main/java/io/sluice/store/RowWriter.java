package io.sluice.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows inside the transaction of a connection. Rows that are there already stay as they are. What one table says
 * about another (an order's state, an alert's acknowledgement) is worked out from the rows themselves, so that it does not
 * depend on the order in which topics are read.
 */
final class RowWriter {
    private static final String ORDER_STATE = """
            UPDATE orders SET status = COALESCE(
              (SELECT e.status FROM order_events e WHERE e.order_id = orders.id ORDER BY e.sequence DESC LIMIT 1), status)
            WHERE id = ?""";
    private static final String ALERT_STATE = """
            UPDATE alerts_audit SET status = 'ACKNOWLEDGED'
            WHERE id = ? AND (
              EXISTS (SELECT 1 FROM delivery_audit d WHERE d.alert_id = alerts_audit.id AND d.status = 'ACKNOWLEDGED')
              OR EXISTS (SELECT 1 FROM operator_audit o WHERE o.target_id = alerts_audit.id AND o.kind = 'ACKNOWLEDGE'))""";
    private static final String HOLDER =
            "INSERT INTO holders (state, account, instrument) VALUES (?, ?, ?) ON CONFLICT DO NOTHING";

    /** Of compacted topics. */
    private static final List<StoreTable> HOLDING = List.of(StoreTable.POSITIONS, StoreTable.ACCOUNTS);

    private final Connection connection;

    RowWriter(Connection connection) {
        this.connection = connection;
    }

    /** @throws SQLException when the transaction must be rolled back */
    void write(Collection<StoreRow> rows) throws SQLException {
        Map<StoreTable, List<StoreRow>> byTable = rows.stream()
                .collect(Collectors.groupingBy(
                        StoreRow::table, () -> new EnumMap<>(StoreTable.class), Collectors.toList()));
        for (Map.Entry<StoreTable, List<StoreRow>> entry : byTable.entrySet()) {
            insert(entry.getKey(), entry.getValue());
        }
        updateEach(ORDER_STATE, orders(byTable));
        updateEach(ALERT_STATE, alerts(byTable));
        insertHolders(byTable);
    }

    private void insert(StoreTable table, List<StoreRow> rows) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(insertInto(table))) {
            for (StoreRow row : rows) {
                bind(statement, row);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private static String insertInto(StoreTable table) {
        List<String> names = new ArrayList<>(List.of("id", "time_micros", "known_at_micros"));
        table.columns().forEach(column -> names.add(column.sql()));
        names.addAll(List.of("record", "source_topic", "source_partition", "source_offset"));
        String marks = names.stream().map(name -> "?").collect(Collectors.joining(", "));
        return "INSERT INTO %s (%s) VALUES (%s) %s"
                .formatted(table.sql(), String.join(", ", names), marks, onConflict(table, names));
    }

    /** A rebuild leaves rows of compacted topics in place, because Kafka may no longer have them, and puts those right it has. */
    private static String onConflict(StoreTable table, List<String> names) {
        if (!HOLDING.contains(table)) {
            return "ON CONFLICT DO NOTHING";
        }
        return names.stream()
                .filter(name -> !name.equals("id"))
                .map(name -> name + " = excluded." + name)
                .collect(Collectors.joining(", ", "ON CONFLICT (id) DO UPDATE SET ", ""));
    }

    private static void bind(PreparedStatement statement, StoreRow row) throws SQLException {
        int index = 0;
        statement.setString(++index, row.id());
        statement.setLong(++index, micros(row.time()));
        statement.setLong(++index, micros(row.knownAt()));
        for (Column column : row.table().columns()) {
            set(statement, ++index, column, row.columns().get(column));
        }
        statement.setString(++index, row.json());
        statement.setString(++index, row.source().topic());
        statement.setInt(++index, row.source().partition());
        statement.setLong(++index, row.source().offset());
    }

    private static void set(PreparedStatement statement, int index, Column column, @Nullable Object value)
            throws SQLException {
        if (column == Column.SEQUENCE && value instanceof Long number) {
            statement.setLong(index, number);
        } else {
            statement.setString(index, (String) value);
        }
    }

    private void updateEach(String sql, Set<Object> ids) throws SQLException {
        if (ids.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (Object id : ids) {
                statement.setString(1, (String) id);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private static Set<Object> orders(Map<StoreTable, List<StoreRow>> rows) {
        return Stream.concat(ids(rows, StoreTable.ORDERS), values(rows, StoreTable.ORDER_EVENTS, Column.ORDER_ID))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Set<Object> alerts(Map<StoreTable, List<StoreRow>> rows) {
        return Stream.of(
                        ids(rows, StoreTable.ALERTS_AUDIT),
                        values(rows, StoreTable.DELIVERY_AUDIT, Column.ALERT_ID),
                        values(rows, StoreTable.OPERATOR_AUDIT, Column.TARGET_ID))
                .flatMap(each -> each)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Stream<Object> ids(Map<StoreTable, List<StoreRow>> rows, StoreTable table) {
        return rows.getOrDefault(table, List.of()).stream().map(StoreRow::id);
    }

    private static Stream<Object> values(Map<StoreTable, List<StoreRow>> rows, StoreTable table, Column column) {
        return rows.getOrDefault(table, List.of()).stream()
                .filter(row -> row.columns().containsKey(column))
                .map(row -> row.columns().get(column));
    }

    private void insertHolders(Map<StoreTable, List<StoreRow>> rows) throws SQLException {
        Set<List<String>> holders = new LinkedHashSet<>();
        for (StoreTable table : HOLDING) {
            for (StoreRow row : rows.getOrDefault(table, List.of())) {
                holders.add(List.of(table.sql(), (String) row.columns().get(Column.ACCOUNT), (String)
                        row.columns().getOrDefault(Column.INSTRUMENT, "")));
            }
        }
        if (holders.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(HOLDER)) {
            for (List<String> holder : holders) {
                for (int index = 0; index < holder.size(); index++) {
                    statement.setString(index + 1, holder.get(index));
                }
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /** Works all states out again, of rows whose causes have been taken away. */
    static void workOutStates(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("UPDATE orders SET status = COALESCE((SELECT e.status FROM order_events e"
                    + " WHERE e.order_id = orders.id ORDER BY e.sequence DESC LIMIT 1), 'QUEUED')");
            statement.executeUpdate("UPDATE alerts_audit SET status = 'OPEN'");
            statement.executeUpdate(ALERT_STATE.replace("id = ? AND (", "("));
        }
    }

    /** Microseconds since 1970. */
    static long micros(Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.getNano() / 1_000);
    }

    /** The instant of so many microseconds since 1970. */
    static Instant instant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1_000L);
    }
}
