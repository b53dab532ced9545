package io.sluice.local.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sluice.files.trades.BitstampTrades;
import io.sluice.local.CommandRun;
import io.sluice.local.plugin.PluginJars;
import io.sluice.local.up.History;
import io.sluice.schemas.Candle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluggedBacktestTest {
    private static final int FAILED = 1;
    private static final int WRONG_USAGE = 2;
    private static final int NO_GO = 3;
    private static final int CANDLES = 3_000;
    private static final String EVERY_SIGNAL_PASSES = "admission: {dedupSeconds: 0, rateSeconds: 0}\n";

    @TempDir
    private Path folder;

    private Path plugins;
    private Path history;
    private List<Candle> candles;

    @BeforeEach
    void writeHistory() throws IOException {
        history = History.write(folder, CANDLES);
        candles = BitstampTrades.candles().subList(0, CANDLES);
        plugins = Files.createDirectory(folder.resolve("plugins"));
    }

    @Test
    @DisplayName("A detector of a plug-in alone signals exactly when a plain computation says, and is traded")
    void a_cross_of_averages_signals_as_computed() throws Exception {
        PluginJars.examples(plugins.resolve("examples.jar"));
        Path config = config("detectors: [{name: sma-cross, parameters: {fast: 7, slow: 25}}]\n" + EVERY_SIGNAL_PASSES);

        assertThat(ReplayedSignals.of(history, config, folder))
                .hasSizeGreaterThan(100)
                .isEqualTo(PluggedSignals.smaCross(candles, 7, 25));
        JsonNode report = report(config);
        assertThat(report.path("trades").path("trades").asInt()).isPositive();
    }

    @Test
    @DisplayName("A detector with an indicator of its own signals exactly when a plain computation says")
    void an_own_indicator_signals_as_computed() throws Exception {
        PluginJars.examples(plugins.resolve("examples.jar"));
        Path config = config("detectors: [{name: rsi-tema, parameters: {low: 35}}]\n" + EVERY_SIGNAL_PASSES);

        assertThat(ReplayedSignals.of(history, config, folder))
                .hasSizeGreaterThan(20)
                .isEqualTo(PluggedSignals.rsiTema(candles, 14, 9, 35));
    }

    @Test
    @DisplayName(
            "B-DATASET the bytes of a plug-in's jar are part of the id when it is used, and only then; its place is not")
    void the_jar_is_part_of_the_identity() throws IOException {
        Path jar = PluginJars.examples(plugins.resolve("examples.jar"));
        Path config = config("detectors: [{name: sma-cross}]\n");
        Path builtIn = Files.writeString(folder.resolve("built-in.yaml"), "detectors: [{name: breakout}]\n");
        String first = id(report(config));
        String without = id(report(builtIn));

        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Path moved = Files.move(jar, elsewhere.resolve("moved.jar"));
        Path there = config("plugins: {path: " + elsewhere + "}\ndetectors: [{name: sma-cross}]\n");
        assertThat(id(report(there))).isEqualTo(first);

        Files.write(moved, new byte[] {0}, StandardOpenOption.APPEND);
        assertThat(id(report(there))).isNotEqualTo(first);
        assertThat(id(report(builtIn))).isEqualTo(without);
    }

    @Test
    @DisplayName("A detector that throws ends the run with its name and the candle, and nothing is reported")
    void a_detector_that_throws_has_no_result() throws IOException {
        double dear = candles.stream().mapToDouble(Candle::getClose).max().orElseThrow();
        PluginJars.detector(
                plugins.resolve("fragile.jar"),
                "fragile",
                "",
                "if (candles.close(0) == " + dear + ") throw new IllegalStateException(\"too dear\"); return null;");
        String when = candles.stream()
                .filter(candle -> candle.getClose() == dear)
                .findFirst()
                .orElseThrow()
                .getOpenTime()
                .toString();

        CommandRun run = backtest(config("detectors: [{name: fragile}]\n"));

        assertThat(run.err())
                .last()
                .isEqualTo("There is no result: detector fragile of BINANCE:BTCUSDT 1m failed on the candle of " + when
                        + ": java.lang.IllegalStateException: too dear");
        assertThat(run.status()).isEqualTo(FAILED);
        assertThat(run.out()).isEmpty();
        assertThat(folder.resolve("backtests")).doesNotExist();
    }

    @Test
    @DisplayName("X-CONFIG what a plug-in's detector cannot be is told with its path, like a built-in one's")
    void refuses_impossible_settings() throws IOException {
        PluginJars.examples(plugins.resolve("examples.jar"));
        PluginJars.detector(
                plugins.resolve("forgetful.jar"),
                "forgetful",
                "",
                "return ++told % 50 == 0 ? new Detection(Pattern.IMPULSE, Direction.LONG, 1, List.of()) : null;");
        PluginJars.detector(plugins.resolve("mine.jar"), "breakout", "", "return null;");
        CommandRun run = backtest(config("""
                detectors:
                  - {name: sma-cross, parameters: {fast: 30, slow: 20}}
                  - {name: sma-cross, parameters: {fst: 7}}
                  - {name: rsi-tema, parameters: {tema: 2.5}}
                  - {name: forgetful}
                  - {name: sma-kross}
                """));

        assertThat(String.join("\n", run.err()))
                .isEqualTo("""
                %s has 6 problems:
                  plugins.path: two detectors are called 'breakout': io.sluice.detect.BuiltInDetector (built in) and \
                breakout (%s)
                  detectors[0]: sma-cross: slow must be 31 to 1000, not 20 (line 2)
                  detectors[1]: sma-cross: unknown parameter 'fst'; it has fast, slow (line 3)
                  detectors[2]: rsi-tema: tema must be a whole number, not 2.5 (line 4)
                  detectors[3]: detector forgetful says something else after a restart than without one: it, or an \
                indicator of its own, neither saves nor rebuilds all that it goes by (line 5)
                  detectors[4].name: sma-kross is not one of volatility-spike, engulfing, divergence, breakout, \
                sma-cross, rsi-tema, forgetful (line 6)""".formatted(folder.resolve("config.yaml"), plugins.resolve("mine.jar")));
        assertThat(run.status()).isEqualTo(WRONG_USAGE);
    }

    @Test
    @DisplayName("./sluice config --detectors lists the detectors there are and where they are from")
    void detectors_are_listed() throws IOException {
        Path jar = PluginJars.detector(plugins.resolve("quiet.jar"), "quiet", "", "return null;");

        List<String> lines = CommandRun.of("config", "--detectors", "--data-dir", folder.toString())
                .out();

        assertThat(lines.subList(0, 4))
                .containsExactly(
                        "volatility-spike     built in",
                        "engulfing            built in",
                        "divergence           built in",
                        "breakout             built in");
        assertThat(lines.subList(4, lines.size()))
                .singleElement()
                .asString()
                .startsWith("quiet                " + jar + ", class quiet, SHA-256 ");
    }

    private Path config(String text) throws IOException {
        return Files.writeString(folder.resolve("config.yaml"), text);
    }

    private CommandRun backtest(Path config) {
        return CommandRun.of(
                "backtest",
                "--json",
                "--data",
                history.toString(),
                "--config",
                config.toString(),
                "--data-dir",
                folder.toString());
    }

    private JsonNode report(Path config) throws IOException {
        CommandRun run = backtest(config);
        assertThat(run.status()).as("%s", run.err()).isIn(0, NO_GO);
        return new ObjectMapper().readTree(run.out().getFirst());
    }

    private static String id(JsonNode report) {
        return report.findValue("datasetId").asText();
    }
}
