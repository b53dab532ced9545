package io.sluice.api.archive;

import io.sluice.api.access.Fault;
import io.sluice.api.view.History;
import io.sluice.api.view.Listing;
import io.sluice.api.view.Micros;
import io.sluice.api.view.Query;
import io.sluice.api.view.Row;
import io.sluice.api.view.Row.Place;
import io.sluice.store.Archive;
import io.sluice.store.ArchiveQuery;
import io.sluice.store.ArchivedRecord;
import io.sluice.store.Column;
import io.sluice.store.StoreTable;
import io.sluice.store.StoreUnavailable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What the archive keeps, as lists show it. A database that is away is a fault of 503, never an empty list. */
public final class ArchiveHistory implements History {
    private static final int MOST_AT_ONCE = ArchiveQuery.MOST;

    private final Archive archive;
    private final Assembly assembly;
    private final HeldEntries held;

    /** @param archive stays the caller's to close */
    public ArchiveHistory(Archive archive) {
        this.archive = archive;
        this.assembly = new Assembly(archive);
        this.held = new HeldEntries(archive, assembly);
    }

    @Override
    public boolean available() {
        return true;
    }

    @Override
    public List<Row> page(Listing listing, Query query) {
        return asked(() -> {
            List<ArchivedRecord> records = behind(question(listing, query), query);
            return switch (listing) {
                case ORDERS -> orders(records, query);
                case ALERTS -> assembly.alerts(records, Assembly.at(query));
                case SIGNALS, SUPPRESSED_SIGNALS, DECISIONS, FILLS, COMMANDS, DRIFT ->
                    records.stream().map(record -> row(record, record.json())).toList();
            };
        });
    }

    /** Orders that were placed, and between them those that only ever waited: both go by time and id. */
    private List<Row> orders(List<ArchivedRecord> placed, Query query) {
        ArchiveQuery bounds = bounded(ArchiveQuery.of(StoreTable.ORDER_EVENTS), query);
        if (placed.size() >= query.limit()) {
            bounds = bounds.from(later(bounds.from(), placed.getLast().time()));
        }
        List<Row> rows = new ArrayList<>(assembly.orders(placed, Assembly.at(query)));
        rows.addAll(held.wanted(bounds, query));
        rows.sort(Comparator.comparing(Row::place, Row.NEWEST_FIRST));
        return List.copyOf(rows.subList(0, Math.min(query.limit(), rows.size())));
    }

    private static Instant later(Optional<Instant> from, Instant time) {
        return from.isPresent() && from.get().isAfter(time) ? from.get() : time;
    }

    /**
     * As many records as are wanted, in the order of lists. The archive orders equal times otherwise, so all of one time are
     * read before any is cut off.
     */
    private List<ArchivedRecord> behind(ArchiveQuery question, Query query) {
        Optional<Place> after = query.after();
        ArchiveQuery next = after.map(place -> question.to(earlier(question.to(), place)))
                .orElse(question)
                .limit(Math.min(MOST_AT_ONCE, query.limit() + 1));
        List<ArchivedRecord> records = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            Archive.Page page = archive.page(cursor.isPresent() ? next.after(cursor.get()) : next);
            page.items().stream()
                    .filter(record -> after.isEmpty() || Row.NEWEST_FIRST.compare(place(record), after.get()) > 0)
                    .forEach(records::add);
            cursor = page.next();
        } while (cursor.isPresent() && !whole(records, query.limit()));
        records.sort(Comparator.comparing(ArchiveHistory::place, Row.NEWEST_FIRST));
        return List.copyOf(records.subList(0, Math.min(query.limit(), records.size())));
    }

    private static Instant earlier(Optional<Instant> to, Place place) {
        Instant end = Micros.toInstant(place.timeMicros() + 1);
        return to.isPresent() && to.get().isBefore(end) ? to.get() : end;
    }

    private static boolean whole(List<ArchivedRecord> records, int limit) {
        return records.size() >= limit
                && records.getLast().time().isBefore(records.get(limit - 1).time());
    }

    private static Place place(ArchivedRecord record) {
        return new Place(Micros.of(record.time()), record.id());
    }

    static Row row(ArchivedRecord record, String item) {
        return new Row(record.id(), Micros.of(record.time()), Micros.of(record.knownAt()), Map.of(), item);
    }

    private static ArchiveQuery question(Listing listing, Query query) {
        ArchiveQuery question = bounded(ArchiveQuery.of(Filters.table(listing)), query);
        for (Map.Entry<String, String> filter : query.filters().entrySet()) {
            question = Filters.add(question, filter.getKey(), filter.getValue());
        }
        return question;
    }

    private static ArchiveQuery bounded(ArchiveQuery question, Query query) {
        ArchiveQuery bounded = question;
        if (query.fromMicros() > Long.MIN_VALUE) {
            bounded = bounded.from(Micros.toInstant(query.fromMicros()));
        }
        if (query.toMicros() < Long.MAX_VALUE) {
            bounded = bounded.to(Micros.toInstant(query.toMicros()));
        }
        if (query.atMicros().isPresent()) {
            bounded = bounded.at(Micros.toInstant(query.atMicros().get()));
        }
        return bounded;
    }

    @Override
    public Optional<String> find(Listing listing, String id) {
        return asked(() -> archive.find(Filters.table(listing), id)).map(ArchivedRecord::json);
    }

    @Override
    public Optional<String> order(String id) {
        return asked(() -> assembly.order(id));
    }

    @Override
    public Optional<String> alert(String id) {
        return asked(() -> assembly.alert(id));
    }

    @Override
    public List<String> accounts(long atMicros) {
        return latest(StoreTable.ACCOUNTS, atMicros);
    }

    @Override
    public List<String> positions(long atMicros) {
        return latest(StoreTable.POSITIONS, atMicros);
    }

    private List<String> latest(StoreTable table, long atMicros) {
        return asked(() -> archive.latest(table, Map.of(), Optional.of(Micros.toInstant(atMicros)))).stream()
                .map(ArchivedRecord::json)
                .toList();
    }

    @Override
    public List<Row> audit(Query query) {
        ArchiveQuery question = bounded(ArchiveQuery.of(StoreTable.AUDIT), query);
        for (Map.Entry<String, String> filter : query.filters().entrySet()) {
            Column column = filter.getKey().equals("entityKind") ? Column.ENTITY_KIND : Column.ENTITY_ID;
            question = question.where(column, filter.getValue());
        }
        ArchiveQuery all = question;
        return asked(() -> behind(all, query)).stream()
                .map(record -> row(record, record.json()))
                .toList();
    }

    private static <T> T asked(Supplier<T> question) {
        try {
            return question.get();
        } catch (StoreUnavailable away) {
            throw Fault.of(503, "Service unavailable", "the archive does not answer at the moment");
        }
    }
}
