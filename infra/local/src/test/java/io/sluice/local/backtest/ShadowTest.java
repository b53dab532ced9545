package io.sluice.local.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sluice.local.CommandRun;
import io.sluice.local.Main;
import io.sluice.local.up.History;
import io.sluice.local.up.UpProcess;
import io.sluice.testkit.Await;
import io.sluice.testkit.JavaCommand;
import io.sluice.testkit.JavaProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShadowTest {
    private static final int CANDLES = 300;
    private static final Duration LONGEST = Duration.ofMinutes(3);

    /** A candle about every 20 ms: the pipeline is still at work when the shadow begins, and for long after. */
    private static final String SPEED = "3000";

    /** The latest instant, of which the pipeline might not have told everything yet. */
    private static final Instant LATEST = Instant.parse("2013-11-25T05:00:00Z");

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    @Test
    @DisplayName(
            "B-SHADOW tighter limits beside a live pipeline: just the decisions that differ, and nothing is disturbed")
    void tells_what_differs_while_it_happens() throws Exception {
        Path history = History.write(folder, CANDLES);
        Path data = folder.resolve("data");
        Path tighter = DecisionChanges.tighter(folder);
        Map<String, List<String>> before = ReplayedTopics.of(history);
        Map<String, List<String>> after = ReplayedTopics.of(history, Optional.of(tighter), Optional.empty());
        List<String> expected = DecisionChanges.between(before, after, LATEST);
        List<String> seen;
        CommandRun ended;
        try (JavaProcess live = UpProcess.startAt(SPEED, data, history)) {
            live.awaitLine(line -> line.contains("fill"), LONGEST);
            try (JavaProcess shadow = shadow(data, tighter)) {
                UpProcess.awaitEndOfFeed(live);
                Await.value(
                        "differences",
                        LONGEST,
                        () -> Optional.of(shadow.standardOutput()).filter(lines -> lines.size() >= expected.size()));
                shadow.terminate();
                assertThat(shadow.awaitExit(LONGEST))
                        .as("exit code, after %s", shadow.standardError())
                        .isZero();
                seen = shadow.standardOutput();
            }
            ended = CommandRun.of("shadow", "--data-dir", data.toString(), "--for", "1s");
            UpProcess.stop(live);
        }

        assertThat(expected).hasSizeGreaterThan(10).anyMatch(line -> line.startsWith("REJECTED "));
        List<JsonNode> differences = differences(seen);
        assertThat(DecisionChanges.told(differences)).containsExactlyElementsOf(expected);
        assertThat(differences.getLast().path("different").asInt()).isEqualTo(expected.size());
        assertSummary(JSON.readTree(seen.getLast()), expected);
        assertNothingToCompare(ended);
        assertThat(UpProcess.values(data, before.keySet())).isEqualTo(before);
    }

    private static JavaProcess shadow(Path data, Path config) {
        return JavaCommand.of(Main.class)
                .withJvmOptions("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m")
                .withArguments(
                        "shadow",
                        "--data-dir",
                        data.toString(),
                        "--config",
                        config.toString(),
                        "--from",
                        "2013-11-25",
                        "--json")
                .start();
    }

    private static List<JsonNode> differences(List<String> lines) throws IOException {
        List<JsonNode> differences = new ArrayList<>();
        for (String line : lines) {
            JsonNode json = JSON.readTree(line);
            if (json.has("change") && Instant.parse(json.path("time").asText()).isBefore(LATEST)) {
                assertThat(json.path("account").asText()).isEqualTo("paper-usdt");
                differences.add(json);
            }
        }
        return differences;
    }

    private static void assertSummary(JsonNode summary, List<String> expected) {
        assertThat(summary.path("account").asText()).isEqualTo("paper-usdt");
        assertThat(DecisionChanges.told(summary.path("decisions"))).startsWith(expected.toArray(String[]::new));
        assertThat(summary.path("answeredBy").asText()).isEqualTo("paper");
        assertThat(summary.path("recordedTrades").asInt()).isPositive();
    }

    private static void assertNothingToCompare(CommandRun run) {
        assertThat(run.status()).as("exit code, after %s", run.err()).isZero();
        assertThat(run.err()).anyMatch(line -> line.contains(": decisions from " + LATEST + " on are compared."));
        assertThat(run.out())
                .last()
                .isEqualTo("Orders of the shadow were answered by the paper venue, whatever answered the live ones.");
    }
}
