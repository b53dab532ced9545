package io.sluice.binance.sim;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.binance.sim.ledger.LedgerOrder;
import io.sluice.binance.sim.ledger.TruthLedger;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("I4 what a venue in a process of its own has answered is in its ledger, however it ends")
class OwnProcessTest {
    @TempDir
    private Path folder;

    @Test
    void a_killed_venue_leaves_every_order_that_it_answered() throws Exception {
        Path ledger = folder.resolve("ledger.jsonl");
        Process process = start(ledger, "7");
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String url = said.readLine();
            assertThat(get(url + "/fapi/v1/klines?symbol=BTCUSDT&interval=1h&limit=10"))
                    .hasSize(10);
            for (int order = 0; order < 5; order++) {
                assertThat(order(url, "k" + order).path("status").asText()).isEqualTo("FILLED");
            }
        } finally {
            process.destroyForcibly().waitFor();
        }

        assertThat(TruthLedger.read(ledger).orders())
                .extracting(LedgerOrder::clientId)
                .containsExactly("k0", "k1", "k2", "k3", "k4");
    }

    @Test
    void a_ledger_goes_on_where_it_ended_without_a_torn_last_line() throws Exception {
        Path ledger = folder.resolve("ledger.jsonl");
        SimulatedVenue.start(VenueSettings.with(ledger)).close();
        try (SimulatedVenue venue = SimulatedVenue.start(VenueSettings.with(ledger))) {
            TestClient.of(venue).market("BUY", "0.5", "k1");
        }
        int facts = TruthLedger.read(ledger).facts().size();

        Files.writeString(ledger, "{\"seq\":9", StandardOpenOption.APPEND);

        assertThat(TruthLedger.read(ledger).facts()).hasSize(facts);
        SimulatedVenue.start(VenueSettings.with(ledger)).close();
        assertThat(TruthLedger.read(ledger).facts()).hasSize(facts + 1);
        assertThat(TruthLedger.read(ledger).orders("k1")).hasSize(1);
    }

    private static Process start(Path ledger, String prices) throws Exception {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "0",
                        ledger.toString(),
                        prices)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static JsonNode get(String url) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url)).build();
        return TestClient.JSON.readTree(HttpClient.newHttpClient()
                .send(request, BodyHandlers.ofString())
                .body());
    }

    private static JsonNode order(String url, String clientId) throws Exception {
        String query = "symbol=BTCUSDT&side=BUY&type=MARKET&quantity=0.01&newOrderRespType=RESULT&newClientOrderId="
                + clientId + "&timestamp=" + System.currentTimeMillis();
        String signature = TestClient.sign(VenueSettings.DEFAULT_KEY.secret(), query);
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(url + "/fapi/v1/order?" + query + "&signature=" + signature))
                .header("X-MBX-APIKEY", VenueSettings.DEFAULT_KEY.apiKey())
                .POST(BodyPublishers.noBody())
                .build();
        return TestClient.JSON.readTree(HttpClient.newHttpClient()
                .send(request, BodyHandlers.ofString())
                .body());
    }
}
