package io.sluice.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Reads what happened. Safe for many threads; every method throws {@link StoreUnavailable} when the database does not
 * answer.
 *
 * <p>Lists are in the order of event time, source offset and id. A page starts after the last row of the page before it,
 * wherever that row stands by now, so rows that come in meanwhile neither repeat a row nor hide one.
 */
public final class Archive {
    private static final String KEYSET = "(t.time_micros, t.source_offset, t.id)";
    /** Most parents that are asked for at once: well below what either database takes as parameters. */
    private static final int PARENTS_AT_ONCE = 500;

    private final Database database;

    /** @param database stays the caller's to close */
    public Archive(Database database) {
        this.database = database;
    }

    /**
     * A page of a list.
     *
     * @param next the cursor of the page after it; empty when this is the last
     */
    public record Page(List<ArchivedRecord> items, Optional<String> next) {
        public Page {
            items = List.copyOf(items);
        }
    }

    /** @throws BadCursor when the query's cursor is none */
    public Page page(ArchiveQuery query) {
        Question question = conditions(query);
        query.cursor()
                .map(Cursor::parse)
                .ifPresent(last -> question.and(
                        KEYSET + (query.ascending() ? " > " : " < ") + "(?, ?, ?)",
                        last.timeMicros(),
                        last.offset(),
                        last.id()));
        question.add(order(query.ascending())).add(" LIMIT ?", query.limit() + 1);
        List<Found> found = ask(question, query.table());
        boolean more = found.size() > query.limit();
        List<Found> shown = more ? found.subList(0, query.limit()) : found;
        return new Page(
                shown.stream().map(Found::record).toList(),
                more ? Optional.of(shown.getLast().cursor().text()) : Optional.empty());
    }

    private static Question conditions(ArchiveQuery query) {
        Question question = Question.selectFrom(query.table(), query.at());
        query.filters().forEach((column, values) -> question.andIn(query.table(), column, values, query.at()));
        query.from().ifPresent(from -> question.and("t.time_micros >= ?", RowWriter.micros(from)));
        query.to().ifPresent(to -> question.and("t.time_micros < ?", RowWriter.micros(to)));
        query.at().ifPresent(at -> question.and("t.known_at_micros <= ?", RowWriter.micros(at)));
        return question;
    }

    private static String order(boolean ascending) {
        String direction = ascending ? "" : " DESC";
        return " ORDER BY t.time_micros%1$s, t.source_offset%1$s, t.id%1$s".formatted(direction);
    }

    /** The row of this id. */
    public Optional<ArchivedRecord> find(StoreTable table, String id) {
        return find(table, id, Optional.empty());
    }

    /** The row of this id, if it was known at that instant. */
    public Optional<ArchivedRecord> find(StoreTable table, String id, Optional<Instant> at) {
        Question question = Question.selectFrom(table, at).and("t.id = ?", id);
        at.ifPresent(instant -> question.and("t.known_at_micros <= ?", RowWriter.micros(instant)));
        return ask(question, table).stream().map(Found::record).findFirst();
    }

    /**
     * The rows that belong to each of these: an order's events, an alert's deliveries.
     *
     * @param parent column that holds the ids
     * @return for each id that has rows, its rows, oldest first
     */
    public Map<String, List<ArchivedRecord>> children(
            StoreTable table, Column parent, Collection<String> ids, Optional<Instant> at) {
        Map<String, List<ArchivedRecord>> children = new LinkedHashMap<>();
        List<String> all = List.copyOf(ids);
        for (int start = 0; start < all.size(); start += PARENTS_AT_ONCE) {
            List<String> some = all.subList(start, Math.min(all.size(), start + PARENTS_AT_ONCE));
            Question question = Question.selectFrom(table, at).andIn(table, parent, some, at);
            at.ifPresent(instant -> question.and("t.known_at_micros <= ?", RowWriter.micros(instant)));
            ask(question.add(order(true)), table)
                    .forEach(found -> children.computeIfAbsent(found.record().value(parent), id -> new ArrayList<>())
                            .add(found.record()));
        }
        return children;
    }

