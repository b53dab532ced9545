package io.sluice.store;

import static io.sluice.store.Happened.BTC;
import static io.sluice.store.Happened.NOON;
import static io.sluice.store.Happened.noonPlus;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.schemas.DeliveryState;
import io.sluice.schemas.OperatorCommandKind;
import io.sluice.schemas.OrderEventKind;
import io.sluice.schemas.OrderState;
import io.sluice.schemas.Severity;
import io.sluice.testkit.Seeds;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("N-AUDIT what happened is found again")
@SuppressWarnings("NullAway.Init") // each test opens the database of its kind first
class ArchiveTest {
    @TempDir
    private Path folder;

    private Database database;
    private Archive archive;
    private long offset;

    private void open(TestDatabase kind) {
        database = new Database(kind.fresh(folder));
        database.migrate();
        archive = new Archive(database);
    }

    private void happened(SpecificRecord... records) throws SQLException {
        for (SpecificRecord each : records) {
            happened(each, Instant.EPOCH);
        }
    }

    private void happened(SpecificRecord record, Instant written) throws SQLException {
        try (Connection connection = database.writer()) {
            new RowWriter(connection).write(List.of(Rows.of(record, new Source("t", 0, offset++, written))));
            connection.commit();
        }
    }

    private List<String> ids(ArchiveQuery query) {
        return archive.page(query).items().stream().map(ArchivedRecord::id).toList();
    }

    @ParameterizedTest
    @EnumSource
    void a_fill_comes_back_as_its_topic_has_it(TestDatabase kind) throws SQLException {
        open(kind);

        happened(Happened.fill("F1", "main", BTC, NOON.plusNanos(123_000)));

        assertThat(archive.find(StoreTable.FILLS, "F1"))
                .contains(new ArchivedRecord(
                        "F1",
                        NOON.plusNanos(123_000),
                        NOON.plusNanos(123_000),
                        Map.of(
                                Column.ACCOUNT, "main",
                                Column.INSTRUMENT, BTC,
                                Column.KIND, "ENTRY",
                                Column.ORDER_ID, "O-F1",
                                Column.DECISION_ID, "D-F1"),
                        "{\"id\":\"F1\",\"account\":\"main\",\"venue\":\"paper\",\"instrument\":\"BITSTAMP:BTCUSD\","
                                + "\"orderId\":\"O-F1\",\"clientOrderId\":\"sO-F1\",\"decisionId\":\"D-F1\","
                                + "\"signalId\":null,\"leg\":\"ENTRY\",\"venueTradeId\":\"T-F1\",\"side\":\"BUY\","
                                + "\"quantity\":\"0.015\",\"price\":\"67890.12\",\"fee\":\"0.4\","
                                + "\"feeCurrency\":\"USD\",\"liquidity\":\"TAKER\",\"slippage\":null,"
                                + "\"time\":\"2026-03-02T12:00:00.000123Z\",\"origin\":null}"));
        assertThat(archive.find(StoreTable.FILLS, "F2")).isEmpty();
        database.close();
    }

