package io.sluice.local.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sluice.local.CommandRun;
import io.sluice.local.plugin.PluginJars;
import io.sluice.local.up.History;
import io.sluice.local.up.UpProcess;
import io.sluice.testkit.JavaProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Each test waits for a platform of its own. */
@Execution(ExecutionMode.CONCURRENT)
class BrokerParityTest {
    private static final int CANDLES = 160;
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    @Test
    @DisplayName(
            "B-PARITY a replay in this process decides, orders and fills byte for byte what the pipeline over a broker did")
    void a_replay_gives_the_bytes_of_the_pipeline() throws Exception {
        Path history = History.write(folder, CANDLES);
        Path data = folder.resolve("data");

        try (JavaProcess process = UpProcess.start(data, history)) {
            UpProcess.awaitEndOfFeed(process);
            assertThatParitySeesNoDifference(data);
            assertThatParityShowsTheDifferenceOfAnotherConfiguration(data);
            UpProcess.stop(process);
        }
        Map<String, List<String>> replayed = ReplayedTopics.of(history);
        Map<String, List<String>> recorded = UpProcess.values(data, replayed.keySet());

        assertThat(replayed.get("paper.fills")).hasSizeGreaterThan(3);
        assertThat(replayed.get("paper.signals")).hasSizeGreaterThan(10);
        assertThat(recorded).isEqualTo(replayed);
    }

    private static void assertThatParitySeesNoDifference(Path data) throws IOException {
        CommandRun run = CommandRun.of("parity", "--data-dir", data.toString(), "--json");

        assertThat(run.status()).as("exit code, after %s", run.err()).isZero();
        assertThat(run.out()).hasSize(2);
        JsonNode instrument = JSON.readTree(run.out().getFirst());
        JsonNode account = JSON.readTree(run.out().getLast());
        assertThat(instrument.path("folded").asInt()).isEqualTo(CANDLES);
        assertThat(instrument.path("equal").path("paper.signals").asInt()).isGreaterThan(10);
        assertThat(instrument.path("equal").path("paper.candles.5m").asInt()).isGreaterThan(CANDLES / 5 - 2);
        assertThat(account.path("equal").path("paper.risk-decisions").asInt()).isGreaterThan(10);
        assertThat(account.path("equal").path("paper.orders.paper").asInt()).isGreaterThan(3);
        assertThat(account.path("difference").isNull()).isTrue();
    }

    private void assertThatParityShowsTheDifferenceOfAnotherConfiguration(Path data) throws IOException {
        Path other = Files.writeString(
                folder.resolve("other.yaml"), "accounts:\n  - {id: paper-usdt, currency: USDT, balance: 20000}\n");

        CommandRun run = CommandRun.of(
                "parity",
                "--data-dir",
                data.toString(),
                "--config",
                other.toString(),
                "--from",
                "2013-11-25T00:30:00Z");

        assertThat(run.status()).isEqualTo(3);
        assertThat(run.err()).last().isEqualTo("Recorded and replayed differ in paper.risk-decisions.");
        assertThat(run.out())
                .anyMatch(line -> line.startsWith(
                        "  first difference: paper.risk-decisions key paper-usdt, after 0 equal, in intent."))
                .anyMatch(line -> line.startsWith("    recorded at paper.risk-decisions-0@"))
                .anyMatch(line -> line.startsWith("    replayed from paper.account-events-0@"))
                .contains("    It was decided with another configuration than the one in force now.");
    }

    @Test
    @DisplayName("B-PARITY detectors of a plug-in signal live, byte for byte, what they signal in a replay")
    void plugged_detectors_are_alike_live_and_replayed() throws Exception {
        Path history = History.write(folder, CANDLES);
        Path data = folder.resolve("data");
        PluginJars.examples(data.resolve("plugins").resolve("examples.jar"));
        Path config = Files.writeString(folder.resolve("plugged.yaml"), """
                detectors:
                  - {name: sma-cross, parameters: {fast: 4, slow: 9}}
                  - {name: rsi-tema, parameters: {rsi: 7, low: 40}}
                """);

        try (JavaProcess process = UpProcess.start(data, history, "--config", config.toString())) {
            UpProcess.awaitEndOfFeed(process);
            UpProcess.stop(process);
        }
        Map<String, List<String>> replayed = ReplayedTopics.of(history, Optional.of(config), Optional.of(data));
        Map<String, List<String>> recorded = UpProcess.values(data, replayed.keySet());

        assertThat(replayed.get("paper.signals")).hasSizeGreaterThan(10);
        assertThat(replayed.get("paper.fills")).isNotEmpty();
        assertThat(recorded).isEqualTo(replayed);
    }

