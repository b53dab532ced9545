package io.sluice.api;

import static io.sluice.api.ApiStand.ACCOUNT;
import static io.sluice.api.ApiStand.BTC;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sluice.api.route.Route;
import io.sluice.schemas.OperatorCommandKind;
import io.sluice.schemas.OrderEventKind;
import io.sluice.schemas.OrderState;
import io.sluice.schemas.Severity;
import io.sluice.schemas.catalogue.Topics;
import io.sluice.testkit.Await;
import io.sluice.testkit.Cluster;
import io.sluice.testkit.WithCluster;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** What the lists show of a namespace on a real broker. */
@WithCluster
@TestInstance(Lifecycle.PER_CLASS)
class ReadsTest {
    private static final int SIGNALS = 25;

    @TempDir
    private static Path folder;

    private ApiStand stand;

    @BeforeAll
    void start(Cluster cluster) throws Exception {
        stand = new ApiStand(cluster, folder, 2);
        for (int i = 0; i < SIGNALS; i++) {
            stand.write(Topics.CANDLES_1M, BTC, Records.minute(i + 1), Records.candle(BTC, i));
            // Two of each minute: paging must not lose the one that has the same time.
            stand.write(Topics.SIGNALS, BTC, Records.minute(i / 2), Records.signal("signal-%02d".formatted(i), i / 2));
        }
        stand.write(Topics.QUOTES, BTC, Records.minute(1), Records.quote(BTC, 1, 500.5));
        stand.write(Topics.POSITIONS, ACCOUNT + "|" + BTC, Records.minute(3), Records.position("0.015", 3));
        stand.write(Topics.ACCOUNTS, ACCOUNT, Records.minute(3), Records.snapshot("10000", 3));
        stand.write(Topics.ACCOUNTS, ACCOUNT, Records.minute(4), Records.snapshot("9900", 4));
        stand.write(
                Topics.ORDER_EVENTS,
                ACCOUNT,
                Records.minute(2),
                Records.event("order-1", 1, OrderEventKind.FILL, OrderState.FILLED, 2));
        stand.write(
                Topics.ORDER_EVENTS,
                ACCOUNT,
                Records.minute(1),
                Records.event("order-1", 0, OrderEventKind.ACCEPT, OrderState.ACCEPTED, 1));
        stand.write(Topics.ORDERS_PAPER, ACCOUNT, Records.minute(1), Records.place("order-1", 1));
        stand.write(Topics.ORDERS_PAPER, ACCOUNT, Records.minute(5), Records.place("order-2", 5));
        stand.write(Topics.ALERTS, ACCOUNT, Records.minute(1), Records.alert("alert-1", Severity.CRITICAL, 1));
        stand.write(Topics.ALERTS, ACCOUNT, Records.minute(2), Records.alert("alert-2", Severity.INFO, 2));
        writeTwoOfTheRest();
        stand.awaitItems("/api/v1/signals", SIGNALS);
        stand.awaitItems("/api/v1/instruments/BITSTAMP%3ABTCUSD/candles?timeframe=1m", SIGNALS);
        stand.awaitItems("/api/v1/orders", 2);
        for (String list : List.of("alerts", "decisions", "fills", "commands", "drift", "suppressed-signals")) {
            stand.awaitItems("/api/v1/" + list, 2);
        }
        Await.until(
                "both snapshots",
                ApiStand.LIMIT,
                () -> stand.items("/api/v1/accounts", "/equity").equals(List.of("9900")));
    }

    private void writeTwoOfTheRest() {
        for (int i = 1; i <= 2; i++) {
            stand.write(
                    Topics.RISK_DECISIONS,
                    ACCOUNT,
                    Records.minute(i),
                    Records.decision("decision-" + i, "signal-0" + i, i));
            stand.write(Topics.FILLS, ACCOUNT, Records.minute(2), Records.fill("fill-" + i, 2));
            stand.write(
                    Topics.OPERATOR_COMMANDS,
                    ACCOUNT,
                    Records.minute(i),
                    Records.command("command-" + i, OperatorCommandKind.PAUSE, i));
            stand.write(Topics.DRIFT, ACCOUNT, Records.minute(i), Records.drift("drift-" + i, i));
            stand.write(Topics.SIGNALS_SUPPRESSED, BTC, Records.minute(i), Records.suppressed("held-back-" + i, i));
        }
    }

    @AfterAll
    void stop() {
        stand.close();
    }

