package io.sluice.local.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.local.plugin.PluginJars;
import io.sluice.local.up.History;
import io.sluice.local.up.UpProcess;
import io.sluice.testkit.JavaProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerParityTest {
    private static final int CANDLES = 160;

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
            UpProcess.stop(process);
        }
        Map<String, List<String>> replayed = ReplayedTopics.of(history);
        Map<String, List<String>> recorded = UpProcess.values(data, replayed.keySet());

        assertThat(replayed.get("paper.fills")).hasSizeGreaterThan(3);
        assertThat(replayed.get("paper.signals")).hasSizeGreaterThan(10);
        assertThat(recorded).isEqualTo(replayed);
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
}
