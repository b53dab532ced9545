package io.sluice.binance.sim;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("O-BINANCE orders are changed, end by time, and are forgotten")
class OrderLifeTest {
    private static final long DAY_MILLIS = 86_400_000L;

    private final AtomicLong time = new AtomicLong(1_700_000_000_000L);
    private SimulatedVenue venue;
    private TestClient client;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        venue = SimulatedVenue.start(
                VenueSettings.with(folder.resolve("ledger.jsonl")).following(time::get));
        client = TestClient.of(venue);
    }

    @AfterEach
    void stop() {
        venue.close();
    }

    @Test
    void an_unfilled_order_that_ended_is_forgotten_after_three_days() throws Exception {
        client.limit("BUY", "0.5", "59000", "k1");
        client.signed("DELETE", "/fapi/v1/order", "symbol", "BTCUSDT", "origClientOrderId", "k1");

        time.addAndGet(3 * DAY_MILLIS);
        assertThat(client.find("k1").path("status").asText()).isEqualTo("CANCELED");
        time.addAndGet(1);
        assertThat(client.find("k1").path("code").asInt()).isEqualTo(-2013);
        assertThat(client.signed("GET", "/fapi/v1/allOrders", "symbol", "BTCUSDT"))
                .isEmpty();
    }

    @Test
    void a_filled_order_is_forgotten_after_ninety_days() throws Exception {
        client.market("BUY", "0.5", "k1");

        time.addAndGet(90 * DAY_MILLIS);
        assertThat(client.find("k1").path("status").asText()).isEqualTo("FILLED");
        time.addAndGet(1);
        assertThat(client.find("k1").path("code").asInt()).isEqualTo(-2013);
    }

    @Test
    void of_two_orders_of_a_name_the_newer_one_is_found() throws Exception {
        client.market("BUY", "0.5", "k1");
        client.market("SELL", "0.5", "k1");

        assertThat(client.find("k1").path("side").asText()).isEqualTo("SELL");
    }

    @Test
    void a_changed_order_keeps_its_id_and_trades_at_its_new_price() throws Exception {
        JsonNode placed = client.limit("BUY", "0.5", "59000", "k1");

        assertThat(amend("0.5", "59000").path("code").asInt()).isEqualTo(-5027);
        JsonNode changed = amend("0.6", "59500");
        assertThat(changed.path("orderId").asLong())
                .isEqualTo(placed.path("orderId").asLong());
        venue.price("BTCUSDT", "59400");

        assertThat(client.find("k1").path("executedQty").asText()).isEqualTo("0.600");
        assertThat(client.find("k1").path("avgPrice").asText()).isEqualTo("59500.00000");
        assertThat(amend("0.7", "59000").path("code").asInt()).isEqualTo(-2013);
    }

    @Test
    void a_partly_filled_order_that_is_made_too_small_is_cancelled() throws Exception {
        client.admin("/sim/depth", "{\"symbol\":\"BTCUSDT\",\"levels\":1,\"quantity\":\"1\",\"refills\":false}");
        client.limit("BUY", "12", "60000.10", "k1");
        assertThat(client.find("k1").path("status").asText()).isEqualTo("PARTIALLY_FILLED");

        assertThat(amend("10", "60000.10").path("status").asText()).isEqualTo("CANCELED");
        assertThat(client.find("k1").path("executedQty").asText()).isEqualTo("10.000");
    }

    @Test
    void an_order_good_till_a_date_expires_then() throws Exception {
        client.signed(
                "POST",
                "/fapi/v1/order",
                "symbol",
                "BTCUSDT",
                "side",
                "BUY",
                "type",
                "LIMIT",
                "timeInForce",
                "GTD",
                "goodTillDate",
                String.valueOf(time.get() + 600_000),
                "quantity",
                "0.5",
                "price",
                "59000",
                "newClientOrderId",
                "k1");

        time.addAndGet(600_000);
        venue.venue().tick();

        assertThat(client.find("k1").path("status").asText()).isEqualTo("EXPIRED");
    }

    @Test
    void a_countdown_that_is_not_renewed_cancels_the_symbols_orders() throws Exception {
        client.limit("BUY", "0.5", "59000", "k1");
        client.signed("POST", "/fapi/v1/countdownCancelAll", "symbol", "BTCUSDT", "countdownTime", "120000");
        time.addAndGet(60_000);
        client.signed("POST", "/fapi/v1/countdownCancelAll", "symbol", "BTCUSDT", "countdownTime", "120000");
        time.addAndGet(119_999);
        venue.venue().tick();
        assertThat(client.find("k1").path("status").asText()).isEqualTo("NEW");

        time.addAndGet(1);
        venue.venue().tick();

        assertThat(client.find("k1").path("status").asText()).isEqualTo("CANCELED");
    }

    @Test
    void all_open_orders_of_a_symbol_are_cancelled_at_once() throws Exception {
        client.limit("BUY", "0.5", "59000", "k1");
        client.limit("BUY", "0.5", "58000", "k2");

        client.signed("DELETE", "/fapi/v1/allOpenOrders", "symbol", "BTCUSDT");

        assertThat(client.signed("GET", "/fapi/v1/openOrders")).isEmpty();
        assertThat(client.signed("GET", "/fapi/v1/allOrders", "symbol", "BTCUSDT"))
                .hasSize(2);
    }

    private JsonNode amend(String quantity, String price) throws Exception {
        return client.signed(
                "PUT",
                "/fapi/v1/order",
                "symbol",
                "BTCUSDT",
                "side",
                "BUY",
                "quantity",
                quantity,
                "price",
                price,
                "origClientOrderId",
                "k1");
    }
}
