package io.sluice.files;

import static io.sluice.files.Fixture.SETTINGS;
import static io.sluice.files.Fixture.candle;
import static io.sluice.files.Fixture.ohlcv;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.schemas.Candle;
import io.sluice.schemas.Timeframe;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetaTraderFilesTest {
    private static final String HEADER = "<DATE>\t<TIME>\t<OPEN>\t<HIGH>\t<LOW>\t<CLOSE>\t<TICKVOL>\t<VOL>\t<SPREAD>";
    private static final ImportSettings ATHENS = SETTINGS.withZone(ZoneId.of("Europe/Athens"));

    @TempDir
    private Path folder;

    @Test
    @DisplayName("M-FILES MetaTrader's export: ticks are the volume where the broker knows no other")
    void reads_the_export_with_ticks() {
        Path file = Fixture.plain(
                folder,
                "EURUSD_M5_2025.csv",
                HEADER,
                "2025.07.01\t00:00:00\t1.25\t1.5\t1.125\t1.375\t312\t0\t13",
                "2025.07.01\t00:05:00\t1.375\t1.5\t1.25\t1.25\t291\t0\t10");

        assertThat(Fixture.read(SETTINGS, file).candles())
                .containsExactly(
                        ticked(candleOf("2025-07-01T00:00:00Z", ohlcv(1.25, 1.5, 1.125, 1.375, 312)), 312),
                        ticked(candleOf("2025-07-01T00:05:00Z", ohlcv(1.375, 1.5, 1.25, 1.25, 291)), 291));
    }

    @Test
    @DisplayName("M-FILES MetaTrader's export with commas: real volume is the volume, ticks are the count")
    void reads_real_volume_from_commas() {
        Path file = Fixture.plain(
                folder,
                "EURUSD_M5.csv",
                HEADER.replace('\t', ','),
                "2025.07.01,00:00:00,1.25,1.5,1.125,1.375,312,7000,13");

        assertThat(Fixture.read(SETTINGS, file).candles())
                .containsExactly(ticked(candleOf("2025-07-01T00:00:00Z", ohlcv(1.25, 1.5, 1.125, 1.375, 7000)), 312));
    }

    @Test
    @DisplayName("M-FILES MetaTrader's older export without a header")
    void reads_the_export_without_a_header() {
        Path file = Fixture.plain(folder, "EURUSD_M5.csv", "2025.07.01,00:00,1.25,1.5,1.125,1.375,312");

        assertThat(Fixture.read(SETTINGS, file).candles())
                .containsExactly(ticked(candleOf("2025-07-01T00:00:00Z", ohlcv(1.25, 1.5, 1.125, 1.375, 312)), 312));
    }

    @Test
    @DisplayName("M-FILES lines quoted as one field, with tabs inside and carriage returns")
    void reads_quoted_lines() {
        Path file = Fixture.plain(
                folder,
                "EURUSD_M5.csv",
                "\"Time\tOpen\tHigh\tLow\tClose\tVolume\"\r",
                "\"2025-07-01 00:00:00\t1.25\t1.5\t1.125\t1.375\t312\"\r");

        assertThat(Fixture.read(SETTINGS, file).candles())
                .containsExactly(candleOf("2025-07-01T00:00:00Z", ohlcv(1.25, 1.5, 1.125, 1.375, 312)));
    }

    @Test
    @DisplayName("M-FILES the terminal's UTF-16 is read as what its byte order mark says")
    void reads_utf_16() {
        String text = '\uFEFF' + HEADER + "\r\n2025.07.01\t00:00:00\t1.25\t1.5\t1.125\t1.375\t312\t0\t13\r\n";
        Path file = Fixture.bytes(folder, "EURUSD_M5.csv", text.getBytes(StandardCharsets.UTF_16LE));

        assertThat(Fixture.read(SETTINGS, file).opens()).containsExactly("2025-07-01T00:00:00Z");
    }

    @Test
    @DisplayName("M-FILES seconds since 1970 in MetaTrader's rates count the server's clock; line ends may be doubled")
    void reads_rates_in_the_servers_clock() {
        Path file = Fixture.plain(
                folder,
                "WIN_M5.csv",
                "time,open,high,low,close,tick_volume,spread,real_volume\r\r",
                "1751328000,10,12,9,11,50,1,70\r\r");

        Fixture.Result result = Fixture.read(SETTINGS.withZone(ZoneId.of("America/Sao_Paulo")), file);

        assertThat(result.candles())
                .containsExactly(ticked(
                        candle(
                                "MT5:WIN",
                                Timeframe.M5,
                                "2025-07-01T03:00:00Z",
                                ohlcv(10, 12, 9, 11, 70),
                                "metatrader-csv"),
                        50));
        assertThat(result.summary().text()).contains("times in America/Sao_Paulo");
    }

    @Test
    @DisplayName("M-FILES an hour that the server's clock shows twice is two hours")
    void tells_the_two_passes_of_an_hour_apart() {
        Path file = Fixture.plain(
                folder,
                "EURUSD_H1.csv",
                HEADER,
                row("2025.10.26", "02:00:00"),
                row("2025.10.26", "03:00:00"),
                row("2025.10.26", "03:00:00"),
                row("2025.10.26", "04:00:00"));

        assertThat(Fixture.read(ATHENS, file).opens())
                .containsExactly(
                        "2025-10-25T23:00:00Z", "2025-10-26T00:00:00Z", "2025-10-26T01:00:00Z", "2025-10-26T02:00:00Z");
    }

    @Test
    @DisplayName("M-FILES an hour that the server's clock never showed is refused")
    void refuses_an_hour_that_does_not_exist() {
        Path file = Fixture.plain(
                folder, "EURUSD_H1.csv", HEADER, row("2025.03.30", "02:00:00"), row("2025.03.30", "03:00:00"));

        Fixture.Result result = Fixture.read(ATHENS, file);

        assertThat(result.heard().rows)
                .extracting(row -> row.line() + " " + row.refusal().detail())
                .containsExactly("3 time 2025-03-30T03:00 does not exist in Europe/Athens: clocks were put forward");
    }

    @Test
    @DisplayName("M-FILES days are the server's days, 23 and 25 hours where clocks change")
    void reads_days_of_the_server() {
        Path file = Fixture.plain(
                folder,
                "EURUSD_Daily.csv",
                "<DATE>\t<OPEN>\t<HIGH>\t<LOW>\t<CLOSE>\t<TICKVOL>\t<VOL>\t<SPREAD>",
                "2025.10.25\t1\t1\t1\t1\t5\t0\t1",
                "2025.10.26\t1\t1\t1\t1\t5\t0\t1",
                "2025.10.27\t1\t1\t1\t1\t5\t0\t1");

        Fixture.Result result = Fixture.read(ATHENS, file);

        assertThat(result.candles())
                .extracting(candle -> candle.getOpenTime() + " " + candle.getCloseTime())
                .containsExactly(
                        "2025-10-24T21:00:00Z 2025-10-25T21:00:00Z",
                        "2025-10-25T21:00:00Z 2025-10-26T22:00:00Z",
                        "2025-10-26T22:00:00Z 2025-10-27T22:00:00Z");
        assertThat(result.heard().gaps).isEqualTo(List.of());
    }

    private static String row(String date, String time) {
        return date + "\t" + time + "\t1\t1\t1\t1\t5\t0\t1";
    }

    private static Candle candleOf(String open, double[] values) {
        return candle("MT5:EURUSD", Timeframe.M5, open, values, "metatrader-csv");
    }

    private static Candle ticked(Candle candle, long ticks) {
        return Candle.newBuilder(candle).setTradeCount(ticks).build();
    }
}
