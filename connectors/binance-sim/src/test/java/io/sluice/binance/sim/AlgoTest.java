package io.sluice.binance.sim;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("O-BINANCE conditional orders wait at the algo endpoint and become orders of their own")
class AlgoTest {
    private SimulatedVenue venue;
    private TestClient client;
    private TestStream stream;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        venue = SimulatedVenue.start(VenueSettings.with(folder.resolve("ledger.jsonl")));
        client = TestClient.of(venue);
        client.market("BUY", "0.5", "entry");
        String key =
                client.keyed("POST", "/fapi/v1/listenKey").path("listenKey").asText();
        stream = TestStream.open(venue.streamUrl() + "/private/ws/" + key);
    }

    @AfterEach
    void stop() {
        stream.close();
        venue.close();
    }

    @Test
    void a_stop_that_is_hit_becomes_a_market_order_with_another_id() throws Exception {
        JsonNode stop = algo("SELL", "STOP_MARKET", "quantity", "0.5", "triggerPrice", "59000", "reduceOnly", "true");
        venue.price("BTCUSDT", "59000.10");
        assertThat(asked().path("algoStatus").asText()).isEqualTo("NEW");

        venue.price("BTCUSDT", "58999");

        JsonNode finished = asked();
        assertThat(finished.path("algoStatus").asText()).isEqualTo("FINISHED");
        assertThat(finished.path("actualOrderId").asLong())
                .isNotEqualTo(stop.path("algoId").asLong());
        JsonNode actual = client.signed(
                "GET",
                "/fapi/v1/order",
                "symbol",
                "BTCUSDT",
                "orderId",
                finished.path("actualOrderId").asText());
        assertThat(actual.path("status").asText()).isEqualTo("FILLED");
        assertThat(actual.path("origType").asText()).isEqualTo("STOP_MARKET");
        assertThat(client.signed("GET", "/fapi/v3/positionRisk")).isEmpty();
        assertThat(told(8))
                .containsExactly(
                        "ALGO_UPDATE NEW",
                        "ALGO_UPDATE TRIGGERING",
                        "ORDER_TRADE_UPDATE NEW",
                        "ACCOUNT_UPDATE ",
                        "ORDER_TRADE_UPDATE FILLED",
                        "TRADE_LITE ",
                        "ALGO_UPDATE TRIGGERED",
                        "ALGO_UPDATE FINISHED");
    }

    @Test
    void the_old_endpoint_does_not_know_a_conditional_order() throws Exception {
        algo("SELL", "STOP_MARKET", "quantity", "0.5", "triggerPrice", "59000");

        assertThat(client.find("a1").path("code").asInt()).isEqualTo(-2013);
        assertThat(client.signed("GET", "/fapi/v1/openOrders", "symbol", "BTCUSDT"))
                .isEmpty();
        assertThat(client.signed("GET", "/fapi/v1/openAlgoOrders", "symbol", "BTCUSDT"))
                .hasSize(1);
    }

    @Test
    void a_take_profit_fires_upwards_and_a_stop_buy_too() throws Exception {
        algo("SELL", "TAKE_PROFIT", "quantity", "0.5", "triggerPrice", "61000", "price", "61500");
        venue.price("BTCUSDT", "61000");

        assertThat(asked().path("algoStatus").asText()).isEqualTo("TRIGGERED");
        assertThat(client.find("a1").path("status").asText()).isEqualTo("NEW");
        venue.price("BTCUSDT", "61500");
        assertThat(asked().path("algoStatus").asText()).isEqualTo("FINISHED");
        assertThat(asked().path("actualPrice").asText()).isEqualTo("61500.00000");
    }

    @Test
    void one_that_would_fire_at_once_is_refused() throws Exception {
        assertThat(algo("SELL", "STOP_MARKET", "quantity", "0.5", "triggerPrice", "60000")
                        .path("code")
                        .asInt())
                .isEqualTo(-2021);
        assertThat(algo("BUY", "STOP_MARKET", "quantity", "0.5", "triggerPrice", "59000")
                        .path("code")
                        .asInt())
                .isEqualTo(-2021);
        assertThat(algo("SELL", "TAKE_PROFIT_MARKET", "quantity", "0.5", "triggerPrice", "59000")
                        .path("code")
                        .asInt())
                .isEqualTo(-2021);
    }

    @Test
    void one_that_closes_the_position_takes_no_quantity_and_closes_what_is_there() throws Exception {
        assertThat(algo("SELL", "STOP_MARKET", "quantity", "1", "closePosition", "true", "triggerPrice", "59000")
                        .path("code")
                        .asInt())
                .isEqualTo(-4137);
        assertThat(algo("SELL", "STOP", "price", "58000", "closePosition", "true", "triggerPrice", "59000")
                        .path("code")
                        .asInt())
                .isEqualTo(-4136);
        algo("SELL", "STOP_MARKET", "closePosition", "true", "triggerPrice", "59000");
        client.market("BUY", "0.25", "more");

        venue.price("BTCUSDT", "58000");

        assertThat(asked().path("actualQty").asText()).isEqualTo("0.750");
        assertThat(client.signed("GET", "/fapi/v3/positionRisk")).isEmpty();
    }

    @Test
    void one_whose_order_is_refused_is_rejected_with_the_reason() throws Exception {
        algo("SELL", "STOP_MARKET", "quantity", "0.5", "triggerPrice", "59000", "reduceOnly", "true");
        client.market("SELL", "0.5", "exit");

        venue.price("BTCUSDT", "58000");

        assertThat(asked().path("algoStatus").asText()).isEqualTo("REJECTED");
        JsonNode rejected =
                stream.next(frame -> frame.path("o").path("X").asText().equals("REJECTED"));
        assertThat(rejected.path("o").path("rm").asText()).isEqualTo("ReduceOnly Order is rejected.");
    }

    @Test
    void a_trailing_stop_follows_and_fires_when_the_price_comes_back() throws Exception {
        algo("SELL", "TRAILING_STOP_MARKET", "quantity", "0.5", "callbackRate", "1", "activatePrice", "60500");
        venue.price("BTCUSDT", "59000");
        venue.price("BTCUSDT", "62000");
        venue.price("BTCUSDT", "61380.10");
        assertThat(asked().path("algoStatus").asText()).isEqualTo("NEW");

        venue.price("BTCUSDT", "61380");

        assertThat(asked().path("algoStatus").asText()).isEqualTo("FINISHED");
    }

    @Test
    void names_are_unique_among_waiting_ones_and_free_again_after_a_cancel() throws Exception {
        algo("SELL", "STOP_MARKET", "quantity", "0.5", "triggerPrice", "59000");
        assertThat(algo("SELL", "STOP_MARKET", "quantity", "0.5", "triggerPrice", "59000")
                        .path("code")
                        .asInt())
                .isEqualTo(-4116);

        JsonNode cancelled = client.signed("DELETE", "/fapi/v1/algoOrder", "clientAlgoId", "a1");

        assertThat(cancelled.path("msg").asText()).isEqualTo("success");
        assertThat(client.signed("DELETE", "/fapi/v1/algoOrder", "clientAlgoId", "a1")
                        .path("code")
                        .asInt())
                .isEqualTo(-2011);
        assertThat(algo("SELL", "STOP_MARKET", "quantity", "0.5", "triggerPrice", "59000")
                        .path("algoStatus")
                        .asText())
                .isEqualTo("NEW");
        client.signed("DELETE", "/fapi/v1/algoOpenOrders", "symbol", "BTCUSDT");
        assertThat(client.signed("GET", "/fapi/v1/openAlgoOrders")).isEmpty();
        assertThat(client.signed("GET", "/fapi/v1/allAlgoOrders", "symbol", "BTCUSDT"))
                .hasSize(2);
    }

    private JsonNode algo(String side, String type, String... more) throws Exception {
        List<String> pairs = new ArrayList<>(List.of(
                "algoType", "CONDITIONAL", "symbol", "BTCUSDT", "side", side, "type", type, "clientAlgoId", "a1"));
        pairs.addAll(List.of(more));
        return client.signed("POST", "/fapi/v1/algoOrder", pairs.toArray(String[]::new));
    }

    private JsonNode asked() throws Exception {
        return client.signed("GET", "/fapi/v1/algoOrder", "clientAlgoId", "a1");
    }

    private List<String> told(int count) throws Exception {
        return stream.take(count, frame -> true).stream()
                .map(frame -> frame.path("e").asText() + " "
                        + frame.path("o").path("X").asText(""))
                .toList();
    }
}
