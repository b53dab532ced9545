package io.sluice.files;

import static io.sluice.files.Fixture.SETTINGS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.files.csv.UnusableFileException;
import io.sluice.schemas.Timeframe;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileRecognitionTest {
    private static final String[] FIVE_MINUTES = {
        "1735689600000,1,1,1,1,1", "1735689900000,1,1,1,1,1", "1735690200000,1,1,1,1,1",
        "1735690500000,1,1,1,1,1", "1735690800000,1,1,1,1,1", "1735691100000,1,1,1,1,1"
    };

    @TempDir
    private Path folder;

    @Test
    @DisplayName("M-FILES instrument and timeframe are told by the file's name")
    void takes_instrument_and_timeframe_from_the_name() throws IOException {
        CandleFiles files = at(SETTINGS, Fixture.plain(folder, "BTCUSDT-5m-2025-01.csv", FIVE_MINUTES));

        assertThat(files.instruments()).containsExactly("BINANCE:BTCUSDT");
        assertThat(files.timeframe()).isEqualTo(Timeframe.M5);
    }

    @Test
    @DisplayName("M-FILES settings tell what the name does not; the rows tell the timeframe")
    void takes_instrument_from_the_settings_and_timeframe_from_the_rows() throws IOException {
        Path file = Fixture.plain(folder, "download.csv", FIVE_MINUTES);

        CandleFiles files = at(SETTINGS.withInstrument("BINANCE:ETHUSDT"), file);

        assertThat(files.instruments()).containsExactly("BINANCE:ETHUSDT");
        assertThat(files.timeframe()).isEqualTo(Timeframe.M5);
    }

    @Test
    @DisplayName("M-FILES a stated venue goes with the symbol of the name")
    void takes_the_venue_from_the_settings() throws IOException {
        Path file = Fixture.plain(folder, "BTCUSDT-5m.csv", FIVE_MINUTES);

        assertThat(at(SETTINGS.withVenue("BINANCE-USDM"), file).instruments()).containsExactly("BINANCE-USDM:BTCUSDT");
    }

    @Test
    @DisplayName("M-FILES rows that contradict the timeframe of the name are refused as a whole")
    void refuses_a_name_that_contradicts_its_rows() {
        refuses(SETTINGS, "BTCUSDT-1m.csv", "is said to hold 1m, but its rows are PT5M apart", FIVE_MINUTES);
        refuses(SETTINGS, "BTCUSDT-1h.csv", "is said to hold 1h, but its rows are PT5M apart", FIVE_MINUTES);
    }

    @Test
    @DisplayName("M-FILES a quiet market's longer steps do not contradict its timeframe")
    void accepts_the_steps_of_a_quiet_market() throws IOException {
        String[] quiet = {
            "1735689600000,1,1,1,1,1", "1735689720000,1,1,1,1,1", "1735689840000,1,1,1,1,1",
            "1735689960000,1,1,1,1,1", "1735690080000,1,1,1,1,1", "1735690140000,1,1,1,1,1"
        };

        assertThat(at(SETTINGS, Fixture.plain(folder, "BTCUSDT-1m.csv", quiet)).timeframe())
                .isEqualTo(Timeframe.M1);
    }

    @Test
    @DisplayName("M-FILES what cannot be told is asked for")
    void asks_for_what_it_cannot_tell() {
        refuses(
                SETTINGS,
                "download.csv",
                "neither its name nor its format tells the symbol; state the instrument as VENUE:SYMBOL, or name the"
                        + " file like BTCUSDT-1m-2024-01.csv",
                FIVE_MINUTES);
        refuses(
                SETTINGS.withInstrument("A:B"),
                "download.csv",
                "it has too few rows to tell its timeframe; state it",
                FIVE_MINUTES[0]);
        refuses(
                SETTINGS.withInstrument("A:B"),
                "download.csv",
                "its rows are PT30M apart; known are 1m, 5m, 15m, 1h, 4h, 1d",
                FIVE_MINUTES[0],
                "1735691400000,1,1,1,1,1");
        refuses(SETTINGS, "BTCUSDT-1w.csv", "no timeframe '1w': it is one of 1m, 5m, 15m, 1h, 4h, 1d", FIVE_MINUTES[0]);
    }

    @Test
    @DisplayName("M-FILES a file without a known format says which are known")
    void says_which_formats_are_known() {
        refuses(SETTINGS, "BTCUSDT-1m.csv", "is empty", "", "");
        refuses(
                SETTINGS,
                "BTCUSDT-1m.csv",
                "no known format in its first 200 lines: neither Binance klines (12 or 6 columns), nor a MetaTrader"
                        + " export, nor a header naming time, open, high, low, close, volume",
                "Data;Open;High;Low;Close;Candle",
                "18/05/2022 17:50;1;1;1;1;107");
        refuses(SETTINGS, "BTCUSDT-1m.csv", "has a header only", "time,open,high,low,close,volume");
        refuses(
                SETTINGS,
                "BTCUSDT-1m.csv",
                "no row can be read; line 2: time '18/05/2022' cannot be read",
                "time,open,high,low,close,volume",
                "18/05/2022,1,1,1,1,1");
    }

    @Test
    @DisplayName("M-FILES rows from the newest to the oldest are refused as a whole")
    void refuses_newest_first() {
        refuses(
                SETTINGS,
                "BTCUSDT-5m.csv",
                "its rows run from the newest to the oldest; turn them round first",
                FIVE_MINUTES[2],
                FIVE_MINUTES[1],
                FIVE_MINUTES[0]);
    }

    @Test
    @DisplayName("M-FILES a path without a file says so")
    void says_that_nothing_is_there() {
        Path nothing = folder.resolve("nothing");

        assertThatThrownBy(() -> at(SETTINGS, nothing))
                .isInstanceOf(UnusableFileException.class)
                .hasMessage(nothing + ": there is no such file or folder");
        assertThatThrownBy(() -> at(SETTINGS, folder))
                .isInstanceOf(UnusableFileException.class)
                .hasMessage(folder + ": no file with candles");
    }

    @Test
    @DisplayName("M-FILES Parquet without what reads it says what is needed")
    void says_what_parquet_needs() {
        refuses(
                SETTINGS,
                "BTCUSDT-5m.parquet",
                "is Parquet, which needs the module sluice-history on the class path",
                "PAR1");
    }

    private void refuses(ImportSettings settings, String name, String message, String... lines) {
        Path file = Fixture.plain(folder, name, lines);
        assertThatThrownBy(() -> at(settings, file))
                .isInstanceOf(UnusableFileException.class)
                .hasMessage(file + ": " + message);
    }

    private static CandleFiles at(ImportSettings settings, Path path) throws IOException {
        return CandleFiles.at(List.of(path), settings);
    }
}