    /**
     * The newest state of each position or account.
     *
     * @param table {@link StoreTable#POSITIONS} or {@link StoreTable#ACCOUNTS}
     * @param filters {@link Column#ACCOUNT} and {@link Column#INSTRUMENT}
     * @return by account and instrument
     */
    public List<ArchivedRecord> latest(StoreTable table, Map<Column, List<String>> filters, Optional<Instant> at) {
        List<ArchivedRecord> newest = new ArrayList<>();
        for (Map<Column, String> holder : holders(table)) {
            boolean wanted = filters.entrySet().stream()
                    .allMatch(filter -> filter.getValue().contains(holder.getOrDefault(filter.getKey(), "")));
            if (wanted) {
                Question question = Question.selectFrom(table, at);
                holder.forEach((column, value) -> question.and("t." + column.sql() + " = ?", value));
                at.ifPresent(instant -> question.and("t.known_at_micros <= ?", RowWriter.micros(instant)));
                question.add(" ORDER BY t.known_at_micros DESC, t.source_offset DESC LIMIT 1");
                ask(question, table).forEach(found -> newest.add(found.record()));
            }
        }
        return newest;
    }

    private List<Map<Column, String>> holders(StoreTable table) {
        List<Map<Column, String>> holders = new ArrayList<>();
        try (Connection connection = database.reader();
                PreparedStatement statement = connection.prepareStatement(
                        "SELECT account, instrument FROM holders WHERE state = ? ORDER BY account, instrument")) {
            statement.setString(1, table.sql());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    Map<Column, String> holder = new EnumMap<>(Column.class);
                    holder.put(Column.ACCOUNT, rows.getString(1));
                    if (table.columns().contains(Column.INSTRUMENT)) {
                        holder.put(Column.INSTRUMENT, rows.getString(2));
                    }
                    holders.add(holder);
                }
            }
            return holders;
        } catch (SQLException failed) {
            throw unavailable(failed);
        }
    }

    /** Hands every row of {@link StoreTable#AUDIT} over as it was on its topic, until told that it is enough. */
    public void inOrderOfTopic(Predicate<ArchivedRecord> more) {
        long after = -1;
        boolean wanted = true;
        while (wanted) {
            Question question = Question.selectFrom(StoreTable.AUDIT, Optional.empty())
                    .and("t.source_offset > ?", after)
                    .add(" ORDER BY t.source_offset LIMIT ?", ArchiveQuery.MOST);
            List<Found> found = ask(question, StoreTable.AUDIT);
            wanted = !found.isEmpty() && found.stream().allMatch(each -> more.test(each.record()));
            after = found.isEmpty() ? after : found.getLast().cursor().offset();
        }
    }

    private record Found(ArchivedRecord record, Cursor cursor) {}

    private List<Found> ask(Question question, StoreTable table) {
        try (Connection connection = database.reader();
                PreparedStatement statement = connection.prepareStatement(question.sql())) {
            question.bind(statement);
            List<Found> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(found(rows, table));
                }
            }
            return found;
        } catch (SQLException failed) {
            throw unavailable(failed);
        }
    }

    private static Found found(ResultSet row, StoreTable table) throws SQLException {
        String id = row.getString(1);
        long time = row.getLong(2);
        Map<Column, String> columns = new EnumMap<>(Column.class);
        int index = 5;
        for (Column column : table.columns()) {
            String value = row.getString(++index);
            if (value != null) {
                columns.put(column, value);
            }
        }
        ArchivedRecord record = new ArchivedRecord(
                id, RowWriter.instant(time), RowWriter.instant(row.getLong(3)), columns, row.getString(5));
        return new Found(record, new Cursor(time, row.getLong(4), id));
    }

    private StoreUnavailable unavailable(SQLException failed) {
        return new StoreUnavailable(database.shown() + " does not answer: " + failed.getMessage(), failed);
    }
}
