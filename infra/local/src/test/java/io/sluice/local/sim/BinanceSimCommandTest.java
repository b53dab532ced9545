package io.sluice.local.sim;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sluice.local.CommandRun;
import io.sluice.local.Main;
import io.sluice.local.Terminal;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

// A command that fails says nothing, and the test would wait for its first line for ever.
@Timeout(120)
@DisplayName("O-BINANCE ./sluice sim binance runs the simulated venue")
class BinanceSimCommandTest {
    @TempDir
    private Path folder;

    @Test
    void it_serves_where_it_says_and_ends_when_told() throws Exception {
        PipedInputStream said = new PipedInputStream();
        Terminal terminal = new Terminal(
                Terminal.writer(new PipedOutputStream(said)),
                Terminal.writer(OutputStream.nullOutputStream()),
                Map.of());
        FutureTask<Integer> running = new FutureTask<>(
                () -> Main.run(terminal, "sim", "binance", "--port", "0", "--json", "--ledger", ledger()));
        Thread thread = Thread.ofPlatform().start(running);

        BufferedReader lines = new BufferedReader(new InputStreamReader(said, StandardCharsets.UTF_8));
        JsonNode told = new ObjectMapper().readTree(lines.readLine());
        assertThat(get(told.path("rest").asText() + "/fapi/v1/klines?symbol=BTCUSDT&interval=1m&limit=1000"))
                .hasSize(1000);
        assertThat(told.path("apiKey").asText()).isEqualTo("sim-key");

        thread.interrupt();
        assertThat(running.get()).isZero();
    }

    @Test
    void a_taken_port_missing_prices_and_no_venue_are_told() throws Exception {
        try (ServerSocket taken = new ServerSocket(0)) {
            CommandRun refused =
                    CommandRun.of("sim", "binance", "--port", "" + taken.getLocalPort(), "--ledger", ledger());
            assertThat(refused.status()).isEqualTo(1);
            assertThat(String.join("\n", refused.err())).contains("cannot serve on 127.0.0.1:" + taken.getLocalPort());
        }
        assertThat(CommandRun.of("sim", "binance", "--prices", "none.csv", "--ledger", ledger())
                        .err())
                .containsExactly("The simulated venue cannot start: there is no file none.csv");
        assertThat(CommandRun.of("sim").status()).isEqualTo(2);
        assertThat(CommandRun.of("sim", "binance", "--speed", "0").status()).isEqualTo(2);
    }

    private String ledger() {
        return folder.resolve("ledger.jsonl").toString();
    }

    private static JsonNode get(String url) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url)).build();
        return new ObjectMapper()
                .readTree(HttpClient.newHttpClient()
                        .send(request, BodyHandlers.ofString())
                        .body());
    }
}
