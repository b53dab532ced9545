package io.sluice.local.up;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sluice.local.CommandRun;
import io.sluice.local.Endpoints;
import io.sluice.local.Ports;
import io.sluice.testkit.Await;
import io.sluice.testkit.JavaProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(value = 5, unit = TimeUnit.MINUTES)
@Isolated("compares the threads of the JVM")
class UpCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final int CANDLES = 50;
    private static final String NO_TERMINAL_CONTROL = "[^\\p{Cntrl}]*";

    @TempDir
    private Path folder;

    @Test
    @DisplayName("X-UP runs beside nobody on its folder and ports, and ends cleanly on SIGTERM with its summary")
    void one_run_from_its_start_to_sigterm() throws Exception {
        Path dataDir = folder.resolve("data");
        Path history = History.write(folder, CANDLES);
        int port = UpProcess.freePorts();
        try (JavaProcess process = UpProcess.start(
                "--json",
                "--data-dir",
                dataDir.toString(),
                "--data",
                history.toString(),
                "--speed",
                "max",
                "--port-base",
                Integer.toString(port))) {
            Endpoints endpoints = UpProcess.awaitEndpoints(dataDir);
            assertThat(endpoints.bootstrapServers()).isEqualTo("127.0.0.1:" + port);
            assertThat(endpoints.registryUrl()).isEqualTo("http://127.0.0.1:" + (port + 1));
            assertSecondRunRefused(dataDir, process.pid());
            assertPortRefused(port);

            Await.until(
                    "the end of the feed",
                    LIMIT,
                    () -> UpProcess.complaints(process).stream().anyMatch(line -> line.contains("played to its end")));
            process.terminate();

            assertThat(process.awaitExit(LIMIT)).isZero();
            assertThat(process.standardOutput()).hasSize(1);
            assertThat(process.standardError()).allMatch(line -> line.matches(NO_TERMINAL_CONTROL));
            assertThat(UpProcess.complaints(process).stream()
                            .filter(line -> !line.contains("  candles ") && !line.startsWith("  token "))
                            .toList())
                    .isEqualTo(whatIsSaid(dataDir, history, port));
            assertSummaryIsThatOfTheTopics(
                    JSON.readTree(process.standardOutput().getFirst()), dataDir);
        }
        assertNothingIsLeft(dataDir, port);
    }

    private static List<String> whatIsSaid(Path dataDir, Path history, int port) {
        return List.of(
                "No account holds USDT: paper-usdt trades with 10000 USDT of paper money.",
                "Sluice  mode paper (no real venue can be reached)  namespace paper",
                "  page      http://127.0.0.1:" + (port + 3) + "  (REST: /docs, streams: /api/v1/stream)",
                "            an administrator's, which the page asks for; shown this once and kept nowhere: copy it now",
                "  alerts    ws://127.0.0.1:" + (port + 2) + "/alerts",
                "  data      " + dataDir,
                "  Kafka     127.0.0.1:" + port,
                "  registry  http://127.0.0.1:" + (port + 1),
                "  feed      " + history + ", 1m candles, as fast as it goes",
                "Next, elsewhere:  ./sluice tap fills   ./sluice tap risk-decisions   ./sluice doctor      Ctrl-C ends.",
                "",
                "  fill   2013-11-25 00:43  paper-usdt  entry sell 2.1978 BINANCE:BTCUSDT @ 800.39  fee 0.8795 USDT",
                "  fill   2013-11-25 00:45  paper-usdt  stop buy 2.1978 BINANCE:BTCUSDT @ 804.46  fee 0.884 USDT",
                "The feed has been played to its end. The topics stay readable; Ctrl-C ends.",
                "Stopped. Everything is kept in " + dataDir + "; `up` goes on from here.");
    }

    private void assertSecondRunRefused(Path dataDir, long pid) {
        assertThat(CommandRun.of("up", "--data-dir", dataDir.toString(), "--port-base", free()))
                .isEqualTo(new CommandRun(
                        1,
                        List.of(),
                        List.of("Sluice runs on " + dataDir + " already (process " + pid + "). Stop that one, or run"
                                + " another beside it with --data-dir DIR and --port-base PORT.")));
    }

    private void assertPortRefused(int port) {
        Path other = folder.resolve("other");
        assertThat(CommandRun.of("up", "--data-dir", other.toString(), "--port-base", Integer.toString(port)))
                .isEqualTo(portTaken(port));
        assertThat(CommandRun.of("doctor", "--data-dir", other.toString(), "--port-base", Integer.toString(port))
                        .out())
                .anyMatch(line -> line.contains(port + " and " + (port + 1) + " taken by another program"));
    }

    @Test
    @DisplayName("X-UP the registry's port is taken: it is named, and nothing stays behind")
    void names_the_registrys_port_when_it_is_taken() throws IOException {
        int port = UpProcess.freePorts();
        try (ServerSocket other = new ServerSocket(port + 1, 1, InetAddress.getLoopbackAddress())) {
            assertThat(other.isBound()).isTrue();
            assertThat(CommandRun.of("up", "--data-dir", folder.toString(), "--port-base", Integer.toString(port)))
                    .isEqualTo(portTaken(port + 1));
        }
        assertNothingIsLeft(folder, port);
    }

    private static CommandRun portTaken(int port) {
        return new CommandRun(
                1,
                List.of(),
                List.of("Port " + port + " is taken by another program. Choose others with --port-base PORT: Kafka"
                        + " listens on PORT, the registry on PORT+1, the WebSocket of alerts on PORT+2."));
    }

    @Test
    @DisplayName("X-UP --for ends it by itself: exit code 0, one line of summary, no thread left")
    void ends_by_itself_after_its_time() throws Exception {
        Set<Thread> before = threadsThatHoldTheProcess();
        int port = UpProcess.freePorts();

        CommandRun run = CommandRun.of(
                "--json", "up", "--for", "1s", "--data-dir", folder.toString(), "--port-base", Integer.toString(port));

        assertThat(run.status()).isZero();
        assertThat(run.out()).hasSize(1);
        JsonNode summary = JSON.readTree(run.out().getFirst());
        assertThat(names(summary))
                .containsExactly(
                        "candles",
                        "signals",
                        "suppressed",
                        "decisions",
                        "approved",
                        "orders",
                        "fills",
                        "deadLetters",
                        "latencyMs");
        assertThat(names(summary.path("latencyMs"))).containsExactly("p50", "p99");
        Await.until("no thread holds the process", LIMIT, () -> before.containsAll(threadsThatHoldTheProcess()));
        assertNothingIsLeft(folder, port);
    }

    @ParameterizedTest
    @DisplayName("X-UP what makes no sense is refused before anything is started")
    @CsvSource(delimiter = '|', textBlock = """
                    --data      | /no/such.csv | /no/such.csv: there is no such file or folder
                    --speed     | 0            | --speed: '0' is not a number above 0, or max
                    --speed     | fast         | --speed: 'fast' is not a number above 0, or max
                    --for       | 0s           | --for: '0s' is not a time like 4w, 7d, 12h, 30m or 90s
                    --for       | 10           | --for: '10' is not a time like 4w, 7d, 12h, 30m or 90s
                    --port-base | 80           | --port-base: port 80 is not between 1024 and 65535
                    """)
    void refuses_what_makes_no_sense(String option, String value, String message) {
        Path untouched = folder.resolve("untouched");
        CommandRun run = CommandRun.of("up", "--data-dir", untouched.toString(), option, value);

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith(message);
        assertThat(untouched).doesNotExist();
    }

    @Test
    @DisplayName("M-FILES a file that holds no candles is refused with what it could have been")
    void refuses_a_file_without_candles() throws IOException {
        Path file = Files.writeString(folder.resolve("notes.csv"), "hello\nworld\n");

        CommandRun run = CommandRun.of("up", "--data-dir", folder.toString(), "--data", file.toString());

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).singleElement().asString().startsWith(file + ": no known format");
    }

    private static void assertSummaryIsThatOfTheTopics(JsonNode summary, Path dataDir) {
        Map<String, Integer> counted = new TreeMap<>();
        UpProcess.contents(
                        dataDir,
                        List.of(
                                "paper.candles.1m",
                                "paper.signals",
                                "paper.signals.suppressed",
                                "paper.risk-decisions",
                                "paper.fills",
                                "paper.dead-letters"))
                .forEach((topic, records) -> counted.put(topic, records.size()));
        assertThat(summary.path("candles").asInt()).isEqualTo(CANDLES);
        assertThat(Map.of(
                        "paper.candles.1m", summary.path("candles").asInt(),
                        "paper.signals", summary.path("signals").asInt(),
                        "paper.signals.suppressed", summary.path("suppressed").asInt(),
                        "paper.risk-decisions", summary.path("decisions").asInt(),
                        "paper.fills", summary.path("fills").asInt(),
                        "paper.dead-letters", summary.path("deadLetters").asInt()))
                .isEqualTo(counted);
        assertThat(summary.path("approved").asInt()).isPositive();
        assertThat(summary.path("orders").asInt())
                .isGreaterThanOrEqualTo(summary.path("approved").asInt());
        assertThat(summary.path("latencyMs").path("p99").asDouble())
                .isGreaterThanOrEqualTo(summary.path("latencyMs").path("p50").asDouble())
                .isPositive();
    }

    private static void assertNothingIsLeft(Path dataDir, int port) {
        assertThat(Endpoints.read(dataDir)).isEmpty();
        assertThat(Ports.isFree(port)).isTrue();
        assertThat(Ports.isFree(port + 1)).isTrue();
    }

    private static Set<Thread> threadsThatHoldTheProcess() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !thread.isDaemon())
                .collect(Collectors.toSet());
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static String free() {
        return Integer.toString(UpProcess.freePorts());
    }
}
