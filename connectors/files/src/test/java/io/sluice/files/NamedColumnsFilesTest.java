package io.sluice.files;

import static io.sluice.files.Fixture.SETTINGS;
import static io.sluice.files.Fixture.candle;
import static io.sluice.files.Fixture.ohlcv;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.schemas.Timeframe;
import java.nio.file.Path;
import java.time.ZoneId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamedColumnsFilesTest {
    private static final ImportSettings SPY =
            SETTINGS.withInstrument("NYSE:SPY").withTimeframe(Timeframe.M5);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2025-01-02 14:30",
                "2025-01-02 14:30:00",
                "2025.01.02 14:30:00",
                "2025/01/02 14:30",
                "2025-01-02T14:30:00Z",
                "2025-01-02T14:30:00.000Z",
                "2025-01-02 16:30:00+02:00",
                "1735828200",
                "1735828200000",
                "1735828200000000",
                "1735828200000000000"
            })
    @DisplayName("M-FILES named columns stand in any order, and time comes in many shapes")
    void reads_columns_by_name(String time) {
        Path file =
                Fixture.plain(folder, "quotes.csv", "Volume;Close;Low;High;Open;Time;Note", "5;2;1;4;3;" + time + ";x");

        assertThat(Fixture.read(SPY, file).candles())
                .containsExactly(candle("NYSE:SPY", Timeframe.M5, "2025-01-02T14:30:00Z", ohlcv(3, 4, 1, 2, 5), "csv"));
    }

    @Test
    @DisplayName("M-FILES a row may lack the traded value and the number of trades, nothing else")
    void takes_rows_without_what_is_optional() {
        Path file = Fixture.plain(
                folder,
                "quotes.csv",
                "time,open,high,low,close,volume,quote_volume,trades",
                "2025-01-02T14:30:00Z,3,4,1,2,5,,",
                "2025-01-02T14:35:00Z,3,4,1,2,,7.5,9");

        Fixture.Result result = Fixture.read(SPY, file);

        assertThat(result.candles())
                .containsExactly(candle("NYSE:SPY", Timeframe.M5, "2025-01-02T14:30:00Z", ohlcv(3, 4, 1, 2, 5), "csv"));
        assertThat(result.refused()).containsExactly("3 UNDECODABLE");
    }

    @Test
    @DisplayName("M-FILES text times without a zone are in the stated one, numbers are UTC")
    void reads_text_in_the_stated_zone() {
        Path file = Fixture.plain(
                folder,
                "quotes.csv",
                "date,open,high,low,close,volume",
                "2025-01-02 09:30,1,1,1,1,1",
                "1735828500,1,1,1,1,1");

        assertThat(Fixture.read(SPY.withZone(ZoneId.of("America/New_York")), file)
                        .opens())
                .containsExactly("2025-01-02T14:30:00Z", "2025-01-02T14:35:00Z");
    }

    @Test
    @DisplayName("M-FILES a byte order mark and quotes around fields do no harm")
    void reads_past_marks_and_quotes() {
        Path file = Fixture.plain(
                folder,
                "quotes.csv",
                "\uFEFF\"date\",\"open\",\"high\",\"low\",\"close\",\"volume\"",
                "\"2025-01-02 14:30\",\"1\",\"1\",\"1\",\"1\",\"1\"");

        assertThat(Fixture.read(SPY, file).opens()).containsExactly("2025-01-02T14:30:00Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2025-13-02 14:30",
                "2025-01-02 24:30",
                "2025-01-02x14:30",
                "2025-01-02 14:3a",
                "2025-01-02 14:30:00.5",
                "02/01/2025 14:30",
                "99999999999999999999",
                "9999999999999999999",
                "-5",
                "noon",
                ""
            })
    @DisplayName("M-FILES a time that is none breaks its row, not the import")
    void refuses_times_that_are_none(String time) {
        Path file = Fixture.plain(
                folder,
                "quotes.csv",
                "time,open,high,low,close,volume",
                "2025-01-02 14:30,1,1,1,1,1",
                time + ",1,1,1,1,1");

        assertThat(Fixture.read(SPY, file).refused()).containsExactly("3 UNDECODABLE");
    }
}
