package io.sluice.binance.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.binance.sim.rest.Credential;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("O-BINANCE clients that others wrote for the real venue trade at the simulated one")
class OtherClientsTest {
    private static final Path SOURCES = Path.of("src", "test");
    private static final Path INSTALLED = Path.of("target", "clients");
    private static final Credential.Hmac KEY = VenueSettings.DEFAULT_KEY;

    private SimulatedVenue venue;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        assumeTrue(Boolean.getBoolean("sluice.interop"), "others' clients are fetched only with -Pinterop");
        venue = SimulatedVenue.start(VenueSettings.with(folder.resolve("ledger.jsonl")));
    }

    @AfterEach
    void stop() {
        if (venue != null) {
            venue.close();
        }
    }

    @Test
    void ccxt_trades_and_listens() throws Exception {
        JsonNode seen = node("ccxt.mjs");

        assertThat(seen.path("markets").asInt()).isEqualTo(4);
        assertThat(seen.path("precision").path("amount").asText()).isEqualTo("0.001");
        assertThat(seen.path("precision").path("price").asText()).isEqualTo("0.1");
        assertThat(seen.path("clockApart").asBoolean()).isTrue();
        assertThat(seen.path("candles").asBoolean()).isTrue();
        assertThat(seen.path("bought")).hasToString("{\"status\":\"closed\",\"filled\":0.5,\"average\":60000.1}");
        assertThat(seen.path("resting")).hasToString("{\"status\":\"open\",\"price\":61000,\"amount\":0.2}");
        assertThat(seen.path("queried").asText()).isEqualTo("open");
        assertThat(seen.path("open")).hasToString("[\"ccxt-limit\"]");
        assertThat(seen.path("edited")).hasToString("{\"price\":61500,\"amount\":0.3}");
        assertThat(seen.path("cancelled").asText()).isEqualTo("canceled");
        assertThat(seen.path("stop")).hasToString("{\"trigger\":50000,\"status\":\"open\"}");
        assertThat(seen.path("conditional")).hasToString("[\"ccxt-stop\"]");
        assertThat(seen.path("positions")).hasToString("[{\"side\":\"long\",\"contracts\":0.5,\"entry\":60000.1}]");
        assertThat(seen.path("trades"))
                .hasToString("[{\"side\":\"buy\",\"price\":60000.1,\"amount\":0.5,\"fee\":15.000025}]");
        assertThat(seen.path("refused").asText()).contains("-4164");
        assertThat(seen.path("poor").asText()).contains("-2019");
        assertThat(seen.path("streamed"))
                .hasToString("[\"ccxt-market open 0\",\"ccxt-market closed 0.5\",\"ccxt-limit open 0\","
                        + "\"ccxt-limit canceled 0\"]");
    }

    @Test
    void the_official_javascript_client_trades_and_listens() throws Exception {
        JsonNode seen = node("official.mjs");

        assertThat(seen.path("symbols")).hasToString("[\"BTCUSDT\",\"ETHUSDT\",\"BNBUSDT\",\"FILUSDT\"]");
        assertThat(seen.path("bought").asText()).isEqualTo("FILLED 0.500");
        assertThat(seen.path("resting").asText()).isEqualTo("NEW 61000.00");
        assertThat(seen.path("queried").asText()).isEqualTo("NEW");
        assertThat(seen.path("open")).hasToString("[\"sdk-limit\"]");
        assertThat(seen.path("modified").asText()).isEqualTo("0.300");
        assertThat(seen.path("cancelled").asText()).isEqualTo("CANCELED");
        assertThat(seen.path("stop").asText()).isEqualTo("NEW 50000.00");
        assertThat(seen.path("algos")).hasToString("[\"sdk-stop\"]");
        assertThat(seen.path("algo").asText()).isEqualTo("NEW");
        assertThat(seen.path("algoCancelled").asText()).isEqualTo("success");
        assertThat(seen.path("positions")).hasToString("[\"0.500\"]");
        assertThat(seen.path("older")).hasToString("[\"0.500 20\"]");
        assertThat(seen.path("wallet").asText()).isEqualTo("99984.99997500");
        assertThat(seen.path("hedged").asBoolean()).isFalse();
        assertThat(seen.path("countdown").asText()).isEqualTo("120000");
        assertThat(seen.path("trades")).hasToString("[\"BUY 0.500 15.00002500\"]");
        assertThat(seen.path("refused").asText()).contains("Please use the Algo Order API endpoints instead");
        assertThat(seen.path("streamed"))
                .extracting(JsonNode::asText)
                .containsExactly(
                        "ORDER_TRADE_UPDATE sdk-market NEW",
                        "ACCOUNT_UPDATE",
                        "ORDER_TRADE_UPDATE sdk-market FILLED",
                        "TRADE_LITE",
                        "ORDER_TRADE_UPDATE sdk-limit NEW",
                        "ORDER_TRADE_UPDATE sdk-limit NEW",
                        "ORDER_TRADE_UPDATE sdk-limit CANCELED",
                        "ALGO_UPDATE sdk-stop NEW",
                        "ALGO_UPDATE sdk-stop CANCELED");
    }

    @Test
    void the_official_java_client_trades_signing_by_hmac_and_by_ed25519() throws Exception {
        assumeTrue(Programs.canRun("mvn"), "there is no Maven here");
        Programs sdk = new Programs(INSTALLED.resolve("sdk"));
        if (sdk.changed(SOURCES.resolve("sdk"), List.of("pom.xml", "OfficialClient.java"), "pom.xml")) {
            sdk.run("mvn", "-q", "-B", "-ntp", "dependency:copy-dependencies", "-DoutputDirectory=lib");
            sdk.done("pom.xml");
        }
        Path privateKey = ed25519(sdk.folder());
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();

        String said = sdk.run(
                java,
                "-cp",
                "lib/*",
                "OfficialClient.java",
                venue.restUrl(),
                KEY.apiKey(),
                KEY.secret(),
                "ed-key",
                privateKey.toString());

        assertThat(said.lines())
                .containsExactlyElementsOf(
                        List.of(told("hmac", "0.500", "99984.99997500"), told("ed25519", "0.500", "99984.99997500"))
                                .stream()
                                .flatMap(String::lines)
                                .toList());
    }

    private static String told(String by, String position, String wallet) {
        return """
                %1$s symbols: 4
                %1$s bought: FILLED 0.500
                %1$s resting: NEW 61000.00
                %1$s queried: NEW
                %1$s open: 1
                %1$s modified: 0.300
                %1$s cancelled: CANCELED
                %1$s stop: NEW 50000.00
                %1$s algo cancelled: success
                %1$s position: %2$s
                %1$s wallet: %3$s
                %1$s hedged: false
                %1$s listen key: true
                """.formatted(by, position, wallet) + by + " refused: 400";
    }

    private Path ed25519(Path folder) throws Exception {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        venue.add(new Credential.Ed25519("ed-key", "other", pair.getPublic()));
        String body = Base64.getMimeEncoder().encodeToString(pair.getPrivate().getEncoded());
        Path file = folder.resolve("ed25519.pem");
        Files.writeString(file, "-----BEGIN PRIVATE KEY-----\n" + body + "\n-----END PRIVATE KEY-----\n");
        return file;
    }

    private JsonNode node(String script) throws Exception {
        assumeTrue(Programs.canRun("node") && Programs.canRun("npm"), "there is no node or no npm here");
        Programs node = new Programs(INSTALLED.resolve("node"));
        List<String> files = List.of("package.json", "package-lock.json", script);
        if (node.changed(SOURCES.resolve("node"), files, "package-lock.json")) {
            node.run("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
            node.done("package-lock.json");
        }
        String said = node.run("node", script, venue.restUrl(), venue.streamUrl(), KEY.apiKey(), KEY.secret());
        return TestClient.JSON.readTree(said.substring(said.lastIndexOf("\n{") + 1));
    }
}
