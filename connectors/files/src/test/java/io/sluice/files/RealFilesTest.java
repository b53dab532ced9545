package io.sluice.files;

import static io.sluice.files.Fixture.SETTINGS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.files.csv.UnusableFileException;
import io.sluice.schemas.Candle;
import io.sluice.schemas.RejectReason;
import io.sluice.schemas.Timeframe;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Files as exchanges and brokers give them, against what is known of them. */
class RealFilesTest {
    private static final ImportSettings NOW =
            SETTINGS.withClock(InstantSource.fixed(Instant.parse("2027-01-01T00:00:00Z")));

    private static final Comparator<Candle> ORDER =
            Comparator.comparing(Candle::getCloseTime).thenComparing(Candle::getInstrument);

    /** What one pass counted, without keeping candles. */
    private record Pass(ImportSummary summary, Candle first, Candle last) {
        long rows() {
            return summary.rowsRead();
        }

        List<Long> importedByInstrument() {
            return summary.instruments().stream()
                    .map(ImportSummary.InstrumentSummary::imported)
                    .toList();
        }

        String span() {
            return first.getOpenTime() + " " + last.getOpenTime();
        }
    }

    private static Pass pass(ImportSettings settings, String path) throws IOException {
        Path file = SharedData.at(path);
        try (CandleImport candles = CandleFiles.at(List.of(file), settings).open()) {
            Candle first = candles.next();
            Candle last = first;
            while (candles.hasNext()) {
                Candle next = candles.next();
                if (ORDER.compare(last, next) >= 0) {
                    throw new AssertionError(last + " comes before " + next);
                }
                last = next;
            }
            return new Pass(candles.summary(), first, last);
        }
    }

    @Test
    @DisplayName("M-FILES five Binance symbols of 1m with a short header: no gap, nothing refused")
    void reads_a_folder_of_one_minute_files() throws IOException {
        Pass pass = pass(NOW, "binance-spot-1m-30d");

        assertThat(pass.importedByInstrument()).containsExactly(43_199L, 43_199L, 43_199L, 43_199L, 43_200L);
        assertThat(pass.rows()).isEqualTo(215_996);
        assertThat(pass.summary().missing()).isZero();
        assertThat(pass.span()).isEqualTo("2026-03-23T12:09:00Z 2026-04-22T12:08:00Z");
    }

    @Test
    @DisplayName("M-FILES Binance 1h without a header: the halt of 2023-03-24 is one gap and one incomplete candle")
    void finds_the_trading_halt() throws IOException {
        Pass pass = pass(NOW, "binance-spot-klines/BTCUSDT-1h.csv.gz");

        assertThat(pass.rows()).isEqualTo(37_923);
        assertThat(pass.summary().imported()).isEqualTo(37_923);
        ImportSummary.InstrumentSummary instrument =
                pass.summary().instruments().getFirst();
        assertThat(instrument.firstGaps())
                .extracting(Object::toString)
                .containsExactly("Gap[instrument=BINANCE:BTCUSDT, from=2023-03-24T13:00:00Z, to=2023-03-24T14:00:00Z,"
                        + " missing=1]");
        assertThat(instrument.incomplete()).isEqualTo(1);
        assertThat(pass.first().getTradeCount()).isEqualTo(38_608);
        assertThat(pass.first().getQuoteVolume()).isEqualTo(69_879_986.39049930);
    }

    @Test
    @DisplayName("M-FILES Binance 4h and 1d: every outage is a gap")
    void counts_what_outages_took() throws IOException {
        Pass fourHours = pass(NOW, "binance-spot-klines/BTCUSDT-4h.csv.gz");
        assertThat(fourHours.rows()).isEqualTo(19_052);
        assertThat(fourHours.summary().imported()).isEqualTo(19_052);
        assertThat(fourHours.summary().missing()).isEqualTo(16);

        Pass days = pass(NOW, "binance-spot-klines/BTCUSDT-1d.csv.gz");
        assertThat(days.rows()).isEqualTo(3_178);
        assertThat(days.summary().imported()).isEqualTo(3_178);
        assertThat(days.summary().missing()).isZero();
    }

    @Test
    @DisplayName("M-FILES a folder of several timeframes gives the stated one and lists the others")
    void reads_one_timeframe_of_a_mixed_folder() throws IOException {
        Pass pass = pass(NOW.withTimeframe(Timeframe.M15), "binance-spot-klines");

        assertThat(pass.importedByInstrument()).containsExactly(46_673L, 46_673L, 46_673L);
        assertThat(pass.summary().skipped()).hasSize(7);
    }

