package io.sluice.binance.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.binance.sim.ledger.FactKind;
import io.sluice.binance.sim.ledger.LedgerOrder;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("O-BINANCE the simulated venue trades as the real one is documented to")
class TradingTest {
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
    void a_market_order_fills_against_the_book_and_moves_the_position() throws Exception {
        JsonNode order = client.market("BUY", "0.500", "k1");

        assertThat(order.path("status").asText()).isEqualTo("FILLED");
        assertThat(order.path("avgPrice").asText()).isEqualTo("60000.10000");
        assertThat(order.path("executedQty").asText()).isEqualTo("0.500");
        JsonNode positions = client.signed("GET", "/fapi/v3/positionRisk", "symbol", "BTCUSDT");
        assertThat(positions).hasSize(1);
        assertThat(positions.get(0).path("positionAmt").asText()).isEqualTo("0.500");
        assertThat(positions.get(0).path("entryPrice").asText()).isEqualTo("60000.10000000");
    }

    @Test
    void an_acknowledgement_tells_nothing_of_fills() throws Exception {
        JsonNode order = client.signed(
                "POST", "/fapi/v1/order", "symbol", "BTCUSDT", "side", "BUY", "type", "MARKET", "quantity", "0.5");

        assertThat(order.path("status").asText()).isEqualTo("NEW");
        assertThat(order.path("executedQty").asText()).isEqualTo("0.000");
    }

    @Test
    void an_order_larger_than_a_level_fills_in_parts_up_the_book() throws Exception {
        client.market("BUY", "12.000", "k1");

        JsonNode trades = client.signed("GET", "/fapi/v1/userTrades", "symbol", "BTCUSDT");
        assertThat(trades)
                .extracting(trade -> trade.path("qty").asText() + " at "
                        + trade.path("price").asText())
                .containsExactly("10.000 at 60000.10", "2.000 at 60000.30");
    }

    @Test
    void a_market_order_that_empties_the_book_expires_with_what_it_has() throws Exception {
        client.admin("/sim/depth", "{\"symbol\":\"BTCUSDT\",\"levels\":1,\"quantity\":\"1\",\"refills\":false}");

        JsonNode order = client.market("BUY", "12.000", "k1");

        assertThat(order.path("status").asText()).isEqualTo("EXPIRED");
        assertThat(order.path("executedQty").asText()).isEqualTo("10.000");
    }

    @Test
    void a_resting_order_fills_as_maker_at_its_own_price_when_the_market_gets_there() throws Exception {
        client.limit("BUY", "0.500", "59000.00", "k1");
        assertThat(client.find("k1").path("status").asText()).isEqualTo("NEW");

        venue.price("BTCUSDT", "58900");

        JsonNode trades = client.signed("GET", "/fapi/v1/userTrades", "symbol", "BTCUSDT");
        assertThat(client.find("k1").path("status").asText()).isEqualTo("FILLED");
        assertThat(trades).hasSize(1);
        assertThat(trades.get(0).path("price").asText()).isEqualTo("59000.00");
        assertThat(trades.get(0).path("maker").asBoolean()).isTrue();
        assertThat(trades.get(0).path("commission").asText()).isEqualTo("5.90000000");
    }

    @Test
    void a_cancelled_order_is_gone_from_the_open_ones_and_cannot_be_cancelled_again() throws Exception {
        client.limit("BUY", "0.500", "59000.00", "k1");

        JsonNode cancelled = client.signed("DELETE", "/fapi/v1/order", "symbol", "BTCUSDT", "origClientOrderId", "k1");
        JsonNode again = client.signed("DELETE", "/fapi/v1/order", "symbol", "BTCUSDT", "origClientOrderId", "k1");

        assertThat(cancelled.path("status").asText()).isEqualTo("CANCELED");
        assertThat(again.path("code").asInt()).isEqualTo(-2011);
        assertThat(client.signed("GET", "/fapi/v1/openOrders", "symbol", "BTCUSDT"))
                .isEmpty();
    }

    @Test
    void the_user_stream_tells_an_order_and_its_fill_in_order() throws Exception {
        String key =
                client.keyed("POST", "/fapi/v1/listenKey").path("listenKey").asText();
        try (TestStream stream = TestStream.open(venue.streamUrl() + "/private/ws?listenKey=" + key)) {
            client.market("BUY", "0.500", "k1");

            List<JsonNode> frames = stream.take(4, frame -> true);
            assertThat(frames)
                    .extracting(frame -> frame.path("e").asText() + " "
                            + frame.path("o").path("x").asText())
                    .containsExactly(
                            "ORDER_TRADE_UPDATE NEW", "ACCOUNT_UPDATE ", "ORDER_TRADE_UPDATE TRADE", "TRADE_LITE ");
            JsonNode fill = frames.get(2).path("o");
            assertThat(fill.path("c").asText()).isEqualTo("k1");
            assertThat(fill.path("X").asText()).isEqualTo("FILLED");
            assertThat(fill.path("l").asText()).isEqualTo("0.500");
            assertThat(fill.path("n").asText()).isEqualTo("15.00002500");
        }
    }

    @Test
    void the_ledger_holds_what_happened_before_anyone_is_told() throws Exception {
        client.market("BUY", "0.500", "k1");
        client.limit("SELL", "0.100", "61000.00", "k2");
        client.signed("DELETE", "/fapi/v1/order", "symbol", "BTCUSDT", "origClientOrderId", "k2");

        assertThat(venue.ledger().orders())
                .extracting(
                        LedgerOrder::clientId,
                        LedgerOrder::status,
                        order -> order.executed().toPlainString())
                .containsExactly(tuple("k1", "FILLED", "0.500"), tuple("k2", "CANCELED", "0"));
        assertThat(venue.ledger().positions()).containsOnlyKeys("main BTCUSDT BOTH");
        assertThat(venue.ledger().positions()).containsValue(new BigDecimal("0.500"));
        assertThat(venue.ledger().facts(FactKind.REQUEST_RECEIVED)).hasSize(3);
    }
}