    @Test
    @DisplayName("N-API an instrument has its definition, its newest price and its quote")
    void instruments() throws Exception {
        JsonNode first = stand.read("/api/v1/instruments").path("items").path(0);

        assertThat(first.path("quote").path("bid").doubleValue()).isEqualTo(500.5);
        ((ObjectNode) first).remove("quote");
        assertThat(first)
                .isEqualTo(ApiStand.json("{\"id\":\"BITSTAMP:BTCUSD\",\"venue\":\"BITSTAMP\",\"symbol\":\"BTCUSD\","
                        + "\"quoteCurrency\":\"USD\",\"tickSize\":\"0.01\",\"lotStep\":\"0.00000001\","
                        + "\"minQuantity\":\"0.001\",\"pointValue\":\"1\",\"accounts\":[\"paper-1\"],"
                        + "\"lastPrice\":524.0,\"lastCandleAt\":\"2013-11-18T04:25:00.000000Z\"}"));
    }

    @Test
    @DisplayName("N-API an order is what its command, events and fills say, in whatever order they came")
    void orders() throws Exception {
        assertThat(stand.items("/api/v1/orders", "/command/orderId")).containsExactly("order-2", "order-1");
        assertThat(stand.items("/api/v1/orders?working=true", "/command/orderId"))
                .containsExactly("order-2");
        JsonNode filled =
                stand.read("/api/v1/orders?working=false").path("items").path(0);
        assertThat(filled.path("state").textValue()).isEqualTo("FILLED");
        assertThat(filled.path("filledQuantity").textValue()).isEqualTo("0.015");
        assertThat(filled.path("averagePrice").textValue()).isEqualTo("501.5");
        assertThat(filled.path("command").path("quantity").textValue()).isEqualTo("0.015");
        assertThat(filled.path("decisionId").textValue()).isEqualTo("decision-1");
        assertThat(filled.path("quantity").textValue()).isEqualTo("0.015");
        JsonNode detail = stand.read("/api/v1/orders/order-1");
        assertThat(detail.path("events").findValuesAsText("sequence")).containsExactly("0", "1");
    }

    @Test
    @DisplayName("O-TELEMETRY N-API how well orders are executed, in the instrument's ticks")
    void execution() throws Exception {
        Await.until(
                "the figures of order-1",
                ApiStand.LIMIT,
                () -> !stand.items("/api/v1/execution", "/instrument").isEmpty());

        assertThat(stand.read("/api/v1/execution?instrument=BITSTAMP%3ABTCUSD").path("items"))
                .isEqualTo(
                        ApiStand.json(
                                "[{\"venue\":\"paper\",\"instrument\":\"BITSTAMP:BTCUSD\","
                                        + "\"since\":\"2013-11-18T04:01:00.000000Z\",\"orders\":{\"FILLED\":1},\"fillRatio\":1.0,"
                                        + "\"slippage\":{\"executions\":2,\"meanTicks\":150,\"worstTicks\":150,"
                                        + "\"meanBasisPoints\":29.910,\"cost\":\"0.0225\"},\"stages\":["
                                        + "{\"name\":\"decided-sent\",\"p50Millis\":0.000,\"p99Millis\":0.000,\"count\":0},"
                                        + "{\"name\":\"sent-accepted\",\"p50Millis\":0.000,\"p99Millis\":0.000,\"count\":0},"
                                        + "{\"name\":\"accepted-executed\",\"p50Millis\":60000.000,\"p99Millis\":60000.000,\"count\":1}]}]"));
        assertThat(stand.read("/api/v1/execution?instrument=BINANCE%3ACOIN1").path("items"))
                .isEmpty();
        assertThat(stand.get("/metrics", stand.viewer).body())
                .contains(
                        "sluice_orders_ended_total{instrument=\"BITSTAMP:BTCUSD\",leg=\"ENTRY\",state=\"FILLED\",venue=\"paper\"} 1.0");
    }

    @Test
    @DisplayName("N-API pages of any size, put together, are the whole list, newest first, none twice")
    void pages_are_the_whole_list() throws Exception {
        List<String> whole = stand.items("/api/v1/signals?limit=1000", "/id");

        assertThat(whole)
                .isEqualTo(IntStream.range(0, SIGNALS)
                        .mapToObj(i -> "signal-%02d".formatted(SIGNALS - 1 - i))
                        .toList());
        for (int size : List.of(1, 2, 3, 7, 24, 25, 26)) {
            assertThat(walked("/api/v1/signals?limit=" + size))
                    .as("pages of " + size)
                    .isEqualTo(whole);
        }
    }

