package io.sluice.local.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sluice.local.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryCommandsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private Path klines;

    /** Three candles, a missing one, a repeated one and a broken row. */
    @BeforeEach
    void write_klines() throws IOException {
        klines = Files.write(
                folder.resolve("BTCUSDT-5m-2024-01.csv"),
                List.of(
                        "1704067200000,42283.58,42397.23,42261.02,42397.23,155.25731",
                        "1704067500000,42397.22,42432.74,42385.26,42409.96,141.31102",
                        "1704067500000,42397.22,42432.74,42385.26,42409.96,141.31102",
                        "1704067800000,42397.22,42432.74,42385.26,x,141.31102",
                        "1704068100000,42409.97,42488.09,42409.96,42488.0,135.14249"));
    }

    @Test
    @DisplayName("M-FILES M-CACHE 'import' says what became of each row, and adds once what comes twice")
    void imports_files() {
        CommandRun first = run("import", klines.toString());

        assertThat(first.status()).isZero();
        assertThat(first.err()).isEmpty();
        Path history = folder.resolve("data/history");
        assertThat(first.out())
                .startsWith("rows read 5, imported 3, duplicate 1, out of order 0, invalid 1, missing 1")
                .contains("  gap from 2024-01-01T00:10:00Z to 2024-01-01T00:15:00Z: missing 1")
                .endsWith(
                        "history " + history + ": 3 candles added",
                        "BINANCE:BTCUSDT 5m: added 3, completed 0, duplicate 0, revisions 0, overlapping 0; files written 1");
        assertThat(history.resolve("BINANCE/BTCUSDT/5m/2024.parquet")).isRegularFile();
        assertThat(run("import", klines.toString()).out())
                .endsWith(
                        "history " + history + ": 0 candles added",
                        "BINANCE:BTCUSDT 5m: added 0, completed 0, duplicate 3, revisions 0, overlapping 0; files written 0");
    }

    @Test
    @DisplayName("M-CACHE 'history' lists each series with its gaps")
    void lists_the_history() {
        run("import", klines.toString());

        CommandRun run = run("history");

        assertThat(run.status()).isZero();
        assertThat(run.out()).hasSize(3);
        assertThat(run.out().get(1).replaceAll(" +", " "))
                .matches("BINANCE:BTCUSDT 5m 3 2024-01-01T00:00:00Z 2024-01-01T00:20:00Z \\d\\.\\d KiB 1 1");
        assertThat(run.out().get(2)).isEqualTo("  gap from 2024-01-01T00:10:00Z to 2024-01-01T00:15:00Z: missing 1");
        assertThat(run("history", "BINANCE:BTCUSDT").out()).isEqualTo(run.out());
    }

    @Test
    @DisplayName("M-CACHE '--json' prints one value a line")
    void prints_json() throws IOException {
        JsonNode imported = JSON.readTree(
                String.join("", run("--json", "import", klines.toString()).out()));
        assertThat(imported.get("rowsRead").asInt()).isEqualTo(5);
        assertThat(imported.get("history").get(0).get("added").asInt()).isEqualTo(3);

        List<String> lines = run("history", "--json").out();

        assertThat(lines).hasSize(1);
        JsonNode series = JSON.readTree(lines.getFirst());
        assertThat(series.get("instrument").asText()).isEqualTo("BINANCE:BTCUSDT");
        assertThat(series.get("timeframe").asText()).isEqualTo("5m");
        assertThat(series.get("firstGaps").get(0).get("missing").asInt()).isEqualTo(1);
    }

    @Test
    @DisplayName("M-FILES a file of one history can be imported into another")
    void imports_what_another_history_holds() {
        run("import", klines.toString());
        Path file = folder.resolve("data/history/BINANCE/BTCUSDT/5m/2024.parquet");

        CommandRun run = run("import", file.toString(), "--instrument", "BINANCE:BTCUSDT", "--timeframe", "5m");

        assertThat(run.status()).isZero();
        assertThat(run.out())
                .last()
                .isEqualTo(
                        "BINANCE:BTCUSDT 5m: added 0, completed 0, duplicate 3, revisions 0, overlapping 0; files written 0");
    }

    @Test
    @DisplayName("M-FILES what files do not say is told by options")
    void takes_what_files_do_not_say() throws IOException {
        Path quotes = Files.write(
                folder.resolve("quotes.csv"),
                List.of("time,open,high,low,close,volume", "2024-01-02 09:30,1,2,1,2,7", "2024-01-02 09:35,2,2,1,1,8"));

        CommandRun run = run(
                "import",
                quotes.toString(),
                "--instrument",
                "NYSE:SPY",
                "--timeframe",
                "5m",
                "--zone",
                "America/New_York");

        assertThat(run.status()).isZero();
        assertThat(run("history").out().get(1)).startsWith("NYSE:SPY").contains("2024-01-02T14:30:00Z");
        assertThat(run("import", klines.toString(), "--venue", "KRAKEN").status())
                .isZero();
        assertThat(run("history", "KRAKEN:BTCUSDT").status()).isZero();
    }

    @Test
    @DisplayName(
            "M-FILES wrong usage ends with 2 and the reason: no such file, wrong columns, mixed timeframes, unknown words")
    void refuses_wrong_usage() throws IOException {
        Path missing = folder.resolve("missing.csv");
        assertRefused(run("import", missing.toString()), missing + ": there is no such file or folder");
        Path other = Files.writeString(folder.resolve("notes.csv"), "a,b\n1,2\n");
        assertRefused(run("import", other.toString()), other + ": no known format in its first 200 lines");
        Path hours = Files.write(
                folder.resolve("BTCUSDT-1h-2024-01.csv"),
                List.of("1704067200000,1,1,1,1,1", "1704070800000,1,1,1,1,1"));
        assertRefused(
                run("import", klines.toString(), hours.toString()),
                klines + ", " + hours + ": files of several timeframes (5m in 1, 1h in 1); state one of them");
        assertThat(run("import", folder.toString()).err())
                .last()
                .isEqualTo("Options state what files do not say: --instrument, --venue, --timeframe.");
        assertRefused(
                run("import", klines.toString(), "--instrument", "BTC"),
                "--instrument: instrument 'BTC' must be VENUE:SYMBOL");
        assertRefused(
                run("import", klines.toString(), "--timeframe", "7m"),
                "Invalid value for option '--timeframe': no timeframe '7m': it is one of 1m, 5m, 15m, 1h, 4h, 1d");
        assertRefused(run("import"), "Missing required parameter: 'PATH'");
    }

    private static void assertRefused(CommandRun run, String message) {
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().getFirst()).startsWith(message);
    }

    @Test
    @DisplayName(
            "M-CACHE what cannot be done ends with 1: a folder that cannot be written, a damaged file, nothing there")
    void tells_what_cannot_be_done() throws IOException {
        CommandRun nothing = run("history");
        assertThat(nothing.status()).isZero();
        assertThat(nothing.err())
                .containsExactly(
                        "Nothing in " + folder.resolve("data/history") + " yet. Fill it: ./sluice import PATH");
        assertThat(run("history", "A:B").status()).isEqualTo(1);

        run("import", klines.toString());
        Path file = folder.resolve("data/history/BINANCE/BTCUSDT/5m/2024.parquet");
        Files.writeString(file, "no Parquet");
        CommandRun damaged = run("history");
        assertThat(damaged.status()).isEqualTo(1);
        assertThat(damaged.err()).singleElement().asString().startsWith(file + ": is no readable file of the history");
        CommandRun again = run("import", klines.toString());
        assertThat(again.status()).isEqualTo(1);
        assertThat(again.err()).singleElement().asString().startsWith(file.toString());

        CommandRun blocked = CommandRun.of("import", klines.toString(), "--data-dir", klines.toString());
        assertThat(blocked.status()).isEqualTo(1);
        assertThat(blocked.err()).singleElement().asString().startsWith(klines + "/history: cannot be written");
    }

    private CommandRun run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--data-dir", folder.resolve("data").toString()));
        return CommandRun.of(all.toArray(String[]::new));
    }
}
