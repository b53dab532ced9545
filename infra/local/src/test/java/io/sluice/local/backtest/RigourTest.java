package io.sluice.local.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sluice.local.CommandRun;
import io.sluice.local.plugin.PluginJars;
import io.sluice.local.up.History;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RigourTest {
    private static final int NO_GO = 3;
    private static final int WRONG_USAGE = 2;
    private static final int CANDLES = 2_000;

    /** What a cheat of one line needs: a static map of all closes it has ever seen. */
    private static final String PEEK = """
            double next = Known.CLOSES.getOrDefault(candles.closeTime(), 0.0);
            Known.CLOSES.put(candles.openTime(0), candles.close(0));
            return next > candles.close(0) * 1.004
                    ? new Detection(Pattern.IMPULSE, Direction.LONG, 0.9, List.of()) : null;
            }
            static final class Known {
                static final java.util.Map<Long, Double> CLOSES = new java.util.concurrent.ConcurrentHashMap<>();
            """;

    @TempDir
    private Path folder;

    private Path history;

    @BeforeEach
    void writeHistory() throws IOException {
        history = History.write(folder, CANDLES);
    }

    @Test
    @DisplayName(
            "B-RIGOUR a plug-in that remembers the future from an earlier pass is caught by name, and the gate says no")
    void a_cheating_plug_in_is_caught() throws IOException {
        PluginJars.detector(Files.createDirectory(folder.resolve("plugins")).resolve("peek.jar"), "peek", "", PEEK);
        Path config = Files.writeString(
                folder.resolve("config.yaml"),
                "detectors: [{name: engulfing}, {name: peek}]\nadmission: {rateSeconds: 0}\n");

        CommandRun run = rigour("--config", config.toString(), "--json");

        assertThat(run.status()).as("%s", run.err()).isEqualTo(NO_GO);
        JsonNode report = new ObjectMapper().readTree(run.out().getFirst());
        JsonNode first = report.at("/rigour/lookAhead/first");
        assertThat(first.path("detector").asText()).isEqualTo("peek 1m");
        assertThat(first.path("whose").asText()).isEqualTo("BINANCE:BTCUSDT");
        assertThat(first.path("known").isNull()).isTrue();
        assertThat(first.path("unknown").asText()).isEqualTo("LONG");
        assertThat(criterion(report, "lookAhead").path("passed").asBoolean()).isFalse();
        assertThat(criterion(report, "lookAhead").path("figure").asInt()).isPositive();
    }

    @Test
    @DisplayName("B-RIGOUR B-GATE one command asks all, the gate asks for it, and the figures depend on the seed alone")
    void one_command_asks_all() throws IOException {
        CommandRun run = rigour("--json", "--threads", "1");
        JsonNode report = new ObjectMapper().readTree(run.out().getFirst());

        assertThat(names(report))
                .containsExactly(
                        "sharpe",
                        "maxDrawdown",
                        "profitFactor",
                        "longestLosingRun",
                        "winRate",
                        "deflatedSharpe",
                        "tradeLoss",
                        "lookAhead",
                        "warmUp",
                        "resampledProfit");
        assertThat(criterion(report, "lookAhead").path("passed").asBoolean()).isTrue();
        assertThat(report.at("/rigour/lookAhead/first").isNull()).isTrue();
        assertThat(report.at("/rigour/lookAhead/compared").asInt()).isGreaterThan(100);
        assertThat(report.at("/rigour/warmUps")).hasSize(8);
        assertThat(report.at("/rigour/resampledMarkets/runs").asInt()).isEqualTo(5);
        assertThat(rigour("--json", "--threads", "3").out()).isEqualTo(run.out());
        JsonNode other = new ObjectMapper()
                .readTree(rigour("--json", "--seed", "2").out().getFirst());
        assertThat(other.at("/rigour/resampledMarkets/netProfit"))
                .isNotEqualTo(report.at("/rigour/resampledMarkets/netProfit"));
        assertThat(other.at("/equity")).isEqualTo(report.at("/equity"));
    }

    @Test
    @DisplayName("B-RIGOUR the terminal and the page say what was found")
    void terminal_and_page_say_it() throws IOException {
        CommandRun run = rigour("--out", folder.resolve("out").toString());

        assertThat(run.out())
                .anyMatch(line -> line.startsWith("  5 resampled markets: net profit 5 % "))
                .anyMatch(line -> line.startsWith("  Look-ahead: none found, "))
                .anyMatch(line -> line.startsWith("  Warm-up of breakout 1m: after the configured "));
        assertThat(run.err()).anyMatch(line -> line.startsWith("Rigour: folding parts of the history again, and 5 "));
        assertThat(Files.readString(folder.resolve("out/paper-usdt.html")))
                .contains("<h2>In other markets</h2>", "<h2>Look-ahead</h2>", "<h2>Warm-up</h2>");
    }

    @Test
    @DisplayName("X-CONFIG no markets at all are refused")
    void refuses_no_markets() {
        CommandRun run = CommandRun.of(
                "backtest",
                "--data",
                history.toString(),
                "--data-dir",
                folder.toString(),
                "--rigour",
                "--monte-carlo=0");

        assertThat(run.status()).isEqualTo(WRONG_USAGE);
        assertThat(run.err()).last().isEqualTo("--monte-carlo must be at least 1, not 0");
    }

    private CommandRun rigour(String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "backtest",
                "--data",
                history.toString(),
                "--data-dir",
                folder.toString(),
                "--rigour",
                "--monte-carlo",
                "5"));
        arguments.addAll(List.of(more));
        return CommandRun.of(arguments.toArray(String[]::new));
    }

    private static List<String> names(JsonNode report) {
        return StreamSupport.stream(report.at("/gate/criteria").spliterator(), false)
                .map(each -> each.path("name").asText())
                .toList();
    }

    private static JsonNode criterion(JsonNode report, String name) {
        return StreamSupport.stream(report.at("/gate/criteria").spliterator(), false)
                .filter(each -> each.path("name").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
