package io.sluice.binance.sim;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.binance.sim.rest.Credential;
import io.sluice.binance.sim.rest.LimitSettings;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("O-BINANCE keys, signatures, windows and limits")
class GateTest {
    private static final LimitSettings TIGHT = new LimitSettings(10, 3, 5, 2, 60_000);

    private Path folder;
    private SimulatedVenue venue;
    private TestClient client;

    @BeforeEach
    void start(@TempDir Path temporary) throws Exception {
        folder = temporary;
        open(VenueSettings.with(folder.resolve("ledger.jsonl")));
    }

    private void open(VenueSettings settings) throws Exception {
        stop();
        venue = SimulatedVenue.start(settings);
        client = TestClient.of(venue);
    }

    @AfterEach
    void stop() {
        if (venue != null) {
            venue.close();
        }
    }

    @Test
    void a_request_in_the_body_a_query_or_both_is_signed_over_both_as_sent() throws Exception {
        String query = "symbol=BTCUSDT&side=BUY&type=MARKET";
        String body =
                "quantity=0.5&newClientOrderId=k1&timestamp=" + venue.clock().millis();

        JsonNode both = post(query, body + "&signature=" + client.sign(query + body));
        assertThat(both.path("clientOrderId").asText()).isEqualTo("k1");

        String whole = query + "&quantity=0.5&newClientOrderId=k2&timestamp="
                + venue.clock().millis();
        JsonNode bodyOnly = post("", whole + "&signature=" + client.sign(whole));
        assertThat(bodyOnly.path("clientOrderId").asText()).isEqualTo("k2");
    }

    @Test
    void an_ed25519_signature_is_taken_and_a_wrong_one_refused() throws Exception {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        venue.add(new Credential.Ed25519("ed-key", "main", pair.getPublic()));
        String query = "symbol=BTCUSDT&timestamp=" + venue.clock().millis();
        Signature signer = Signature.getInstance("Ed25519");
        signer.initSign(pair.getPrivate());
        signer.update(query.getBytes(StandardCharsets.UTF_8));
        String signature = URLEncoder.encode(Base64.getEncoder().encodeToString(signer.sign()), StandardCharsets.UTF_8);

        assertThat(get("ed-key", query + "&signature=" + signature)).isEmpty();
        assertThat(get("ed-key", query + "0&signature=" + signature)
                        .path("code")
                        .asInt())
                .isEqualTo(-1021);
        assertThat(get("ed-key", "a=b&" + query + "&signature=" + signature)
                        .path("code")
                        .asInt())
                .isEqualTo(-1022);
    }

    @Test
    void unknown_keys_missing_keys_and_wrong_signatures_are_refused() throws Exception {
        String query = "symbol=BTCUSDT&timestamp=" + venue.clock().millis();

        assertThat(get("other", query + "&signature=00").path("code").asInt()).isEqualTo(-2015);
        assertThat(client.last.statusCode()).isEqualTo(401);
        assertThat(client.open("/fapi/v1/openOrders?" + query).path("code").asInt())
                .isEqualTo(-2014);
        assertThat(get("sim-key", query + "&signature=00").path("code").asInt()).isEqualTo(-1022);
        assertThat(get("sim-key", query).path("msg").asText())
                .isEqualTo("Mandatory parameter 'signature' was not sent, was empty/null, or malformed.");
    }

    @Test
    void a_timestamp_before_the_window_or_a_second_ahead_is_refused() throws Exception {
        open(VenueSettings.with(folder.resolve("still.jsonl")).following(() -> 1_700_000_000_000L));

        assertThat(windowed(-5000, "5000").isArray()).isTrue();
        assertThat(windowed(-5001, "5000").path("code").asInt()).isEqualTo(-1021);
        assertThat(windowed(-5001, "5001").isArray()).isTrue();
        assertThat(windowed(999, "5000").isArray()).isTrue();
        assertThat(windowed(1000, "5000").path("msg").asText()).contains("ahead of the server's time");
        assertThat(windowed(0, "60001").path("code").asInt()).isEqualTo(-1131);
    }

