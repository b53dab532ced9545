package io.sluice.binance.sim;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.binance.sim.exchange.ExchangeSettings;
import io.sluice.binance.sim.exchange.Instrument;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("O-BINANCE each rule that an order breaks is refused with the venue's code, and nothing else changes")
class FilterTest {
    private SimulatedVenue venue;
    private TestClient client;
    private Path folder;

    @BeforeEach
    void start(@TempDir Path temporary) throws Exception {
        folder = temporary;
        venue = SimulatedVenue.start(VenueSettings.with(folder.resolve("ledger.jsonl")));
        client = TestClient.of(venue);
    }

    @AfterEach
    void stop() {
        venue.close();
    }

    /** What a good limit order is changed by: {@code name=value}, an empty value takes it away. */
    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "symbol=NOSUCH, -1121",
        "symbol=, -1102",
        "side=HOLD, -1117",
        "type=ICEBERG, -1116",
        "type=STOP_MARKET, -4120",
        "type=TRAILING_STOP_MARKET, -4120",
        "timeInForce=, -1102",
        "timeInForce=SOON, -1115",
        "quantity=, -1102",
        "quantity=abc, -1102",
        "quantity=1e3, -1102",
        "quantity=0, -4003",
        "quantity=-1, -4003",
        "quantity=0.0001, -1111",
        "quantity=1000.001, -4005",
        "quantity=0.001, -4164",
        "price=, -1102",
        "price=0, -4001",
        "price=60000.123, -1111",
        "price=60000.15, -4014",
        "price=556.70, -4013",
        "price=4529764.10, -4002",
        "price=63000.10, -4016",
        "newClientOrderId=k:/_-.9, 0",
        "newClientOrderId=k!, -1100",
        "newClientOrderId=k234567890123456789012345678901234567, -4015",
        "positionSide=LONG, -4061",
        "positionSide=NORTH, -4061",
        "reduceOnly=true, -2022",
    })
    void refuses(String change, int code) throws Exception {
        Map<String, String> order = new TreeMap<>(TestClient.parameters(
                "symbol",
                "BTCUSDT",
                "side",
                "BUY",
                "type",
                "LIMIT",
                "timeInForce",
                "GTC",
                "quantity",
                "0.5",
                "price",
                "59000",
                "newClientOrderId",
                "k1"));
        order.put(change.substring(0, change.indexOf('=')), change.substring(change.indexOf('=') + 1));
        order.values().removeIf(String::isEmpty);

        JsonNode answer = client.signed("POST", "/fapi/v1/order", pairs(order));

        assertThat(answer.path("code").asInt()).as("%s", answer).isEqualTo(code);
        assertThat(venue.ledger().orders()).hasSize(code == 0 ? 1 : 0);
    }

    @Test
    void a_sell_far_below_the_mark_is_refused() throws Exception {
        assertThat(client.limit("SELL", "0.5", "56999.90", "k1").path("msg").asText())
                .isEqualTo("Limit price can't be lower than 57000.00.");
        assertThat(client.limit("SELL", "0.5", "57000.00", "k1").path("status").asText())
                .isEqualTo("NEW");
    }

    @Test
    void a_market_order_has_a_smaller_limit_of_its_own_and_no_price() throws Exception {
        assertThat(client.market("BUY", "120.001", "k1").path("code").asInt()).isEqualTo(-4005);
        JsonNode priced = client.signed(
                "POST",
                "/fapi/v1/order",
                "symbol",
                "BTCUSDT",
                "side",
                "BUY",
                "type",
                "MARKET",
                "quantity",
                "0.5",
                "price",
                "60000");
        assertThat(priced.path("code").asInt()).isEqualTo(-1106);
    }

    @Test
    void a_client_id_is_unique_among_open_orders_only() throws Exception {
        client.limit("BUY", "0.5", "59000", "k1");
        assertThat(client.limit("BUY", "0.5", "58000", "k1").path("code").asInt())
                .isEqualTo(-4116);
        client.signed("DELETE", "/fapi/v1/order", "symbol", "BTCUSDT", "origClientOrderId", "k1");

        assertThat(client.limit("BUY", "0.5", "58000", "k1").path("status").asText())
                .isEqualTo("NEW");
        client.market("BUY", "0.5", "k2");
        assertThat(client.market("BUY", "0.5", "k2").path("status").asText()).isEqualTo("FILLED");
        assertThat(venue.ledger().orders("k2")).hasSize(2);
    }

    @Test
    void an_order_that_the_account_cannot_afford_is_refused() throws Exception {
        assertThat(client.market("BUY", "33.334", "k1").path("code").asInt()).isEqualTo(-2019);
        assertThat(client.market("BUY", "33.300", "k2").path("status").asText()).isEqualTo("FILLED");
        assertThat(client.limit("BUY", "0.5", "59000", "k3").path("code").asInt())
                .isEqualTo(-2019);
    }

    @Test
    void post_only_and_fill_or_kill_are_refused_rather_than_changed() throws Exception {
        assertThat(timed("GTX", "60000.10").path("code").asInt()).isEqualTo(-5022);
        assertThat(timed("GTX", "60000.00").path("status").asText()).isEqualTo("NEW");
        assertThat(timed("FOK", "60000.00").path("code").asInt()).isEqualTo(-5021);
        assertThat(timed("FOK", "60000.10").path("code").isMissingNode()).isTrue();
        assertThat(timed("IOC", "60000.00").path("code").isMissingNode()).isTrue();
        assertThat(client.find("IOC").path("status").asText()).isEqualTo("EXPIRED");
    }

    @Test
    void more_open_orders_than_allowed_are_refused() throws Exception {
        venue.close();
        Instrument usual = Instrument.DEFAULTS.get(0);
        Instrument narrow = new Instrument(
                usual.symbol(),
                usual.baseAsset(),
                usual.price(),
                usual.lot(),
                usual.marketLot(),
                usual.minNotional(),
                usual.percentUp(),
                usual.percentDown(),
                2,
                1);
        ExchangeSettings rules = new ExchangeSettings(
                List.of(narrow),
                ExchangeSettings.DEFAULT.depth(),
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                ExchangeSettings.DEFAULT.balance(),
                20);
        venue = SimulatedVenue.start(
                VenueSettings.with(folder.resolve("narrow.jsonl")).with(rules));
        client = TestClient.of(venue);

        client.limit("BUY", "0.5", "59000", "k1");
        client.limit("BUY", "0.5", "59000", "k2");
        assertThat(client.limit("BUY", "0.5", "59000", "k3").path("code").asInt())
                .isEqualTo(-2025);
    }

    private JsonNode timed(String timeInForce, String price) throws Exception {
        return client.signed(
                "POST",
                "/fapi/v1/order",
                "symbol",
                "BTCUSDT",
                "side",
                "BUY",
                "type",
                "LIMIT",
                "timeInForce",
                timeInForce,
                "quantity",
                "0.5",
                "price",
                price,
                "newClientOrderId",
                timeInForce);
    }

    private static String[] pairs(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .flatMap(each -> List.of(each.getKey(), each.getValue()).stream())
                .toArray(String[]::new);
    }
}