    @ParameterizedTest
    @EnumSource
    void filters_and_times_narrow_a_list(TestDatabase kind) throws SQLException {
        open(kind);
        happened(
                Happened.fill("F1", "main", BTC, noonPlus(1)),
                Happened.fill("F2", "other", BTC, noonPlus(2)),
                Happened.fill("F3", "main", "BITSTAMP:ETHUSD", noonPlus(3)),
                Happened.fill("F4", "main", BTC, noonPlus(4)));
        ArchiveQuery fills = ArchiveQuery.of(StoreTable.FILLS);

        assertThat(ids(fills)).containsExactly("F4", "F3", "F2", "F1");
        assertThat(ids(fills.oldestFirst())).containsExactly("F1", "F2", "F3", "F4");
        assertThat(ids(fills.where(Column.ACCOUNT, "main").where(Column.INSTRUMENT, BTC)))
                .containsExactly("F4", "F1");
        assertThat(ids(fills.where(Column.ACCOUNT, "main", "other"))).hasSize(4);
        assertThat(ids(fills.where(Column.ACCOUNT))).isEmpty();
        assertThat(ids(fills.where(Column.ACCOUNT, "main' OR '1'='1"))).isEmpty();
        assertThat(ids(fills.from(noonPlus(2)).to(noonPlus(4)))).containsExactly("F3", "F2");
        assertThatThrownBy(() -> archive.page(fills.after("elsewhere"))).isInstanceOf(BadCursor.class);
        assertThatThrownBy(() -> fills.where(Column.SEVERITY, "INFO")).isInstanceOf(IllegalArgumentException.class);
        database.close();
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("N-DASH the time machine shows an order as it was known then")
    void an_order_as_it_was_known_then(TestDatabase kind) throws SQLException {
        open(kind);
        happened(Happened.event("O1", 1, OrderEventKind.ACCEPT, OrderState.ACCEPTED, noonPlus(2)), noonPlus(3));
        happened(Happened.order("O1", noonPlus(0)), noonPlus(0));
        happened(Happened.event("O1", 0, OrderEventKind.CLAIM, OrderState.SUBMITTING, noonPlus(1)), noonPlus(1));
        happened(Happened.event("O1", 2, OrderEventKind.FILL, OrderState.FILLED, noonPlus(4)), noonPlus(4));
        ArchiveQuery orders = ArchiveQuery.of(StoreTable.ORDERS);

        assertThat(ids(orders.at(noonPlus(-1)))).isEmpty();
        assertThat(status(orders.at(noonPlus(0)))).isEqualTo("QUEUED");
        assertThat(status(orders.at(noonPlus(2)))).isEqualTo("SUBMITTING");
        assertThat(status(orders.at(noonPlus(3)))).isEqualTo("ACCEPTED");
        assertThat(status(orders)).isEqualTo("FILLED");
        assertThat(ids(orders.where(Column.STATUS, "ACCEPTED"))).isEmpty();
        assertThat(ids(orders.where(Column.STATUS, "ACCEPTED", "SUBMITTING").at(noonPlus(3))))
                .containsExactly("O1");
        assertThat(archive.children(
                                StoreTable.ORDER_EVENTS, Column.ORDER_ID, List.of("O1", "O2"), Optional.of(noonPlus(3)))
                        .get("O1"))
                .extracting(ArchivedRecord::id)
                .containsExactly("O1/0", "O1/1");
        database.close();
    }

    private String status(ArchiveQuery query) {
        return archive.page(query).items().getFirst().value(Column.STATUS);
    }

    @ParameterizedTest
    @EnumSource
    void an_alert_is_open_until_someone_acknowledges_it(TestDatabase kind) throws SQLException {
        open(kind);
        happened(Happened.delivery("A1", DeliveryState.ACKNOWLEDGED, noonPlus(5)));
        happened(
                Happened.alert("A1", Severity.CRITICAL, noonPlus(1)),
                Happened.alert("A2", Severity.CRITICAL, noonPlus(2)),
                Happened.alert("A3", Severity.INFO, noonPlus(3)),
                Happened.command("K1", OperatorCommandKind.ACKNOWLEDGE, "A3", noonPlus(4)));
        ArchiveQuery alerts = ArchiveQuery.of(StoreTable.ALERTS_AUDIT);

        assertThat(ids(alerts.where(Column.STATUS, "OPEN"))).containsExactly("A2");
        assertThat(ids(alerts.where(Column.STATUS, "ACKNOWLEDGED"))).containsExactly("A3", "A1");
        assertThat(ids(alerts.where(Column.STATUS, "ACKNOWLEDGED").at(noonPlus(4))))
                .containsExactly("A3");
        assertThat(ids(alerts.where(Column.SEVERITY, "CRITICAL"))).containsExactly("A2", "A1");
        database.close();
    }

    @ParameterizedTest
    @EnumSource
    void the_newest_state_of_each_holder_now_and_then(TestDatabase kind) throws SQLException {
        open(kind);
        happened(
                Happened.position("main", BTC, "1", noonPlus(1)),
                Happened.position("main", BTC, "2", noonPlus(2)),
                Happened.position("other", BTC, "3", noonPlus(2)),
                Happened.position("main", "X:Y", "4", noonPlus(3)),
                Happened.account("main", "1000", noonPlus(1)),
                Happened.account("main", "1001", noonPlus(2)));

        assertThat(quantities(Map.of(), Optional.empty())).containsExactly("\"2\"", "\"4\"", "\"3\"");
        assertThat(quantities(Map.of(Column.ACCOUNT, List.of("main")), Optional.of(noonPlus(1))))
                .containsExactly("\"1\"");
        assertThat(archive.latest(StoreTable.ACCOUNTS, Map.of(), Optional.empty()))
                .singleElement()
                .satisfies(account -> assertThat(account.json()).contains("\"equity\":\"1001\""));
        database.close();
    }

    private List<String> quantities(Map<Column, List<String>> filters, Optional<Instant> at) {
        return archive.latest(StoreTable.POSITIONS, filters, at).stream()
                .map(row -> row.json().replaceAll(".*\"quantity\":([^,]*),.*", "$1"))
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void every_row_is_seen_once_whatever_the_page_size_while_rows_come_in(TestDatabase kind) {
        open(kind);
        Seeds.forEach(3, random -> {
            String run = "R" + offset + "-";
            List<String> there = new ArrayList<>();
            for (int index = 0; index < 60; index++) {
                there.add(addFill(run + index, random));
            }
            List<String> seen = new ArrayList<>();
            ArchiveQuery query = ArchiveQuery.of(StoreTable.FILLS).limit(1 + random.nextInt(25));
            ArchiveQuery list = random.nextBoolean() ? query.oldestFirst() : query;
            Optional<String> next = Optional.of("");
            while (next.isPresent()) {
                Archive.Page page = archive.page(next.get().isEmpty() ? list : list.after(next.get()));
                page.items().forEach(row -> seen.add(row.id()));
                next = page.next();
                addFill(run + "new-" + seen.size(), random);
            }
            assertThat(seen).doesNotHaveDuplicates().containsAll(there);
        });
        database.close();
    }

    /** Few different times, so that many rows share one. */
    private String addFill(String id, RandomGenerator random) throws SQLException {
        happened(Happened.fill(id, "main", BTC, noonPlus(random.nextInt(8))));
        return id;
    }
}
