package io.sluice.local.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sluice.local.CommandRun;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** That the measurements run and answer; what they measure is not judged here, and means nothing at these sizes. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class BenchCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    @DisplayName("'bench latency --json' answers with its percentiles and those of the floor, in milliseconds")
    void latency_answers_in_json() throws IOException {
        assertAnswers(
                List.of("p50Ms", "p99Ms", "floorP50Ms", "floorP99Ms"),
                CommandRun.of("bench", "latency", "--json", "--rate", "5", "--seconds", "1"));
    }

    @Test
    @DisplayName("'bench pipeline --json' answers with candles a second and those of the floor")
    void pipeline_answers_in_json() throws IOException {
        assertAnswers(
                List.of("candlesPerSecond", "floorPerSecond"),
                CommandRun.of("bench", "pipeline", "--json", "--candles", "500"));
    }

    @Test
    @DisplayName(
            "B-SPEED 'bench backtest --json' answers with candles a second and trades of the folds, a bare loop and ta4j")
    void backtest_answers_in_json() throws IOException {
        assertAnswers(
                List.of(
                        "candlesPerSecond",
                        "bareLoopPerSecond",
                        "ta4jPerSecond",
                        "trades",
                        "bareLoopTrades",
                        "ta4jTrades"),
                CommandRun.of("bench", "backtest", "--json", "--candles", "2000"));
    }

    @Test
    @DisplayName("G-BRIDGE 'bench mt5 --json' answers with the times of one terminal, of many, and of the floor")
    void mt5_answers_in_json() throws IOException {
        CommandRun run = CommandRun.of("bench", "mt5", "--json", "--rate", "20", "--seconds", "1", "--terminals", "2");

        assertThat(run.status()).as("exit code, after %s", run.err()).isZero();
        JsonNode answer = JSON.readTree(run.out().getFirst());
        assertThat(List.of("one", "many", "floor"))
                .allSatisfy(part -> assertThat(List.of("p50Ms", "p99Ms", "p999Ms"))
                        .allMatch(key -> answer.path(part).path(key).isNumber()))
                .allSatisfy(part ->
                        assertThat(answer.path(part).path("calls").asInt()).isEqualTo(60));
    }

    @Test
    @DisplayName(
            "'bench orders --json' answers with the delays of orders that reached the venue and those of the bare hops")
    void orders_answers_in_json() throws IOException {
        assertAnswers(
                List.of("p50Ms", "p99Ms", "maxMs", "floorP50Ms", "floorP99Ms", "floorMaxMs"),
                CommandRun.of("bench", "orders", "--json", "--orders", "6", "--rate", "20", "--flush", "none"));
    }

    @Test
    @DisplayName(
            "'bench alerts --json' answers with the delays of alerts, of which each listener had each, and of two floors")
    void alerts_answers_in_json() throws IOException {
        CommandRun run = CommandRun.of("bench", "alerts", "--json", "--listeners", "5", "--alerts", "3");
        assertAnswers(
                List.of(
                        "p50Ms",
                        "p99Ms",
                        "maxMs",
                        "socketsP50Ms",
                        "socketsP99Ms",
                        "socketsMaxMs",
                        "oneP50Ms",
                        "oneP99Ms",
                        "oneMaxMs"),
                run);
        assertThat(JSON.readTree(run.out().getFirst()).path("arrived").asInt()).isEqualTo(15);
    }

    @Test
    void a_measurement_of_nothing_is_wrong_usage() {
        assertThat(CommandRun.of("bench", "pipeline", "--candles", "0"))
                .isEqualTo(new CommandRun(2, List.of(), List.of("--candles must be positive, not 0")));
    }

    private static void assertAnswers(List<String> keys, CommandRun run) throws IOException {
        assertThat(run.status()).as("exit code, after %s", run.err()).isZero();
        assertThat(run.out()).hasSize(1);
        JsonNode answer = JSON.readTree(run.out().getFirst());
        List<String> names = new ArrayList<>();
        answer.fieldNames().forEachRemaining(names::add);
        assertThat(names).containsSubsequence(keys);
        assertThat(keys).allMatch(key -> answer.path(key).isNumber());
    }
}
