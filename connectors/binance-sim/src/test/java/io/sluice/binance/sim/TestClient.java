package io.sluice.binance.sim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sluice.binance.sim.rest.Credential;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A client that signs with HMAC over the query, and keeps the last answer's status and headers. */
final class TestClient {
    static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final SimulatedVenue venue;
    private final Credential.Hmac key;
    HttpResponse<String> last;

    TestClient(SimulatedVenue venue, Credential.Hmac key) {
        this.venue = venue;
        this.key = key;
    }

    static TestClient of(SimulatedVenue venue) {
        return new TestClient(venue, VenueSettings.DEFAULT_KEY);
    }

    /** Parameters as names and values in turn. */
    static Map<String, String> parameters(String... pairs) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (int at = 0; at < pairs.length; at += 2) {
            parameters.put(pairs[at], pairs[at + 1]);
        }
        return parameters;
    }

    JsonNode open(String path) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(venue.restUrl() + path)).GET());
    }

    JsonNode keyed(String method, String path) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(venue.restUrl() + path))
                .header("X-MBX-APIKEY", key.apiKey())
                .method(method, BodyPublishers.noBody()));
    }

    /** Adds timestamp and signature. */
    JsonNode signed(String method, String path, String... pairs) throws Exception {
        Map<String, String> parameters = parameters(pairs);
        parameters.putIfAbsent("timestamp", String.valueOf(venue.clock().millis()));
        String query = encode(parameters);
        return keyed(method, path + "?" + query + "&signature=" + sign(query));
    }

    JsonNode market(String side, String quantity, String clientId) throws Exception {
        return signed(
                "POST",
                "/fapi/v1/order",
                "symbol",
                "BTCUSDT",
                "side",
                side,
                "type",
                "MARKET",
                "quantity",
                quantity,
                "newClientOrderId",
                clientId,
                "newOrderRespType",
                "RESULT");
    }

    JsonNode limit(String side, String quantity, String price, String clientId) throws Exception {
        return signed(
                "POST",
                "/fapi/v1/order",
                "symbol",
                "BTCUSDT",
                "side",
                side,
                "type",
                "LIMIT",
                "timeInForce",
                "GTC",
                "quantity",
                quantity,
                "price",
                price,
                "newClientOrderId",
                clientId);
    }

    JsonNode find(String clientId) throws Exception {
        return signed("GET", "/fapi/v1/order", "symbol", "BTCUSDT", "origClientOrderId", clientId);
    }

    JsonNode admin(String path, String json) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(venue.restUrl() + path)).POST(BodyPublishers.ofString(json)));
    }

    String sign(String payload) throws Exception {
        return sign(key.secret(), payload);
    }

    static String sign(String secret, String payload) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(payload.getBytes(StandardCharsets.UTF_8)));
    }

    static String encode(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
        last = http.send(request.build(), BodyHandlers.ofString());
        return last.headers().firstValue("content-type").orElse("").startsWith("application/json")
                ? JSON.readTree(last.body())
                : JSON.missingNode();
    }

    String header(String name) {
        return last.headers().firstValue(name).orElse("");
    }
}