    private List<String> walked(String path) throws Exception {
        List<String> ids = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = stand.read(path + cursor);
            page.path("items").forEach(item -> ids.add(item.path("id").textValue()));
            cursor = page.path("next").isNull()
                    ? ""
                    : "&cursor=" + page.path("next").textValue();
        } while (!cursor.isEmpty());
        return ids;
    }

    @Test
    @DisplayName("N-API candles come oldest first, and their pages lead back in time")
    void candles_lead_back_in_time() throws Exception {
        String path = "/api/v1/instruments/BITSTAMP%3ABTCUSD/candles?timeframe=1m&limit=10";
        JsonNode newest = stand.read(path);
        JsonNode before = stand.read(path + "&cursor=" + newest.path("next").textValue());

        assertThat(newest.findValuesAsText("close")).first().isEqualTo("515.0");
        assertThat(newest.findValuesAsText("close")).last().isEqualTo("524.0");
        assertThat(before.findValuesAsText("close")).first().isEqualTo("505.0");
        assertThat(before.findValuesAsText("close")).last().isEqualTo("514.0");
    }

    @Test
    @DisplayName("N-API at an instant, a list holds only what was known then")
    void the_time_machine() throws Exception {
        assertThat(stand.items("/api/v1/signals?at=2013-11-18T04:01:30Z", "/id"))
                .containsExactly("signal-03", "signal-02", "signal-01", "signal-00");
        assertThat(stand.items(
                        "/api/v1/instruments/BITSTAMP%3ABTCUSD/candles?timeframe=1m&at=2013-11-18T04:01:30Z", "/close"))
                .containsExactly("500.0");
        assertThat(stand.get("/api/v1/positions?at=2013-11-18T04:01:30Z", stand.viewer)
                        .statusCode())
                .as("without an archive nobody knows")
                .isEqualTo(503);
    }

    @Test
    @DisplayName("N-API event times bound a list: from inclusive, to exclusive")
    void bounds() throws Exception {
        assertThat(stand.items("/api/v1/signals?from=2013-11-18T04:01:00Z&to=2013-11-18T04:02:00Z", "/id"))
                .containsExactly("signal-03", "signal-02");
    }

    @Test
    @DisplayName("N-API what has not changed is not sent again: ETag")
    void unchanged_is_not_sent_again() throws Exception {
        HttpResponse<String> first = stand.get("/api/v1/signals", stand.viewer);
        String tag = first.headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> again = stand.get("/api/v1/signals", stand.viewer, "If-None-Match", tag);
        HttpResponse<String> other = stand.get("/api/v1/signals?limit=3", stand.viewer, "If-None-Match", tag);

        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(other.statusCode()).isEqualTo(200);
    }

    @Test
    @DisplayName("N-API equity comes with how far it is below its peak")
    void equity() throws Exception {
        assertThat(stand.read("/api/v1/accounts/paper-1/equity").path("items").toString())
                .isEqualTo("[{\"time\":\"2013-11-18T04:03:00.000000Z\",\"equity\":\"10000\",\"balance\":\"10000\","
                        + "\"drawdown\":0.0},{\"time\":\"2013-11-18T04:04:00.000000Z\",\"equity\":\"9900\","
                        + "\"balance\":\"10000\",\"drawdown\":0.01}]");
    }

    @Test
    @DisplayName("N-API filters compare; what a list does not know is refused with its name")
    void filters() throws Exception {
        assertThat(stand.items("/api/v1/alerts?severity=CRITICAL", "/id")).containsExactly("alert-1");
        assertThat(stand.items("/api/v1/positions?account=paper-1", "/quantity"))
                .containsExactly("0.015");
        assertThat(stand.items("/api/v1/positions?account=other", "/quantity")).isEmpty();
        HttpResponse<String> refused =
                stand.get("/api/v1/alerts?severity=LOUD&colour=red&limit=0&from=yesterday", stand.viewer);
        assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(ApiStand.json(refused).path("errors").findValuesAsText("field"))
                .containsExactlyInAnyOrder("severity", "colour", "limit", "from");
    }

    /** Every route that answers with a list, but the audit chain, which only an archive has. */
    private List<Route> lists() {
        return stand.api().routes().stream()
                .filter(route ->
                        route.answer().startsWith("List of ") && !route.path().endsWith("/audit"))
                .toList();
    }

    private static String path(Route route) {
        String id = route.path().contains("/instruments/") ? "BITSTAMP%3ABTCUSD" : ACCOUNT;
        return route.path().replace("{id}", id) + (route.path().endsWith("/candles") ? "?timeframe=1m" : "");
    }

    @Test
    @DisplayName("N-API every list that has pages gives all of its items, one a page, none twice and none left out")
    void every_list_has_pages() throws Exception {
        List<Route> paged = lists().stream()
                .filter(route ->
                        route.parameters().stream().anyMatch(each -> each.name().equals("cursor")))
                .toList();

        assertThat(paged).extracting(Route::answer).hasSizeGreaterThanOrEqualTo(9);
        for (Route route : paged) {
            List<String> whole = pages(route, 1_000);
            List<String> single = pages(route, 1);
            // Candles come oldest first in a page, and pages lead back in time.
            assertThat(route.path().endsWith("/candles") ? single.reversed() : single)
                    .as(route.path())
                    .isEqualTo(whole)
                    .hasSizeGreaterThan(1)
                    .doesNotHaveDuplicates();
        }
    }

    /** All items of a list, page by page. */
    private List<String> pages(Route route, int limit) throws Exception {
        String path = path(route) + (path(route).contains("?") ? "&" : "?") + "limit=" + limit;
        List<String> items = new ArrayList<>();
        String cursor = "";
        for (int page = 0; page <= SIGNALS; page++) {
            HttpResponse<String> answer = stand.get(path + cursor, stand.viewer);
            assertThat(answer.statusCode()).as(path + cursor).isEqualTo(200);
            ApiStand.json(answer).path("items").forEach(item -> items.add(item.toString()));
            if (ApiStand.json(answer).path("next").isNull()) {
                return items;
            }
            cursor = "&cursor=" + ApiStand.json(answer).path("next").textValue();
        }
        throw new AssertionError(path + " does not end");
    }

    @Test
    @DisplayName("N-API every list has an ETag, and is not sent again to whoever has it")
    void every_list_has_an_etag() throws Exception {
        for (Route route : lists()) {
            HttpResponse<String> first = stand.get(path(route), stand.admin);
            String tag = first.headers().firstValue("ETag").orElse("none");
            HttpResponse<String> again = stand.get(path(route), stand.admin, "If-None-Match", tag);

            assertThat(List.of(first.statusCode(), again.statusCode(), again.body()))
                    .as(route.path() + " " + tag)
                    .containsExactly(200, 304, "");
        }
    }

    @Test
    @DisplayName("X-EXPLAIN a story tells what led to an order and what came of it; what is not known has none")
    void stories() throws Exception {
        JsonNode story = stand.read("/api/v1/stories/order-1");

        assertThat(story.path("id").textValue()).isEqualTo("order-1");
        assertThat(story.path("chapters").findValuesAsText("kind"))
                .containsSubsequence("DECISION", "ORDER", "ORDER_EVENT", "FILL");
        assertThat(story.path("chapters").findValuesAsText("title")).doesNotContain("");
        assertThat(stand.get("/api/v1/stories/nothing-of-this-name", stand.viewer)
                        .statusCode())
                .isEqualTo(404);
        assertThat(stand.get("/api/v1/stories/" + "x".repeat(61), stand.viewer).statusCode())
                .isEqualTo(404);
    }

    @Test
    @DisplayName("N-API the pipeline says how stages are, whether venues agree, and how old the newest candles are")
    void pipeline() throws Exception {
        JsonNode pipeline = stand.read("/api/v1/pipeline");

        assertThat(pipeline.path("stages").toString())
                .isEqualTo("[{\"name\":\"account\",\"state\":\"RUNNING\",\"lag\":0}]");
        assertThat(pipeline.path("hops").findValuesAsText("name")).doesNotHaveDuplicates();
        assertThat(pipeline.path("freshness").toString())
                .isEqualTo(
                        "[{\"instrument\":\"BITSTAMP:BTCUSD\",\"lastCandleAt\":\"2013-11-18T04:25:00.000000Z\","
                                + "\"lateSeconds\":0},{\"instrument\":\"BINANCE:COIN1\",\"lastCandleAt\":null,\"lateSeconds\":null}]");
    }
}