    @Test
    @DisplayName("M-FILES two months of Binance futures with the full header follow each other without a gap")
    void reads_monthly_futures_files() throws IOException {
        Pass pass = pass(NOW, "binance-usdm-1m");

        assertThat(pass.importedByInstrument()).containsExactly(87_840L);
        assertThat(pass.summary().missing()).isZero();
        assertThat(pass.span()).isEqualTo("2023-08-01T00:00:00Z 2023-09-30T23:59:00Z");
        assertThat(pass.first().getTradeCount()).isEqualTo(208);
    }

    @Test
    @DisplayName("M-FILES MetaTrader's export, a weekend as its one gap")
    void reads_a_metatrader_export() throws IOException {
        Pass pass = pass(NOW, "fx-eurusd-mt5-export/EURUSD_M5_mt5export_20250701.csv");

        assertThat(pass.rows()).isEqualTo(2_416);
        assertThat(pass.summary().imported()).isEqualTo(2_416);
        assertThat(pass.summary().instruments().getFirst().gapCount()).isEqualTo(1);
        assertThat(pass.summary().missing()).isEqualTo(576);
        assertThat(pass.first().getTradeCount()).isEqualTo(312);
    }

    @Test
    @DisplayName("M-FILES quoted lines, clean: every row imported, quiet minutes and weekends missing")
    void reads_quoted_minutes() throws IOException {
        Pass pass = pass(NOW, "fx-eurusd-hadiforoughi/EURUSD_M1.csv.gz");

        assertThat(pass.rows()).isEqualTo(49_993);
        assertThat(pass.summary().imported()).isEqualTo(49_993);
        assertThat(pass.summary().missing()).isEqualTo(20_413);
    }

    @Test
    @DisplayName("M-FILES quoted lines, dirty: 13 backward jumps bring 198 candles again, each told as a duplicate")
    void tells_the_duplicates_of_a_dirty_file() throws IOException {
        Path file = SharedData.at("fx-eurusd-hadiforoughi/EURUSD_M5.csv.gz");

        Fixture.Result result = Fixture.read(NOW, file);

        assertThat(result.summary().rowsRead()).isEqualTo(50_000);
        assertThat(result.summary().imported()).isEqualTo(49_802);
        assertThat(result.summary().refused()).isEqualTo(Map.of(RejectReason.DUPLICATE, 198L));
        List<Long> lines = result.heard().rows.stream().map(RefusedRow::line).toList();
        assertThat(lines.getFirst()).isEqualTo(33_423);
        assertThat(lines).isSorted().doesNotHaveDuplicates();
        assertThat(result.summary().files().getFirst().firstRefused()).hasSize(20);
    }

    @Test
    @DisplayName("M-FILES MetaTrader's rates with doubled line ends: real volume, and no row for the blank end")
    void reads_rates_of_a_terminal() throws IOException {
        Pass pass = pass(NOW.withTimeframe(Timeframe.M5), "b3-mt5-small-vibe");

        assertThat(pass.importedByInstrument()).containsExactly(500L, 500L);
        assertThat(pass.rows()).isEqualTo(1_000);
        assertThat(pass.summary().instruments())
                .extracting(ImportSummary.InstrumentSummary::instrument)
                .containsExactly("MT5:WDO", "MT5:WIN");
    }

    @Test
    @DisplayName("M-QUALITY a terminal's last bar, still open when it was exported, is refused")
    void refuses_the_unfinished_bar() throws IOException {
        ImportSettings atExport = SETTINGS.withClock(InstantSource.fixed(Instant.parse("2026-06-10T18:31:00Z")));

        Pass pass = pass(atExport, "b3-mt5-small-vibe/WIN_M5.csv");

        assertThat(pass.summary().refused()).isEqualTo(Map.of(RejectReason.FUTURE_TIME, 1L));
        assertThat(pass.summary().imported()).isEqualTo(499);
    }

    @Test
    @DisplayName("M-FILES formats of other programs are refused as a whole, not read wrongly")
    void refuses_foreign_formats() {
        for (String path : List.of("b3-win-5m-fritterC/winfut_five_minute.csv.gz", "b3-profit-export/WDO.csv.gz")) {
            Path file = SharedData.at(path);
            assertThatThrownBy(() -> CandleFiles.at(List.of(file), NOW.withInstrument("B3:WIN")))
                    .isInstanceOf(UnusableFileException.class);
        }
    }
}