    @Test
    @DisplayName("B-PARITY O-PAPER R-TARGET funding and targets in parts and by time are alike live and replayed")
    void funding_and_targets_are_alike_live_and_replayed() throws Exception {
        Path history = History.write(folder, CANDLES);
        Path data = folder.resolve("data");
        Path config = Files.writeString(folder.resolve("ladder.yaml"), """
                paper: {fundingRate: 0.0001, fundingIntervalMinutes: 1}
                accounts:
                  - id: paper-usdt
                    currency: USDT
                    balance: 10000
                    risk:
                      targets: [{atr: 0.5, part: 0.5}, {atr: 2, part: 0.5}]
                      targetsByTime: [{afterMinutes: 4, atr: 1}, {afterMinutes: 8, atr: 0.2}]
                """);

        playedAlike(history, data, config);
        Map<String, List<String>> replayed = ReplayedTopics.of(history, Optional.of(config), Optional.of(data));
        Map<String, List<String>> recorded = UpProcess.values(data, replayed.keySet());

        assertThat(replayed.get("paper.funding")).hasSizeGreaterThan(3);
        assertThat(replayed.get("paper.orders.paper")).hasSizeGreaterThan(10);
        assertThat(recorded).isEqualTo(replayed);
    }

    /** Plays history live until parity sees no difference; what it says of the accounts. */
    private static JsonNode playedAlike(Path history, Path data, Path config) throws Exception {
        try (JavaProcess process = UpProcess.start(data, history, "--config", config.toString())) {
            UpProcess.awaitEndOfFeed(process);
            CommandRun run =
                    CommandRun.of("parity", "--data-dir", data.toString(), "--config", config.toString(), "--json");
            assertThat(run.status()).as("exit code, after %s", run.err()).isZero();
            UpProcess.stop(process);
            return JSON.readTree(run.out().getLast());
        }
    }

    @Test
    @DisplayName("B-PARITY O-TYPES large entries go out in slices alike live and replayed")
    void slices_are_alike_live_and_replayed() throws Exception {
        Path history = History.write(folder, CANDLES);
        Path data = folder.resolve("data");
        Path config = Files.writeString(folder.resolve("slices.yaml"), """
                accounts:
                  - id: paper-usdt
                    currency: USDT
                    balance: 10000
                    risk: {slicing: TWAP, sliceAbove: 500, slices: 3, sliceMinutes: 3}
                """);

        JsonNode account = playedAlike(history, data, config);
        Map<String, List<String>> replayed = ReplayedTopics.of(history, Optional.of(config), Optional.of(data));
        Map<String, List<String>> recorded = UpProcess.values(data, replayed.keySet());

        assertThat(account.path("equal").path("paper.order-events").asInt()).isGreaterThan(3);
        assertThat(replayed.get("paper.fills")).hasSizeGreaterThan(3);
        List<String> told = replayed.remove("paper.order-events");
        String waiting = HexFormat.of().formatHex("SLICE".getBytes(StandardCharsets.UTF_8));
        assertThat(told.stream().filter(event -> event.contains(waiting)))
                .as("slices that wait")
                .hasSizeGreaterThan(3);
        assertThat(recorded.remove("paper.order-events")).containsExactlyInAnyOrderElementsOf(told);
        assertThat(recorded).isEqualTo(replayed);
    }

    @Test
    @DisplayName("B-PARITY R-VETO what waits for a veto waits, goes out and is dropped alike live and replayed")
    void what_waits_is_alike_live_and_replayed() throws Exception {
        Path history = History.write(folder, CANDLES);
        Path data = folder.resolve("data");
        Path config = Files.writeString(folder.resolve("supervised.yaml"), """
                accounts:
                  - id: paper-usdt
                    currency: USDT
                    balance: 10000
                    risk: {vetoWindowSeconds: 30}
                """);

        JsonNode account = playedAlike(history, data, config);
        Map<String, List<String>> replayed = ReplayedTopics.of(history, Optional.of(config), Optional.of(data));
        Map<String, List<String>> recorded = UpProcess.values(data, replayed.keySet());

        assertThat(account.path("equal").path("paper.order-events").asInt()).isGreaterThan(3);
        assertThat(replayed.get("paper.fills")).hasSizeGreaterThan(3);
        // Account and venue tell of orders side by side: only what each tells has an order.
        List<String> told = replayed.remove("paper.order-events");
        assertThat(recorded.remove("paper.order-events")).containsExactlyInAnyOrderElementsOf(told);
        assertThat(recorded).isEqualTo(replayed);
    }
}
