package io.sluice.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.files.CandleFiles;
import io.sluice.files.CandleImport;
import io.sluice.files.ImportSettings;
import io.sluice.files.ImportSummary;
import io.sluice.files.csv.UnusableFileException;
import io.sluice.history.parquet.DuckDb;
import io.sluice.schemas.Candle;
import io.sluice.schemas.RejectReason;
import io.sluice.schemas.Timeframe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParquetFilesTest {
    private static final ImportSettings SPY =
            ImportSettings.DEFAULT.withInstrument("NYSE:SPY").withTimeframe(Timeframe.M5);
    private static final String PRICES = "3.5 as open, 4 as high, 1 as low, 2.25 as \"close\", 5 as volume";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "timestamptz '2025-01-02 14:30:00+00' as open_time",
                "timestamp '2025-01-02 14:30:00' as \"Datetime\"",
                "timestamp_ns '2025-01-02 14:30:00' as __index_level_0__",
                "timestamp_s '2025-01-02 14:30:00' as ts",
                "'2025-01-02 14:30' as date",
                "1735828200::bigint as \"time\"",
                "1735828200000 as open_time_ms",
                "1735828200000000::double as \"timestamp\""
            })
    @DisplayName("M-FILES Parquet is read by the names of its columns, and time comes in many types")
    void reads_columns_by_name(String time) throws IOException {
        Path file = parquet("quotes.parquet", "select " + PRICES + ", " + time);

        assertThat(read(SPY, file).candles())
                .singleElement()
                .asString()
                .isEqualTo(
                        "{\"instrument\": \"NYSE:SPY\", \"timeframe\": \"M5\", \"openTime\": \"2025-01-02T14:30:00Z\","
                                + " \"closeTime\": \"2025-01-02T14:35:00Z\", \"open\": 3.5, \"high\": 4.0, \"low\": 1.0,"
                                + " \"close\": 2.25, \"volume\": 5.0, \"quoteVolume\": null, \"tradeCount\": null,"
                                + " \"complete\": true, \"source\": \"parquet\", \"knownAt\": \"2025-01-02T14:35:00Z\"}");
    }

    @Test
    @DisplayName("M-FILES a wall clock in Parquet is in the stated zone, an instant is not")
    void reads_a_wall_clock_in_the_stated_zone() throws IOException {
        Path clock = parquet("clock.parquet", "select timestamp '2025-01-02 09:30:00' as time, " + PRICES);
        Path instant = parquet("instant.parquet", "select timestamptz '2025-01-02 09:30:00+00' as time, " + PRICES);
        ImportSettings newYork = SPY.withZone(ZoneId.of("America/New_York"));

        assertThat(read(newYork, clock).candles().getFirst().getOpenTime()).isEqualTo("2025-01-02T14:30:00Z");
        assertThat(read(newYork, instant).candles().getFirst().getOpenTime()).isEqualTo("2025-01-02T09:30:00Z");
    }

    @Test
    @DisplayName(
            "M-FILES rows of Parquet are judged and counted like those of text; the line is the row after a header")
    void judges_rows() throws IOException {
        Path file = parquet(
                "BTCUSDT-5m.parquet",
                "select * from (values (0, 1.5, 7, 0.5), (1, 1.5, 2, 9), (2, null, 3, 0.5), (2, 1.5, null, 0.5), (0, 1.5, 7, 0.5),"
                        + " (4, 1.5, 4, 0.5)) t(n, price, count, lowest)",
                "select 1735828200 + n * 300 as time, price as open, price as high, lowest as low, price as close,"
                        + " price as vol, count as trades from (%s)");

        Result result = read(ImportSettings.DEFAULT.withVenue("X"), file);

        assertThat(result.candles()).extracting(Candle::getTradeCount).containsExactly(7L, null, 4L);
        assertThat(result.candles()).extracting(Candle::getInstrument).containsOnly("X:BTCUSDT");
        ImportSummary.FileSummary summary = result.summary().files().getFirst();
        assertThat(summary.file()).isEqualTo(file.toString());
        assertThat(summary.rowsRead()).isEqualTo(6);
        assertThat(summary.refused())
                .isEqualTo(Map.of(
                        RejectReason.INCONSISTENT_PRICES,
                        1L,
                        RejectReason.UNDECODABLE,
                        1L,
                        RejectReason.DUPLICATE,
                        1L));
        assertThat(summary.firstRefused().getFirst().toString())
                .startsWith(file + ":3: INCONSISTENT_PRICES: high 1.5 is below low 9.0: 1735828500,1.5,1.5,9.0,1.5");
        assertThat(result.summary().missing()).isEqualTo(2);
    }

    @Test
    @DisplayName("M-FILES Parquet of wrong columns is refused with the columns it has")
    void refuses_wrong_columns() throws IOException {
        Path file = parquet("quotes.parquet", "select 1 as time, 2 as price");

        assertThatThrownBy(() -> read(SPY, file))
                .isInstanceOf(UnusableFileException.class)
                .hasMessage(
                        file + ": has columns time, price; name some of them time, open, high, low, close and volume");
    }

    @Test
    @DisplayName("M-FILES damaged Parquet is refused by name, and passed over in a folder")
    void refuses_damaged_parquet() throws IOException {
        Path good = parquet("good.parquet", "select 1735828200 as time, " + PRICES);
        byte[] whole = Files.readAllBytes(good);
        Path half = Files.write(folder.resolve("half.parquet"), Arrays.copyOf(whole, whole.length / 2));

        assertThatThrownBy(() -> read(SPY, half))
                .isInstanceOf(UnusableFileException.class)
                .hasMessageStartingWith(half + ": cannot be read as Parquet: ");
        Result result = read(SPY, folder);
        assertThat(result.candles()).hasSize(1);
        assertThat(result.summary().skipped())
                .extracting(ImportSummary.SkippedFile::file)
                .containsExactly(half.toString());
    }

    private Path parquet(String name, String select) throws IOException {
        return parquet(name, select, "%s");
    }

    private Path parquet(String name, String rows, String select) throws IOException {
        Path file = folder.resolve(name);
        try (DuckDb duckDb = DuckDb.open()) {
            duckDb.execute(
                    "copy (" + select.formatted(rows) + ") to " + DuckDb.text(file.toString()) + " (format parquet)");
        }
        return file;
    }

    private record Result(List<Candle> candles, ImportSummary summary) {}

    private static Result read(ImportSettings settings, Path path) throws IOException {
        List<Candle> candles = new ArrayList<>();
        try (CandleImport all = CandleFiles.at(List.of(path), settings).open()) {
            all.forEachRemaining(candles::add);
            return new Result(candles, all.summary());
        }
    }
}
