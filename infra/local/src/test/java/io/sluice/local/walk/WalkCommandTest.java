package io.sluice.local.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sluice.local.CommandRun;
import io.sluice.local.up.History;
import java.io.IOException;
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

class WalkCommandTest {
    private static final int NO_GO = 3;
    private static final int WRONG_USAGE = 2;
    private static final int CANDLES = 600;
    private static final List<String> HOURS = List.of("--walk-forward", "--train", "4h", "--test", "2h");
    private static final List<String> SEARCH = List.of(
            "--optimise",
            "detectors.breakout.window=10..30:10",
            "--optimise",
            "accounts.*.risk.stopAtr=1,2",
            "--objective",
            "netProfit");

    @TempDir
    private Path folder;

    private Path history;

    @BeforeEach
    void writeHistory() throws IOException {
        history = History.write(folder, CANDLES);
    }

    @Test
    @DisplayName("B-WALK B-GATE B-REPORT a walk that loses is refused with exit code 3, and everything is reported")
    void a_losing_walk_is_refused_and_reported() throws Exception {
        CommandRun run = walk(with(SEARCH, "--out", folder.resolve("out").toString()));

        assertThat(run.err()).last().isEqualTo("No-go: the gate refuses paper-usdt.");
        assertThat(run.status()).isEqualTo(NO_GO);
        assertThat(run.out().getFirst())
                .startsWith("paper-usdt  Rolling, 4h of training, then 2h of test: 3 windows, 6 trials, in ");
        assertThat(run.out()).contains("  strategy, out of sample: no-go");
        assertThat(run.out()).anyMatch(line -> line.strip().startsWith("deflatedSharpe"));
        assertThat(Files.readString(folder.resolve("out/paper-usdt.html")))
                .contains("Sluice walk-forward, out of sample", "detectors.breakout.window", "<title>Walk-forward: ");
        try (Stream<Path> files = Files.list(folder.resolve("out"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "paper-usdt.html",
                            "paper-usdt.json",
                            "paper-usdt.windows.parquet",
                            "paper-usdt.trials.parquet",
                            "paper-usdt.decisions.parquet",
                            "paper-usdt.equity.parquet",
                            "paper-usdt.trades.parquet");
        }
        assertThat(rows("paper-usdt.windows.parquet")).isEqualTo(3);
        assertThat(rows("paper-usdt.trials.parquet")).isEqualTo(3 * 6);
    }

    @Test
    @DisplayName("B-WALK windows are cut from the first candle on, the choice is the best in training, money goes on")
    void windows_and_choices_are_told() throws IOException {
        JsonNode report =
                new ObjectMapper().readTree(json(walk(with(SEARCH, "--json", "--purge", "10m", "--embargo", "5m"))));

        List<String> times = new ArrayList<>();
        for (JsonNode window : report.path("windows")) {
            times.add(Stream.of("trainFrom", "trainTo", "testFrom", "testTo")
                    .map(name -> window.path(name).asText().substring(11, 16))
                    .toList()
                    .toString());
            double best = Double.NEGATIVE_INFINITY;
            for (JsonNode trial : report.path("trials")) {
                best = Math.max(
                        best,
                        trial.path("inSample")
                                .path(window.path("window").asInt() - 1)
                                .path("objective")
                                .asDouble(Double.NEGATIVE_INFINITY));
            }
            assertThat(window.path("chosen").asBoolean()).isTrue();
            assertThat(window.path("inSample").path("objective").asDouble()).isEqualTo(best);
        }
        assertThat(times)
                .containsExactly(
                        "[00:00, 03:50, 04:05, 06:00]", "[02:00, 05:50, 06:05, 08:00]", "[04:00, 07:50, 08:05, 10:00]");
        assertThat(report.path("outOfSample").path("rigour").path("trials").asInt())
                .isEqualTo(6);
        assertThat(report.path("outOfSample").path("trades").path("trades").asInt())
                .isPositive();
        assertThat(report.path("outOfSample").path("trades").path("open").asInt())
                .isZero();
    }

    @Test
    @DisplayName(
            "B-DATASET B-WALK the same walk gives the same bytes however many threads work; seed and search are in the id")
    void the_same_walk_gives_the_same_bytes() throws IOException {
        String one = json(walk(with(SEARCH, "--json", "--threads", "1")));
        String three = json(walk(with(SEARCH, "--json", "--threads", "3")));
        List<String> random = with(SEARCH, "--json", "--search", "random", "--trials", "3");
        String drawn = json(walk(random));
        String again = json(walk(random));
        String other = json(walk(with(random, "--seed", "2")));

        assertThat(three).isEqualTo(one);
        assertThat(again).isEqualTo(drawn);
        assertThat(List.of(id(one), id(drawn), id(other))).doesNotHaveDuplicates();
        assertThat(new ObjectMapper().readTree(drawn).path("trials")).hasSize(3);
    }

    @Test
    @DisplayName("B-WALK without --optimise the configured values are judged; one split is one window")
    void without_a_search_the_configured_values_are_judged() throws IOException {
        JsonNode report =
                new ObjectMapper().readTree(json(walk(List.of("--walk-forward", "--split", "80/20", "--json"))));

        assertThat(report.path("walk").path("search").asText()).isEqualTo("none");
        assertThat(report.path("trials")).isEmpty();
        assertThat(report.path("windows")).hasSize(1);
        assertThat(report.path("windows").path(0).path("testFrom").asText()).isEqualTo("2013-11-25T08:00:00Z");
        assertThat(report.path("windows")
                        .path(0)
                        .path("inSample")
                        .path("trades")
                        .asInt())
                .isPositive();
        assertThat(report.path("outOfSample").path("rigour").isNull()).isTrue();
    }

    @Test
    @DisplayName(
            "B-RIGOUR sensitivity beside a plain backtest: every point, the configured one recognised, shares of neighbours")
    void sensitivity_beside_a_backtest() throws IOException {
        CommandRun run = walk(List.of(
                "--json",
                "--out",
                folder.resolve("out").toString(),
                "--sensitivity",
                "detectors.breakout.window=10,20",
                "--sensitivity",
                "paper.takerFee=0,0.00050,0.001"));

        assertThat(run.status()).as("after %s", run.err()).isEqualTo(NO_GO);
        assertThat(run.out()).hasSize(2);
        JsonNode report = new ObjectMapper().readTree(run.out().get(1));
        assertThat(report.path("format").asText()).isEqualTo("sluice-sensitivity/1");
        List<Boolean> configured = new ArrayList<>();
        report.path("points")
                .forEach(point -> configured.add(point.path("configured").asBoolean()));
        assertThat(configured).containsExactly(false, false, false, false, true, false);
        assertThat(report.path("points").path(4).path("figures")).isEqualTo(report.path("configured"));
        JsonNode backtest = new ObjectMapper().readTree(run.out().getFirst());
        assertThat(report.path("configured").path("net").decimalValue())
                .as("what the backtest says")
                .isEqualByComparingTo(backtest.path("trades").path("net").decimalValue());
        assertThat(criteria(backtest)).doesNotContain("neighbourDrop");
        assertThat(Files.readString(folder.resolve("out/paper-usdt.sensitivity.html")))
                .contains("0.00050");
    }

    @Test
    @DisplayName("B-RIGOUR sensitivity feeds the gate where rigour is asked for, of a backtest and of a walk")
    void sensitivity_feeds_the_gate() throws IOException {
        List<String> asked =
                List.of("--json", "--rigour", "--monte-carlo", "1", "--sensitivity", "paper.takerFee=0,0.001");

        JsonNode backtest = new ObjectMapper().readTree(walk(asked).out().getFirst());
        JsonNode walked = new ObjectMapper()
                .readTree(walk(with(HOURS, asked.toArray(String[]::new))).out().getFirst());

        assertThat(criteria(backtest)).endsWith("resampledProfit", "neighbourDrop");
        assertThat(criteria(walked.path("outOfSample"))).endsWith("deflatedSharpe", "neighbourDrop");
        assertThat(walked.findValue("notes").toString())
                .contains("Look-ahead, warm-up and resampled markets were not asked of the walk");
    }

    private static List<String> criteria(JsonNode report) {
        List<String> names = new ArrayList<>();
        report.path("gate")
                .path("criteria")
                .forEach(each -> names.add(each.path("name").asText()));
        return names;
    }

    @Test
    @DisplayName("B-WALK a gap that leaves a test without candles is named, and the run is not taken for a whole one")
    void a_test_without_candles_is_named() throws IOException {
        List<String> rows = Files.readAllLines(history);
        rows.subList(359, 480).clear();
        Files.write(history, rows);

        CommandRun run = walk(HOURS);

        assertThat(run.status()).isEqualTo(NO_GO);
        assertThat(run.out())
                .contains(
                        "  Not whole, and proves nothing: window 2 (2013-11-25T06:00:00Z to 2013-11-25T08:00:00Z) has no"
                                + " candle to test on.");
    }

    @Test
    @DisplayName("B-WALK what cannot be walked is refused with exit code 2, everything at once, saying what and where")
    void refuses_what_cannot_be_walked() throws IOException {
        assertRefused(
                walk(List.of("--walk-forward")),
                history
                        + " holds candles from 2013-11-25T00:00:00Z to 2013-11-25T10:00:00Z, 10h, which is too short for one"
                        + " window (Rolling, 4w of training, then 1w of test). Take more data, or shorter --train and --test,"
                        + " or --split 80/20.");
        assertRefused(
                walk(List.of("--split", "70/20", "--train", "3y", "--search", "random", "--objective", "money")), """
                --train needs --walk-forward
                --split needs --walk-forward
                --search needs --walk-forward
                --objective needs --walk-forward
                --split is one window and goes without --train
                --split: '70/20' is not two parts of a hundred, such as 80/20
                --search needs --optimise
                --search random needs --trials
                --objective: 'money' is not one of sharpe, sortino, profitFactor, netProfit, calmar""");
        assertRefused(
                walk(with(HOURS, "--optimise", "admission.dedupSecond=1", "--sensitivity", "paper.takerFee=2")), """
                the command line has 2 problems:
                  admission.dedupSecond=1: unknown key; did you mean dedupSeconds?
                  paper.takerFee=2: 2 is above 0.1""");
        assertRefused(
                walk(List.of("--walk-forward", "--train", "1h", "--purge", "1h")),
                "--train of 1h leaves nothing after --purge of 1h");
        assertRefused(
                walk(List.of("--walk-forward", "--purge", "5x")),
                "--purge: '5x' is not a time like 4w, 7d, 12h, 30m or 90s");
        assertRefused(
                walk(with(
                        HOURS,
                        "--optimise",
                        "candles.atrPeriod=2..900:1",
                        "--optimise",
                        "detectors.*.window=2..900:1")),
                "--optimise: 808201 trials are more than 10000; take coarser steps, or --search random --trials N");
        assertRefused(walk(with(HOURS, "--detectors")), "--detectors judges one run over all candles");
        Path others = Files.writeString(
                folder.resolve("others.yaml"), "accounts: [{id: other, currency: USD, balance: 1}]\n");
        assertRefused(
                walk(with(HOURS, "--config", others.toString())),
                "No account trades any of BINANCE:BTCUSDT, so there is nothing to judge.");
        assertThat(folder.resolve("backtests")).as("what a refused walk leaves").doesNotExist();
    }

    @Test
    @DisplayName(
            "B-WALK combinations that are impossible together are left out and counted; where all are, it is refused")
    void impossible_combinations_are_left_out() throws IOException {
        JsonNode some = new ObjectMapper()
                .readTree(json(walk(with(HOURS, "--json", "--optimise", "candles.graceSeconds=60,3600"))));

        assertThat(some.path("walk").path("combinations").asInt()).isEqualTo(2);
        assertThat(some.path("walk").path("impossible").asInt()).isEqualTo(1);
        assertThat(some.path("trials")).hasSize(1);
        assertRefused(
                walk(with(HOURS, "--optimise", "candles.graceSeconds=3600")),
                "--optimise: the configuration refuses every combination; the first is {candles.graceSeconds=3600}: ");
    }

    private CommandRun walk(List<String> options) {
        List<String> all =
                new ArrayList<>(List.of("backtest", "--data", history.toString(), "--data-dir", folder.toString()));
        if (!options.contains("--walk-forward") && options.containsAll(SEARCH)) {
            all.addAll(HOURS);
        }
        all.addAll(options);
        return CommandRun.of(all.toArray(String[]::new));
    }

    private static List<String> with(List<String> options, String... more) {
        return Stream.concat(options.stream(), Stream.of(more)).toList();
    }

    private static void assertRefused(CommandRun run, String message) {
        assertThat(String.join("\n", run.err())).contains(message);
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

    private int rows(String file) throws SQLException {
        try (Connection duckDb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckDb.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from read_parquet('"
                        + folder.resolve("out").resolve(file) + "')")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
