package io.sluice.files;

import static io.sluice.files.Fixture.SETTINGS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.schemas.Candle;
import io.sluice.schemas.Timeframe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeveralFilesTest {
    private static final long MIDNIGHT = 1_735_689_600_000L;

    @TempDir
    private Path folder;

    @Test
    @DisplayName("M-FILES files of one instrument are read in the order of time, whatever their names")
    void reads_files_in_the_order_of_time() {
        minutes("BTCUSDT-1m-a.csv", 2, 3);
        minutes("BTCUSDT-1m-b.csv", 0, 1);

        assertThat(order(SETTINGS)).containsExactly("0 BTCUSDT", "1 BTCUSDT", "2 BTCUSDT", "3 BTCUSDT");
    }

    @Test
    @DisplayName("M-FILES where files overlap each candle comes once and the others are told as duplicates")
    void merges_files_that_overlap() {
        minutes("BTCUSDT-1m-a.csv", 0, 1, 2, 5);
        minutes("BTCUSDT-1m-b.csv", 1, 2, 3, 4);

        Fixture.Result result = Fixture.read(SETTINGS, folder);

        assertThat(order(SETTINGS))
                .containsExactly("0 BTCUSDT", "1 BTCUSDT", "2 BTCUSDT", "3 BTCUSDT", "4 BTCUSDT", "5 BTCUSDT");
        assertThat(result.refused()).containsExactly("1 DUPLICATE", "2 DUPLICATE");
        assertThat(result.heard().rows)
                .extracting(RefusedRow::file)
                .containsOnly(folder.resolve("BTCUSDT-1m-b.csv").toString());
        assertThat(result.heard().rows).extracting(RefusedRow::text).containsExactly(row(1), row(2));
        assertThat(result.heard().gaps).isEmpty();
    }

    @Test
    @DisplayName("M-FILES instruments are merged by close time, then by name")
    void merges_instruments_by_time_and_name() {
        minutes("ETHUSDT-1m.csv", 0, 1, 3);
        minutes("BTCUSDT-1m.csv", 1, 2, 3);

        assertThat(order(SETTINGS))
                .containsExactly("0 ETHUSDT", "1 BTCUSDT", "1 ETHUSDT", "2 BTCUSDT", "3 BTCUSDT", "3 ETHUSDT");
    }

    @Test
    @DisplayName("M-FILES one instrument is read alone, and one that is not there is refused by name")
    void reads_one_instrument_alone() throws IOException {
        minutes("ETHUSDT-1m.csv", 0, 1, 3);
        minutes("BTCUSDT-1m.csv", 1, 2, 3);
        CandleFiles files = CandleFiles.at(List.of(folder), SETTINGS);

        List<String> read = new ArrayList<>();
        try (CandleIterator candles = files.open("BINANCE:ETHUSDT")) {
            candles.forEachRemaining(candle ->
                    read.add(candle.getOpenTime().toString().substring(11, 16) + " " + candle.getInstrument()));
        }

        assertThat(read).containsExactly("00:00 BINANCE:ETHUSDT", "00:01 BINANCE:ETHUSDT", "00:03 BINANCE:ETHUSDT");
        assertThatThrownBy(() -> files.open("BINANCE:XRPUSDT"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("holds no BINANCE:XRPUSDT");
    }

    @Test
    @DisplayName("M-FILES a folder is searched to its depth; what is no candle file is listed as skipped")
    void searches_folders_and_lists_what_it_skips() throws IOException {
        Path deep = Files.createDirectory(folder.resolve("deep"));
        Fixture.zip(deep, "BTCUSDT-1m-2025-01.zip", row(0));
        Path note = Fixture.plain(folder, "README.txt", "hello");
        Path weekly = Fixture.plain(folder, "BTCUSDT-1w.csv", row(0));

        Fixture.Result result = Fixture.read(SETTINGS, folder);

        assertThat(result.opens()).containsExactly("2025-01-01T00:00:00Z");
        assertThat(result.summary().skipped())
                .extracting(Object::toString)
                .containsExactly(
                        "SkippedFile[file=" + weekly
                                + ", reason=no timeframe '1w': it is one of 1m, 5m, 15m, 1h, 4h, 1d]",
                        "SkippedFile[file=" + note
                                + ", reason=its name ends in none of [.csv, .csv.gz, .tsv, .tsv.gz, .zip, .parquet]]");
    }

    @Test
    @DisplayName("M-FILES a folder of several timeframes needs one of them stated")
    void needs_a_timeframe_where_there_are_several() {
        minutes("BTCUSDT-1m.csv", 0, 1);
        minutes("BTCUSDT-5m.csv", 0, 5);

        assertThatThrownBy(() -> CandleFiles.at(List.of(folder), SETTINGS))
                .hasMessage(folder + ": files of several timeframes (1m in 1, 5m in 1); state one of them");
        assertThat(order(SETTINGS.withTimeframe(Timeframe.M5))).containsExactly("0 BTCUSDT", "5 BTCUSDT");
    }

    @Test
    @DisplayName("M-FILES several symbols never become one instrument")
    void refuses_one_instrument_for_several_symbols() {
        minutes("ETHUSDT-1m.csv", 0, 1);
        minutes("BTCUSDT-1m.csv", 1, 2);

        assertThatThrownBy(() -> CandleFiles.at(List.of(folder), SETTINGS.withInstrument("BINANCE:BTCUSDT")))
                .hasMessage("the files are of several symbols [BTCUSDT, ETHUSDT], but the one instrument"
                        + " BINANCE:BTCUSDT is stated; give the files of one");
    }

    @Test
    @DisplayName("M-FILES a source can be played again, gives the same, and ends when closed")
    void plays_again_and_ends_when_closed() throws IOException {
        minutes("BTCUSDT-1m.csv", 0, 1, 2);
        CandleFiles files = CandleFiles.at(List.of(folder), SETTINGS);
        CandleImport closed = files.open();
        Candle candle = closed.next();
        closed.close();

        assertThat(closed.hasNext()).isFalse();
        assertThatThrownBy(closed::next).isInstanceOf(NoSuchElementException.class);
        try (CandleImport again = files.open()) {
            assertThat(again.next()).isEqualTo(candle);
            assertThat(again.hasNext()).isTrue();
        }
    }

    @Test
    @DisplayName("M-FILES a file is opened when its time comes, not before")
    void opens_files_one_after_another() throws IOException {
        minutes("BTCUSDT-1m-a.csv", 0, 1);
        minutes("BTCUSDT-1m-b.csv", 2, 3);
        minutes("BTCUSDT-1m-c.csv", 4, 5);
        List<Integer> begun = new ArrayList<>();
        try (CandleImport candles = CandleFiles.at(List.of(folder), SETTINGS).open()) {
            while (candles.hasNext()) {
                begun.add(candles.summary().files().size());
                candles.next();
            }
        }

        assertThat(begun).containsExactly(1, 1, 2, 2, 3, 3);
    }

    private void minutes(String name, int... minutes) {
        String[] rows = new String[minutes.length];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = row(minutes[i]);
        }
        Fixture.plain(folder, name, rows);
    }

    private static String row(int minute) {
        return (MIDNIGHT + 60_000L * minute) + ",1,1,1,1," + minute;
    }

    /** Minute of opening and symbol of each candle. */
    private List<String> order(ImportSettings settings) {
        return Fixture.read(settings, folder).candles().stream()
                .map(candle -> (candle.getOpenTime().toEpochMilli() - MIDNIGHT) / 60_000 + " "
                        + candle.getInstrument().substring("BINANCE:".length()))
                .toList();
    }
}
