package io.sluice.mt5.sim;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.mt5.sim.Mishaps.Mishap;
import io.sluice.mt5.sim.RestClient.Reply;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestApiTest {
    private static final long LOGIN = 7001;

    @TempDir
    private Path folder;

    private Stand stand;
    private TradeServer server;
    private SimTerminal terminal;
    private RestClient rest;

    @BeforeEach
    void start() throws Exception {
        stand = Stand.in(folder);
        server = stand.server(SimAccount.netting(LOGIN));
        terminal = stand.terminal(server);
        rest = stand.rest(LOGIN);
    }

    @AfterEach
    void stop() throws Exception {
        stand.close();
    }

    @Test
    @DisplayName("G-REST buys at the market and tells the position")
    void buys_and_tells_the_position() throws Exception {
        Reply placed = rest.post(
                "/api/v1/orders",
                "{'symbol':'WINZ26','volume':2,'order_type':'OP_BUY','stop_loss':124000,'comment':'by hand'}");

        assertThat(placed.status()).isEqualTo(200);
        assertThat(names(placed.body()))
                .contains("success", "ticket", "price", "error_code", "error_message", "timestamp");
        assertThat(placed.body().path("price").decimalValue()).isEqualByComparingTo("125005");
        JsonNode position = rest.get("/api/v1/positions").body().path(0);
        assertThat(position.path("ticket")).isEqualTo(placed.body().path("ticket"));
        assertThat(position.path("position").asText()).isEqualTo("LONG");
        assertThat(position.path("stop_loss").decimalValue()).isEqualByComparingTo("124000");
        assertThat(position.path("profit_loss").decimalValue()).isEqualByComparingTo("-2");
        assertThat(server.held("WINZ26")).isEqualByComparingTo("2");
    }

    @Test
    @DisplayName("G-REST closes a position by its ticket, whole or in part")
    void closes_a_position() throws Exception {
        long ticket = buy(3).path("ticket").asLong();

        assertThat(rest.post("/api/v1/close-position?ticket=" + ticket + "&volume=1", "")
                        .status())
                .isEqualTo(200);
        assertThat(server.held("WINZ26")).isEqualByComparingTo("2");
        assertThat(rest.post("/api/v1/close-position?ticket=" + ticket, "").status())
                .isEqualTo(200);
        assertThat(server.held("WINZ26")).isEqualByComparingTo("0");
    }

    @Test
    @DisplayName("G-REST what an answer has named can be closed and changed at once, also before an event tells of it")
    void closes_what_no_event_has_told_of() throws Exception {
        server.mishaps().transactionsLost(true);
        long ticket = buy(3).path("ticket").asLong();
        long pending = rest.post(
                        "/api/v1/orders",
                        "{'symbol':'WINZ26','volume':'1','order_type':'OP_BUYLIMIT','price':'124000'}")
                .body()
                .path("ticket")
                .asLong();

        assertThat(rest.post("/api/v1/close-position?ticket=" + ticket, "").status())
                .isEqualTo(200);
        assertThat(server.held("WINZ26")).isEqualByComparingTo("0");
        assertThat(rest.send("PATCH", "/api/v1/orders/" + pending, "{\"price\":123000}")
                        .status())
                .isEqualTo(200);
        assertThat(rest.post("/api/v1/close-position?ticket=999999", "").status())
                .isEqualTo(404);
    }

    @Test
    @DisplayName("G-REST places, shows, changes and cancels a pending order")
    void lives_through_a_pending_order() throws Exception {
        JsonNode placed = rest.post(
                        "/api/v1/orders",
                        "{'symbol':'WINZ26','volume':'1','order_type':'OP_BUYLIMIT','price':'124000','magic':42}")
                .body();
        String path = "/api/v1/orders/" + placed.path("ticket").asLong();

        assertThat(rest.get("/api/v1/orders").body().path(0).path("order_type").asText())
                .isEqualTo("BUY_LIMIT");
        assertThat(rest.send("PATCH", path, "{\"price\":123000}").status()).isEqualTo(200);
        assertThat(rest.get(path).body().path("price").decimalValue()).isEqualByComparingTo("123000");
        assertThat(rest.send("DELETE", path, "").status()).isEqualTo(200);
        assertThat(rest.get(path).body().path("state").asText()).isEqualTo("CANCELED");
    }

    @Test
    @DisplayName("G-REST answers the same request id with what was done, and does it once")
    void does_the_same_request_once() throws Exception {
        String order = "{'symbol':'WINZ26','volume':1,'order_type':'OP_SELL','request_id':'mine-1'}";
        JsonNode first = rest.post("/api/v1/orders", order).body();
        JsonNode second = rest.post("/api/v1/orders", order).body();

        assertThat(second.path("ticket")).isEqualTo(first.path("ticket"));
        assertThat(second.path("replayed").asBoolean()).isTrue();
        assertThat(server.held("WINZ26")).isEqualByComparingTo("-1");
        assertThat(rest.get("/api/v1/requests/mine-1")
                        .body()
                        .path("orders")
                        .path(0)
                        .path("ticket"))
                .isEqualTo(first.path("ticket"));
    }

    @Test
    @DisplayName("G-REST answers 422 with the trade server's code when it refuses")
    void tells_the_trade_servers_refusal() throws Exception {
        server.mishaps().next(new Mishap.Refused(10019));

        Reply refused = rest.post("/api/v1/orders", "{'symbol':'WINZ26','volume':1,'order_type':'OP_BUY'}");

        assertThat(List.of(
                        refused.status(),
                        refused.code(),
                        refused.body().path("outcome").asText()))
                .containsExactly(422, "10019", "NOT_EXECUTED");
    }

    @Test
    @DisplayName("G-REST answers 504 with outcome UNKNOWN when the terminal dies over an order")
    void tells_that_nobody_knows() throws Exception {
        terminal.dieAt(DeathPoint.AFTER_SEND);

        Reply lost = rest.post("/api/v1/orders", "{'symbol':'WINZ26','volume':1,'order_type':'OP_BUY'}");

        assertThat(List.of(lost.status(), lost.body().path("outcome").asText())).containsExactly(504, "UNKNOWN");
        assertThat(lost.body().path("success").asBoolean(true)).isFalse();
    }

    @Test
    @DisplayName("G-REST tells account, symbol, tick, candles and history")
    void answers_questions() throws Exception {
        buy(1);
        long minute = Math.floorDiv(server.now(), 60_000) * 60_000;
        server.quote("WINZ26", new java.math.BigDecimal("125010"), new java.math.BigDecimal("125015"), minute + 60_000);

        JsonNode account = rest.get("/api/v1/account").body();
        assertThat(names(account))
                .contains(
                        "account",
                        "name",
                        "balance",
                        "equity",
                        "free_margin",
                        "margin_level_pct",
                        "open_positions",
                        "pending_orders");
        assertThat(account.path("balance").decimalValue()).isEqualByComparingTo("9999.75");
        assertThat(account.path("open_positions").asInt()).isEqualTo(1);
        JsonNode symbol = rest.get("/api/v1/symbols/WINZ26").body();
        assertThat(symbol.path("tick_size").decimalValue()).isEqualByComparingTo("5");
        assertThat(rest.get("/api/v1/ticks/WINZ26").body().path("bid").decimalValue())
                .isEqualByComparingTo("125010");
        String hours = "?timeframe=M1&from=2020-01-01T00:00:00Z&to=2099-01-01T00:00:00Z";
        assertThat(rest.get("/api/v1/candles/WINZ26" + hours).body()).hasSize(1);
        assertThat(rest.get("/api/v1/history").body().path(0).path("commission").decimalValue())
                .isEqualByComparingTo("-0.25");
        assertThat(rest.get("/api/v1/symbols/NONE").status()).isEqualTo(404);
    }

    @Test
    @DisplayName("G-REST refuses each wrong field with 400 and a code of its own")
    void refuses_each_wrong_field() throws Exception {
        assertThat(code("{'volume':1,'order_type':'OP_BUY'}")).isEqualTo("400 MISSING_SYMBOL");
        assertThat(code("{'symbol':7,'volume':1,'order_type':'OP_BUY'}")).isEqualTo("400 INVALID_SYMBOL");
        assertThat(code("{'symbol':'WINZ26','order_type':'OP_BUY'}")).isEqualTo("400 MISSING_VOLUME");
        assertThat(code("{'symbol':'WINZ26','volume':0,'order_type':'OP_BUY'}")).isEqualTo("400 INVALID_VOLUME");
        assertThat(code("{'symbol':'WINZ26','volume':1e99,'order_type':'OP_BUY'}"))
                .isEqualTo("400 INVALID_VOLUME");
        assertThat(code("{'symbol':'WINZ26','volume':1}")).isEqualTo("400 MISSING_ORDER_TYPE");
        assertThat(code("{'symbol':'WINZ26','volume':1,'order_type':'BUYX'}")).isEqualTo("400 INVALID_ORDER_TYPE");
        assertThat(code("{'symbol':'WINZ26','volume':1,'order_type':'OP_BUYSTOP'}"))
                .isEqualTo("400 MISSING_PRICE");
        assertThat(code("{'symbol':'WINZ26','volume':1,'order_type':'OP_BUY','stop_loss':-1}"))
                .isEqualTo("400 INVALID_STOP_LOSS");
        assertThat(code("{'symbol':'WINZ26','volume':1,'order_type':'OP_BUY','take_profit':'x'}"))
                .isEqualTo("400 INVALID_TAKE_PROFIT");
        assertThat(code("{'symbol':'WINZ26','volume':1,'order_type':'OP_BUY','magic':1.5}"))
                .isEqualTo("400 INVALID_MAGIC");
        assertThat(code("{'symbol':'WINZ26','volume':1,'order_type':'OP_BUY','comment':'" + "c".repeat(32) + "'}"))
                .isEqualTo("400 INVALID_COMMENT");
        assertThat(code("{'symbol':'WINZ26','volume':1,'order_type':'OP_BUY','request_id':'a b'}"))
                .isEqualTo("400 INVALID_REQUEST_ID");
        assertThat(code("{'symbol':'WINZ26','volumes':1}")).isEqualTo("400 UNKNOWN_FIELD");
        assertThat(code("[]")).isEqualTo("400 MALFORMED_JSON");
        assertThat(server.held("WINZ26")).isEqualByComparingTo("0");
    }

    @Test
    @DisplayName("G-REST answers 401 to whoever is not logged in, and when login is refused")
    void refuses_strangers() throws Exception {
        int port = stand.gateway().restPort();
        RestClient stranger = new RestClient(port, "");

        assertThat(stranger.get("/api/v1/account").status()).isEqualTo(401);
        assertThat(stranger.post("/api/v1/orders", "{}").code()).isEqualTo("NOT_LOGGED_IN");
        assertThat(stranger.post("/api/v1/login", "{'account':7001}").code()).isEqualTo("WRONG_TOKEN");
        RestClient owner = new RestClient(port, Stand.REST_TOKEN);
        assertThat(owner.post("/api/v1/login", "{'account':9999}").code()).isEqualTo("LOGIN_REFUSED");
        assertThat(owner.get("/api/v1/account").status()).isEqualTo(401);
        assertThat(rest.post("/api/v1/logout", "").status()).isEqualTo(200);
        assertThat(rest.get("/api/v1/account").status()).isEqualTo(401);
    }

    @Test
    @DisplayName("G-REST says in /health whether a terminal is there, and 503 when it is not")
    void says_whether_a_terminal_is_there() throws Exception {
        assertThat(rest.get("/health").body().path("mt5_connected").asBoolean()).isTrue();

        terminal.close();
        io.sluice.testkit.Await.until(
                "the terminal is gone",
                java.time.Duration.ofSeconds(10),
                () -> !rest.get("/health").body().path("mt5_connected").asBoolean());

        assertThat(rest.get("/api/v1/positions").status()).isEqualTo(503);
        assertThat(code("{'symbol':'WINZ26','volume':1,'order_type':'OP_BUY'}")).isEqualTo("503 TERMINAL_UNAVAILABLE");
    }

    private JsonNode buy(int volume) throws Exception {
        return rest.post("/api/v1/orders", "{'symbol':'WINZ26','volume':" + volume + ",'order_type':'OP_BUY'}")
                .body();
    }

    private String code(String body) throws Exception {
        Reply reply = rest.post("/api/v1/orders", body);
        return reply.status() + " " + reply.code();
    }

    private static List<String> names(JsonNode node) {
        return StreamSupport.stream(((Iterable<String>) node::fieldNames).spliterator(), false)
                .toList();
    }
}
