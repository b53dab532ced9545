package io.sluice.local.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.local.up.History;
import io.sluice.local.up.UpProcess;
import io.sluice.testkit.JavaProcess;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
}
