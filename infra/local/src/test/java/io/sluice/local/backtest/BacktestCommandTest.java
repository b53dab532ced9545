package io.sluice.local.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sluice.local.CommandRun;
import io.sluice.local.up.History;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BacktestCommandTest {
    private static final int NO_GO = 3;
    private static final int WRONG_USAGE = 2;
    private static final int CANDLES = 600;

    @TempDir
    private Path folder;

    private Path history;

    @BeforeEach
    void writeHistory() throws IOException {
        history = History.write(folder, CANDLES);
    }

    @Test
    @DisplayName("B-GATE B-REPORT a strategy that loses is refused with exit code 3, and both reports are written")
    void a_losing_strategy_is_refused_and_reported() throws IOException {
        CommandRun run = backtest("--out", folder.resolve("out").toString());

        assertThat(run.status()).isEqualTo(NO_GO);
        assertThat(run.err()).last().isEqualTo("No-go: the gate refuses paper-usdt.");
        assertThat(run.out().getFirst())
                .startsWith("600 candles of 1 instrument, 1m, 2013-11-25T00:00:00Z to 2013-11-25T10:00:00Z, in ");
        assertThat(run.out()).contains("  strategy: no-go");
        assertThat(Files.readString(folder.resolve("out/paper-usdt.html"))).contains("BINANCE:BTCUSDT");
        JsonNode report = new ObjectMapper()
                .readTree(folder.resolve("out/paper-usdt.json").toFile());
        assertThat(report.path("trades").path("trades").asInt()).isPositive();
        try (Stream<Path> files = Files.list(folder.resolve("out"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "paper-usdt.gate.json",
                            "paper-usdt.html",
                            "paper-usdt.json",
                            "paper-usdt.decisions.parquet",
                            "paper-usdt.equity.parquet",
                            "paper-usdt.trades.parquet");
        }
    }

    @Test
    @DisplayName("M-CACHE B-DATASET what was imported gives the same id and the same bytes as the files")
    void the_history_gives_the_bytes_of_the_files() {
        CommandRun imported = CommandRun.of("import", history.toString(), "--data-dir", folder.toString());

        CommandRun cached = CommandRun.of(
                "backtest",
                "--timeframe",
                "1m",
                "--data-dir",
                folder.toString(),
                "--json",
                "--to",
                "2013-11-25T09:00:00Z");

        assertThat(imported.status()).as("exit code, after %s", imported.err()).isZero();
        assertThat(json(cached)).isEqualTo(json(backtest("--json", "--to", "2013-11-25T09:00:00Z")));
        assertRefused(
                CommandRun.of("backtest", "--timeframe", "5m", "--data-dir", folder.toString()),
                "holds no candles of 5m. Bring some in with './sluice import PATH', or name files with --data.");
    }

    @Test
    @DisplayName("B-REPORT the tables hold every decision and every closed trade")
    void tables_hold_every_decision_and_trade() throws Exception {
        JsonNode report = new ObjectMapper()
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .readTree(json(backtest("--json", "--out", folder.toString())));

        JsonNode decisions = report.path("decisions");
        assertThat(rows("paper-usdt.decisions.parquet"))
                .isEqualTo(decisions.path("approved").asInt()
                        + decisions.path("rejected").asInt());
        assertThat(rows("paper-usdt.trades.parquet"))
                .isPositive()
                .isEqualTo(report.path("closedTrades").size());
        assertThat(rows("paper-usdt.equity.parquet")).isEqualTo(1);
        assertThat(excursions("paper-usdt.trades.parquet")).isEqualTo(excursions(report));
    }

    /** Sums: against, for, at risk. */
    private List<BigDecimal> excursions(String file) throws SQLException {
        try (Connection duckDb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckDb.createStatement();
                ResultSet sums =
                        statement.executeQuery("select sum(adverse), sum(favourable), sum(risk) from read_parquet('"
                                + folder.resolve(file) + "')")) {
            sums.next();
            return Stream.of(1, 2, 3).map(column -> sum(sums, column)).toList();
        }
    }

    private static BigDecimal sum(ResultSet sums, int column) {
        try {
            return sums.getBigDecimal(column).stripTrailingZeros();
        } catch (SQLException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static List<BigDecimal> excursions(JsonNode report) {
        return Stream.of("adverse", "favourable", "risk")
                .map(name -> report.path("closedTrades").findValuesAsText(name).stream()
                        .map(BigDecimal::new)
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .stripTrailingZeros())
                .toList();
    }

    private int rows(String file) throws SQLException {
        try (Connection duckDb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckDb.createStatement();
                ResultSet rows =
                        statement.executeQuery("select count(*) from read_parquet('" + folder.resolve(file) + "')")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    @Test
    @DisplayName(
            "B-DATASET the same input gives the same id and the same bytes, wherever it lies and however many threads work")
    void the_same_input_gives_the_same_bytes() throws IOException {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Path copy = Files.copy(history, elsewhere.resolve(history.getFileName()));

        String first = json(backtest("--json", "--threads", "1"));
        String second = json(CommandRun.of(
                "backtest", "--data", copy.toString(), "--data-dir", folder.toString(), "--json", "--threads", "3"));
        String other = json(backtest("--json", "--to", "2013-11-25T09:00:00Z"));

        assertThat(second).isEqualTo(first);
        assertThat(id(other)).isNotEqualTo(id(first));
        try (Stream<Path> reports = Files.list(folder.resolve("backtests"))) {
            assertThat(reports.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder(id(first), id(other));
        }
    }

    @Test
    @DisplayName("B-REPORT rows that are no candles, and gaps, are told in the report")
    void refused_rows_and_gaps_are_told() throws IOException {
        List<String> rows = new ArrayList<>(Files.readAllLines(history));
        rows.remove(100);
        rows.set(200, "not,a,candle");
        Files.write(history, rows);

        CommandRun run = backtest("--json");

        assertThat(run.err())
                .anyMatch(line ->
                        line.startsWith("Rows that are no candles or repeat one: 1. The first: " + history + ":201: "));
        assertThat(json(run)).contains("Missing candles of BINANCE:BTCUSDT: 2 in 2 gaps.");
    }

    @Test
    @DisplayName("B-RIGOUR B-GATE detectors are judged and luck is asked for when wanted")
    void detectors_and_luck_are_judged_when_wanted() {
        List<String> out = backtest("--detectors", "--rigour").out();

        assertThat(out.stream().map(String::strip).filter(line -> line.endsWith("go")))
                .containsExactly(
                        "strategy: no-go",
                        "breakout: no-go",
                        "divergence: no-go",
                        "engulfing: no-go",
                        "volatility-spike: no-go");
        assertThat(out).anyMatch(line -> line.strip().startsWith("deflatedSharpe"));
    }

    @Test
    @DisplayName("B-SPEED what cannot be played is refused with exit code 2, saying what and where")
    void refuses_what_cannot_be_played() throws IOException {
        Path hours = Files.writeString(
                folder.resolve("ETHUSDT-1h.csv"),
                "1385337600000,1,2,1,2,5,1385341199999,9,3,0,0,0\n1385341200000,1,2,1,2,5,1385344799999,9,3,0,0,0\n");

        assertRefused(
                backtest("--from", "2014-01-01"), "There is no candle of BINANCE:BTCUSDT in that range: " + history);
        assertRefused(
                backtest("--instrument", "BINANCE:ETHUSDT"),
                "--instrument BINANCE:ETHUSDT is not in " + history + ", which holds BINANCE:BTCUSDT");
        assertRefused(
                backtest("--from", "2014-01-02", "--to", "2014-01-01"),
                "--from 2014-01-02T00:00:00Z must be before --to 2014-01-01T00:00:00Z");
        assertRefused(
                backtest("--to", "yesterday"),
                "--to: 'yesterday' is neither a day like 2024-03-01 nor an instant like 2024-03-01T12:30:00Z");
        assertRefused(backtest("--timeframe", "7m"), "no timeframe '7m': it is one of 1m, 5m, 15m, 1h, 4h, 1d");
        assertRefused(backtest("--threads", "0"), "--threads must be at least 1, not 0");
        assertRefused(
                backtest("--resume-after", "soon"),
                "--resume-after: 'soon' is not a time like 4w, 7d, 12h, 30m or 90s");
        assertRefused(
                CommandRun.of("backtest", "--data", folder.resolve("none.csv").toString()), "none.csv");
        assertRefused(
                CommandRun.of("backtest", "--data", history.toString(), hours.toString()),
                "files of several timeframes (1m in 1, 1h in 1); state one of them");
        assertThat(folder.resolve("backtests"))
                .as("what a refused backtest leaves")
                .doesNotExist();
    }

    private CommandRun backtest(String... options) {
        return CommandRun.of(Stream.concat(
                        Stream.of("backtest", "--data", history.toString(), "--data-dir", folder.toString()),
                        Stream.of(options))
                .toArray(String[]::new));
    }

    private static void assertRefused(CommandRun run, String message) {
        assertThat(run.err()).as("message").last().asString().contains(message);
        assertThat(run.status()).as("exit code").isEqualTo(WRONG_USAGE);
        assertThat(run.out()).isEmpty();
    }

    private static String json(CommandRun run) {
        assertThat(run.out()).as("one value a line, after %s", run.err()).hasSize(1);
        return run.out().getFirst();
    }

    private static String id(String report) throws IOException {
        return new ObjectMapper().readTree(report).findValue("datasetId").asText();
    }
}
