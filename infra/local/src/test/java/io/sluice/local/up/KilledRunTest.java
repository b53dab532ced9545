package io.sluice.local.up;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.testkit.JavaProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledRunTest {
    private static final int CANDLES = 130;
    private static final List<String> TOPICS = List.of(
            "paper.candles.1m",
            "paper.candles.5m",
            "paper.signals",
            "paper.signals.suppressed",
            "paper.risk-decisions",
            "paper.orders.paper",
            "paper.order-events",
            "paper.fills",
            "paper.alerts",
            "paper.dead-letters");

    @TempDir
    Path folder;

    @Test
    @DisplayName("X-UP B-PARITY a run that is killed and started again leaves the bytes of a run that was not")
    void a_killed_run_leaves_the_bytes_of_an_undisturbed_one() throws IOException, InterruptedException {
        Path history = History.write(folder, CANDLES);
        Path undisturbed = folder.resolve("undisturbed");
        Path killed = folder.resolve("killed");

        try (JavaProcess process = UpProcess.start(undisturbed, history)) {
            UpProcess.awaitEndOfFeed(process);
            UpProcess.stop(process);
        }
        for (int fills : new int[] {1, 2}) {
            try (JavaProcess process = UpProcess.start(killed, history)) {
                process.awaitLine(new AfterLines("  fill  ", fills)::seen, Duration.ofMinutes(3));
                process.kill();
            }
        }
        try (JavaProcess process = UpProcess.start(killed, history)) {
            UpProcess.awaitEndOfFeed(process);
            UpProcess.stop(process);
            assertThat(UpProcess.complaints(process))
                    .as("what a recovery that went well complains of")
                    .isEmpty();
        }

        Map<String, List<String>> expected = UpProcess.contents(undisturbed, TOPICS);
        assertThat(expected.get("paper.fills")).hasSizeGreaterThan(3);
        assertThat(expected.get("paper.candles.1m")).hasSize(CANDLES);
        assertThat(expected.get("paper.dead-letters")).isEmpty();
        assertThat(UpProcess.contents(killed, TOPICS)).isEqualTo(expected);
    }

    /** True from the n-th line on that begins so. */
    private static final class AfterLines {
        private final String beginning;
        private int left;

        AfterLines(String beginning, int count) {
            this.beginning = beginning;
            this.left = count;
        }

        boolean seen(String line) {
            left -= line.startsWith(beginning) ? 1 : 0;
            return left <= 0;
        }
    }
}
