package io.sluice.files;

import static io.sluice.files.Fixture.SETTINGS;
import static io.sluice.files.Fixture.candle;
import static io.sluice.files.Fixture.ohlcv;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.schemas.Candle;
import io.sluice.schemas.Timeframe;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BinanceFilesTest {
    private static final String HEADER = "open_time,open,high,low,close,volume,close_time,quote_volume,count,"
            + "taker_buy_volume,taker_buy_quote_volume,ignore";
    private static final List<String> ROWS = List.of(
            "1735689600000,100.5,102,99.25,101,3.5,1735689659999,353.5,7,1.5,151.5,0",
            "1735689660000,101,101.5,100,100.25,2,1735689719999,201,4,1,100.5,0");

    @TempDir
    private Path folder;

    @ParameterizedTest(name = "{0}, header {1}, {2} columns, {3}")
    @CsvSource({
        "csv, false, 12, ms", "csv, true, 12, ms", "csv, false, 6, ms", "csv, true, 6, ms",
        "csv, false, 12, us", "csv, true, 12, us", "csv, false, 6, us", "csv, true, 6, us",
        "csv.gz, false, 12, ms", "csv.gz, true, 6, us", "zip, true, 12, ms", "zip, false, 12, us"
    })
    @DisplayName("M-FILES Binance klines read alike, however they are packed, headed and timed")
    void reads_klines_in_every_variant(String ending, boolean header, int columns, String unit) {
        List<String> lines = new ArrayList<>();
        if (header) {
            lines.add(cut(HEADER, columns));
        }
        ROWS.forEach(row -> lines.add(cut(unit.equals("us") ? inMicros(row) : row, columns)));
        Path file = write("BTCUSDT-1m-2025-01." + ending, lines.toArray(String[]::new));

        assertThat(Fixture.read(SETTINGS, file).candles())
                .containsExactly(
                        kline("2025-01-01T00:00:00Z", ohlcv(100.5, 102, 99.25, 101, 3.5), columns, 353.5, 7),
                        kline("2025-01-01T00:01:00Z", ohlcv(101, 101.5, 100, 100.25, 2), columns, 201, 4));
    }

    @Test
    @DisplayName("M-COMPLETE a kline that ends early, as in a trading halt, is not complete")
    void marks_a_kline_cut_short_by_a_halt() {
        Path file = write(
                "BTCUSDT-1h-2023-03.csv",
                "1679655600000,1,1,1,1,5,1679659199999,5,1,0,0,0",
                "1679659200000,1,1,1,1,0,1679661581646,0,0,0,0,0",
                "1679666400000,1,1,1,1,5,1679669999999,5,1,0,0,0");

        Fixture.Result result = Fixture.read(SETTINGS, file);

        assertThat(result.candles()).extracting(Candle::getComplete).containsExactly(true, false, true);
        assertThat(result.heard().gaps)
                .extracting(Object::toString)
                .containsExactly("Gap[instrument=BINANCE:BTCUSDT, from=2023-03-24T13:00:00Z, to=2023-03-24T14:00:00Z,"
                        + " missing=1]");
        assertThat(result.summary().instruments().getFirst().incomplete()).isEqualTo(1);
    }

    @Test
    @DisplayName("M-FILES milliseconds and microseconds may meet in one file")
    void reads_a_file_that_changes_its_unit() {
        Path file = write("BTCUSDT-1m-2025-01.csv", ROWS.get(0), inMicros(ROWS.get(1)));

        assertThat(Fixture.read(SETTINGS, file).opens())
                .containsExactly("2025-01-01T00:00:00Z", "2025-01-01T00:01:00Z");
    }

    private static Candle kline(String open, double[] values, int columns, double quoteVolume, long trades) {
        Candle six = candle("BINANCE:BTCUSDT", Timeframe.M1, open, values, "binance-csv");
        return columns == 6
                ? six
                : Candle.newBuilder(six)
                        .setQuoteVolume(quoteVolume)
                        .setTradeCount(trades)
                        .build();
    }

    private Path write(String name, String... lines) {
        if (name.endsWith(".gz")) {
            return Fixture.gzip(folder, name, lines);
        }
        return name.endsWith(".zip") ? Fixture.zip(folder, name, lines) : Fixture.plain(folder, name, lines);
    }

    private static String cut(String row, int columns) {
        return Arrays.stream(row.split(","))
                .limit(columns)
                .reduce((left, right) -> left + "," + right)
                .orElseThrow();
    }

    /** The first and the seventh column in microseconds; a kline's last microsecond, not its last millisecond. */
    private static String inMicros(String row) {
        String[] fields = row.split(",");
        fields[0] += "000";
        fields[6] += "999";
        return String.join(",", Stream.of(fields).toList());
    }
}
