package io.sluice.binance.sim;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.binance.sim.ledger.LedgerOrder;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("O-BINANCE F17 positions in both modes, what reduces them, and what the exchange does to them")
class PositionTest {
    private SimulatedVenue venue;
    private TestClient client;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        venue = SimulatedVenue.start(VenueSettings.with(folder.resolve("ledger.jsonl")));
        client = TestClient.of(venue);
    }

    @AfterEach
    void stop() {
        venue.close();
    }

    @Test
    void a_reduce_only_order_never_turns_the_position() throws Exception {
        client.market("BUY", "0.5", "k1");

        JsonNode order = client.signed(
                "POST",
                "/fapi/v1/order",
                "symbol",
                "BTCUSDT",
                "side",
                "SELL",
                "type",
                "MARKET",
                "quantity",
                "0.8",
                "reduceOnly",
                "true",
                "newOrderRespType",
                "RESULT");

        assertThat(order.path("status").asText()).isEqualTo("EXPIRED");
        assertThat(order.path("executedQty").asText()).isEqualTo("0.500");
        assertThat(client.signed("GET", "/fapi/v3/positionRisk")).isEmpty();
    }

    @Test
    void a_resting_reduce_only_order_expires_when_the_position_is_gone() throws Exception {
        client.market("BUY", "0.5", "k1");
        client.signed(
                "POST",
                "/fapi/v1/order",
                "symbol",
                "BTCUSDT",
                "side",
                "SELL",
                "type",
                "LIMIT",
                "timeInForce",
                "GTC",
                "quantity",
                "0.5",
                "price",
                "61000",
                "reduceOnly",
                "true",
                "newClientOrderId",
                "k2");

        client.market("SELL", "0.5", "k3");

        assertThat(client.find("k2").path("status").asText()).isEqualTo("EXPIRED");
    }

    @Test
    void an_opposite_order_turns_the_position_and_realises_what_it_closes() throws Exception {
        client.market("BUY", "0.5", "k1");
        venue.price("BTCUSDT", "61000");

        client.market("SELL", "0.8", "k2");

        JsonNode position = client.signed("GET", "/fapi/v3/positionRisk").get(0);
        assertThat(position.path("positionAmt").asText()).isEqualTo("-0.300");
        assertThat(position.path("entryPrice").asText()).isEqualTo("61000.00000000");
        JsonNode trades = client.signed("GET", "/fapi/v1/userTrades", "symbol", "BTCUSDT");
        assertThat(trades.get(1).path("realizedPnl").asText()).isEqualTo("499.95000000");
    }

    @Test
    void hedge_mode_holds_both_sides_and_has_its_own_rules() throws Exception {
        client.signed("POST", "/fapi/v1/positionSide/dual", "dualSidePosition", "true");
        assertThat(client.signed("GET", "/fapi/v1/positionSide/dual")
                        .path("dualSidePosition")
                        .asBoolean())
                .isTrue();

        assertThat(client.market("BUY", "0.5", "k1").path("code").asInt()).isEqualTo(-4061);
        assertThat(hedged("BUY", "LONG", "0.5").path("status").asText()).isEqualTo("FILLED");
        assertThat(hedged("SELL", "SHORT", "0.2").path("status").asText()).isEqualTo("FILLED");
        assertThat(hedged("SELL", "LONG", "0.6").path("code").asInt()).isEqualTo(-2022);
        assertThat(hedged("SELL", "LONG", "0.5", "reduceOnly", "true")
                        .path("code")
                        .asInt())
                .isEqualTo(-1106);
        assertThat(hedged("SELL", "LONG", "0.1").path("status").asText()).isEqualTo("FILLED");

        assertThat(client.signed("GET", "/fapi/v3/positionRisk"))
                .extracting(each -> each.path("positionSide").asText() + " "
                        + each.path("positionAmt").asText())
                .containsExactly("LONG 0.400", "SHORT -0.200");
    }

    @Test
    void the_mode_cannot_change_while_anything_is_open() throws Exception {
        client.market("BUY", "0.5", "k1");
        assertThat(client.signed("POST", "/fapi/v1/positionSide/dual", "dualSidePosition", "true")
                        .path("code")
                        .asInt())
                .isEqualTo(-4068);
        client.market("SELL", "0.5", "k2");
        client.limit("BUY", "0.5", "59000", "k3");
        assertThat(client.signed("POST", "/fapi/v1/positionSide/dual", "dualSidePosition", "true")
                        .path("code")
                        .asInt())
                .isEqualTo(-4067);
        assertThat(client.signed("POST", "/fapi/v1/positionSide/dual", "dualSidePosition", "false")
                        .path("code")
                        .asInt())
                .isEqualTo(-4059);
    }

    @Test
    void leverage_and_margin_type_are_set_by_symbol() throws Exception {
        assertThat(client.signed("POST", "/fapi/v1/leverage", "symbol", "BTCUSDT", "leverage", "10")
                        .path("leverage")
                        .asInt())
                .isEqualTo(10);
        assertThat(client.signed("POST", "/fapi/v1/leverage", "symbol", "BTCUSDT", "leverage", "126")
                        .path("code")
                        .asInt())
                .isEqualTo(-4028);
        assertThat(client.signed("POST", "/fapi/v1/marginType", "symbol", "BTCUSDT", "marginType", "CROSSED")
                        .path("code")
                        .asInt())
                .isEqualTo(-4046);
        assertThat(client.signed("POST", "/fapi/v1/marginType", "symbol", "BTCUSDT", "marginType", "ISOLATED")
                        .path("code")
                        .asInt())
                .isEqualTo(200);
        JsonNode risk = client.signed("GET", "/fapi/v2/positionRisk", "symbol", "BTCUSDT")
                .get(0);
        assertThat(risk.path("leverage").asText()).isEqualTo("10");
        assertThat(risk.path("marginType").asText()).isEqualTo("isolated");
    }

    @Test
    void a_liquidation_closes_the_position_by_an_order_of_the_exchange() throws Exception {
        client.market("BUY", "0.5", "k1");
        String key =
                client.keyed("POST", "/fapi/v1/listenKey").path("listenKey").asText();
        try (TestStream stream = TestStream.open(venue.streamUrl() + "/private/stream?streams=" + key)) {
            client.admin("/sim/close", "{\"symbol\":\"BTCUSDT\",\"why\":\"LIQUIDATION\",\"quantity\":\"0.2\"}");
            client.admin("/sim/close", "{\"symbol\":\"BTCUSDT\",\"why\":\"ADL\"}");

            JsonNode first = closing(stream);
            assertThat(first.path("c").asText()).startsWith("autoclose-");
            assertThat(first.path("x").asText()).isEqualTo("CALCULATED");
            assertThat(first.path("l").asText()).isEqualTo("0.200");
            JsonNode second = closing(stream);
            assertThat(second.path("c").asText()).isEqualTo("adl_autoclose");
            assertThat(second.path("X").asText()).isEqualTo("FILLED");
        }
        assertThat(client.signed("GET", "/fapi/v3/positionRisk")).isEmpty();
        assertThat(venue.ledger().orders().stream().filter(LedgerOrder::exchangeMade))
                .hasSize(2);
        assertThat(venue.ledger().positions()).isEmpty();
    }

    private static JsonNode closing(TestStream stream) throws InterruptedException {
        return stream.next(frame -> frame.path("data").path("e").asText().equals("ORDER_TRADE_UPDATE"))
                .path("data")
                .path("o");
    }

    @Test
    void funding_is_paid_by_longs_where_the_rate_is_above_zero() throws Exception {
        client.market("BUY", "0.5", "k1");
        String before =
                client.signed("GET", "/fapi/v3/balance").get(0).path("balance").asText();

        client.admin("/sim/funding", "{\"symbol\":\"BTCUSDT\",\"rate\":\"0.001\",\"charge\":true}");

        assertThat(before).isEqualTo("99984.99997500");
        assertThat(client.signed("GET", "/fapi/v3/balance")
                        .get(0)
                        .path("balance")
                        .asText())
                .isEqualTo("99954.99997500");
        assertThat(client.open("/fapi/v1/premiumIndex?symbol=BTCUSDT")
                        .path("lastFundingRate")
                        .asText())
                .isEqualTo("0.00100000");
    }

    private JsonNode hedged(String side, String positionSide, String quantity, String... more) throws Exception {
        String[] order = {
            "symbol",
            "BTCUSDT",
            "side",
            side,
            "positionSide",
            positionSide,
            "type",
            "MARKET",
            "quantity",
            quantity,
            "newOrderRespType",
            "RESULT"
        };
        String[] all = new String[order.length + more.length];
        System.arraycopy(order, 0, all, 0, order.length);
        System.arraycopy(more, 0, all, order.length, more.length);
        return client.signed("POST", "/fapi/v1/order", all);
    }
}