    @Test
    void a_step_of_the_venues_clock_shows_in_its_time_and_makes_old_timestamps_fail() throws Exception {
        long before = venue.clock().millis();
        client.admin("/sim/clock", "{\"stepMillis\":10000}");

        assertThat(client.open("/fapi/v1/time").path("serverTime").asLong()).isGreaterThanOrEqualTo(before + 10_000);
        JsonNode late = client.signed("GET", "/fapi/v1/openOrders", "timestamp", String.valueOf(before));
        assertThat(late.path("code").asInt()).isEqualTo(-1021);
    }

    @Test
    void weight_is_counted_and_too_much_is_refused_then_banned() throws Exception {
        open(VenueSettings.with(folder.resolve("tight.jsonl")).with(TIGHT).following(() -> 1_700_000_000_000L));

        client.open("/fapi/v1/ping");
        assertThat(client.header("x-mbx-used-weight-1m")).isEqualTo("1");
        client.open("/fapi/v1/ticker/bookTicker?symbol=BTCUSDT");
        assertThat(client.header("x-mbx-used-weight-1m")).isEqualTo("3");
        client.open("/fapi/v1/depth?symbol=BTCUSDT");
        assertThat(client.last.statusCode()).isEqualTo(429);
        assertThat(client.header("retry-after")).isEqualTo("40");
        client.open("/fapi/v1/ping");
        client.open("/fapi/v1/ping");
        client.open("/fapi/v1/ping");
        assertThat(client.last.statusCode()).isEqualTo(418);
        assertThat(client.header("retry-after")).isEqualTo("60");

        venue.clock().step(60_000);
        client.open("/fapi/v1/ping");
        assertThat(client.last.statusCode()).isEqualTo(200);
    }

    @Test
    void orders_are_counted_by_account_and_too_many_are_refused() throws Exception {
        open(VenueSettings.with(folder.resolve("tight.jsonl")).with(TIGHT).following(() -> 1_700_000_000_000L));

        for (int order = 1; order <= 3; order++) {
            client.market("BUY", "0.5", "k" + order);
            assertThat(client.header("x-mbx-order-count-10s")).isEqualTo(String.valueOf(order));
            assertThat(client.header("x-mbx-order-count-1m")).isEqualTo(String.valueOf(order));
        }
        JsonNode refused = client.market("BUY", "0.5", "k4");
        assertThat(client.last.statusCode()).isEqualTo(429);
        assertThat(refused.path("code").asInt()).isEqualTo(-1015);
        assertThat(refused.path("msg").asText()).contains("3 orders per TEN_SECONDS");
        assertThat(client.header("retry-after")).isEqualTo("10");

        venue.clock().step(10_000);
        assertThat(client.market("BUY", "0.5", "k4").path("status").asText()).isEqualTo("FILLED");
    }

    @Test
    void an_unknown_path_is_told_as_such() throws Exception {
        assertThat(client.open("/fapi/v1/nothing").path("msg").asText())
                .isEqualTo("Path /fapi/v1/nothing, Method GET is invalid");
        assertThat(client.last.statusCode()).isEqualTo(404);
    }

    private JsonNode windowed(long apart, String window) throws Exception {
        String timestamp = String.valueOf(venue.clock().millis() + apart);
        return client.signed(
                "GET", "/fapi/v1/openOrders", "symbol", "BTCUSDT", "recvWindow", window, "timestamp", timestamp);
    }

    private JsonNode get(String key, String query) throws Exception {
        return client.send(HttpRequest.newBuilder(URI.create(venue.restUrl() + "/fapi/v1/openOrders?" + query))
                .header("X-MBX-APIKEY", key)
                .GET());
    }

    private JsonNode post(String query, String body) throws Exception {
        String url = venue.restUrl() + "/fapi/v1/order" + (query.isEmpty() ? "" : "?" + query);
        return client.send(HttpRequest.newBuilder(URI.create(url))
                .header("X-MBX-APIKEY", "sim-key")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }
}
