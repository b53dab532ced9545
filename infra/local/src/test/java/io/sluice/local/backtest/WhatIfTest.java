package io.sluice.local.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sluice.local.CommandRun;
import io.sluice.local.up.History;
import io.sluice.local.up.UpProcess;
import io.sluice.schemas.Fill;
import io.sluice.schemas.Side;
import io.sluice.testkit.JavaProcess;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WhatIfTest {
    private static final int CANDLES = 300;

    /** The latest instant, of which the pipeline might not have told everything yet. */
    private static final Instant LATEST = Instant.parse("2013-11-25T05:00:00Z");

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    @Test
    @DisplayName("B-WHATIF a recorded run under tighter limits: which decisions change and how, and what profit")
    void tells_what_tighter_limits_would_have_changed() throws Exception {
        Path history = History.write(folder, CANDLES);
        Path data = folder.resolve("data");
        Path tighter = DecisionChanges.tighter(folder);
        Map<String, List<String>> before = ReplayedTopics.of(history);
        Map<String, List<String>> after = ReplayedTopics.of(history, Optional.of(tighter), Optional.empty());
        CommandRun same;
        CommandRun changed;
        CommandRun part;
        try (JavaProcess process = UpProcess.start(data, history)) {
            UpProcess.awaitEndOfFeed(process);
            same = CommandRun.of("whatif", "--data-dir", data.toString(), "--json");
            changed = whatIf(data, tighter, "--json");
            part = whatIf(data, tighter, "--from", "2013-11-25T02:00:00Z", "--to", "2013-11-25T03:00:00Z");
            UpProcess.stop(process);
        }

        assertNothingChanged(same);
        JsonNode answer = JSON.readTree(changed.out().getFirst());
        List<String> expected = DecisionChanges.between(before, after, LATEST);
        assertThat(expected).hasSizeGreaterThan(10).anyMatch(line -> line.startsWith("REJECTED "));
        assertThat(DecisionChanges.told(answer.path("decisions"))).isEqualTo(expected);
        assertThat(nets(answer))
                .containsExactly(net(before), net(after), net(after).subtract(net(before)));
        assertThat(part.out().getFirst()).startsWith("paper-usdt: net profit ");
        assertThat(part.out())
                .last()
                .isEqualTo("Orders were answered by the paper venue, also where others had answered as recorded.");
    }

    private static void assertNothingChanged(CommandRun run) throws IOException {
        assertThat(run.status()).as("exit code, after %s", run.err()).isZero();
        assertThat(run.err()).noneMatch(line -> line.startsWith("Not repeated"));
        JsonNode answer = JSON.readTree(run.out().getFirst());
        assertThat(answer.path("sameDecisions").asInt()).isGreaterThan(10);
        assertThat(answer.path("decisions")).isEmpty();
        assertThat(answer.path("recordedTrades").asInt()).isPositive();
        assertThat(answer.path("trades")).isEmpty();
        assertThat(answer.path("profitChange").asText()).isEqualTo("0");
    }

    private static CommandRun whatIf(Path data, Path config, String... more) {
        List<String> arguments =
                new ArrayList<>(List.of("whatif", "--data-dir", data.toString(), "--config", config.toString()));
        arguments.addAll(List.of(more));
        CommandRun run = CommandRun.of(arguments.toArray(String[]::new));
        assertThat(run.status()).as("exit code, after %s", run.err()).isZero();
        return run;
    }

    private static List<BigDecimal> nets(JsonNode answer) {
        return List.of(
                new BigDecimal(answer.path("recordedNet").asText()),
                new BigDecimal(answer.path("replayedNet").asText()),
                new BigDecimal(answer.path("profitChange").asText()));
    }

    /** What fills paid and received, less fees, each time the position was flat again. */
    private static BigDecimal net(Map<String, List<String>> topics) throws IOException {
        BigDecimal held = BigDecimal.ZERO;
        BigDecimal cash = BigDecimal.ZERO;
        BigDecimal ended = BigDecimal.ZERO;
        for (String hex : topics.get("paper.fills")) {
            Fill fill = DecisionChanges.decoded(hex, Fill.class);
            BigDecimal quantity = fill.getSide() == Side.BUY
                    ? fill.getQuantity()
                    : fill.getQuantity().negate();
            held = held.add(quantity);
            cash = cash.subtract(quantity.multiply(fill.getPrice())).subtract(fill.getFee());
            ended = held.signum() == 0 && fill.getTime().isBefore(LATEST) ? cash : ended;
        }
        return ended.stripTrailingZeros();
    }
}
