package io.sluice.files;

import static io.sluice.files.Fixture.SETTINGS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.files.csv.UnusableFileException;
import io.sluice.schemas.RejectReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RefusedRowsTest {
    private static final String HEADER = "open_time,open,high,low,close,volume";
    private static final long MIDNIGHT = 1_735_689_600_000L;

    @TempDir
    private Path folder;

    @Test
    @DisplayName("M-FILES M-QUALITY each broken row is told with its line, reason and text, and the rest goes on")
    void reports_each_broken_row_and_goes_on() {
        Path file = Fixture.plain(
                folder,
                "BTCUSDT-1m.csv",
                HEADER,
                at(0, "10,12,9,11,5"),
                "rubbish",
                at(1, "10,12,9,11"),
                at(1, "10,12,9,eleven,5"),
                "",
                at(1, "10,9,12,11,5"),
                at(1, "13,12,9,11,5"),
                at(1, "10,12,9,8,5"),
                at(1, "10,Infinity,9,11,5"),
                at(1, "10,12,9,11,NaN"),
                at(1, "-1,12,-1,11,5"),
                at(1, "10,12,9,11,-5"),
                (MIDNIGHT + 60_001) + ",10,12,9,11,5",
                at(1, "10,12,9,11,5"));

        Fixture.Result result = Fixture.read(SETTINGS, file);

        assertThat(result.opens()).containsExactly("2025-01-01T00:00:00Z", "2025-01-01T00:01:00Z");
        assertThat(result.refused())
                .containsExactly(
                        "3 UNDECODABLE",
                        "4 UNDECODABLE",
                        "5 UNDECODABLE",
                        "7 INCONSISTENT_PRICES",
                        "8 INCONSISTENT_PRICES",
                        "9 INCONSISTENT_PRICES",
                        "10 NOT_FINITE",
                        "11 NOT_FINITE",
                        "12 NEGATIVE",
                        "13 NEGATIVE",
                        "14 MISALIGNED_TIME");
        assertThat(result.heard().rows.get(2))
                .hasToString(file + ":5: UNDECODABLE: close 'eleven' is not a number: 1735689660000,10,12,9,eleven,5");
        assertThat(result.heard().rows.get(3).refusal().detail()).isEqualTo("high 9.0 is below low 12.0");
    }

    @Test
    @DisplayName("M-FILES rows read are imported and refused ones, each refused one with a reason")
    void accounts_for_every_row() {
        Path file = Fixture.plain(
                folder,
                "BTCUSDT-1m.csv",
                HEADER,
                at(0, "10,12,9,11,5"),
                at(1, "10,12,9,11,5"),
                at(4, "10,12,9,11,5"),
                at(1, "10,12,9,11,5"),
                at(4, "10,12,9,11,6"),
                at(3, "10,12,9,11,5"),
                at(5, "10,9,9,11,5"),
                at(5, "10,12,9,11,5"));

        ImportSummary summary = Fixture.read(SETTINGS, file).summary();

        assertThat(summary.refused())
                .isEqualTo(Map.of(
                        RejectReason.DUPLICATE, 1L,
                        RejectReason.REVISION, 1L,
                        RejectReason.OUT_OF_ORDER, 1L,
                        RejectReason.INCONSISTENT_PRICES, 1L));
        assertThat(summary.rowsRead()).isEqualTo(8);
        assertThat(summary.imported()).isEqualTo(4);
        assertThat(summary.duplicate()).isEqualTo(2);
        assertThat(summary.outOfOrder()).isEqualTo(1);
        assertThat(summary.invalid()).isEqualTo(1);
        assertThat(summary.missing()).isEqualTo(2);
    }

    @Test
    @DisplayName("M-FILES whoever reads a part is told of the refused rows of that part only")
    void tells_of_the_part_that_is_read() {
        Path file = Fixture.plain(
                folder,
                "BTCUSDT-1m.csv",
                HEADER,
                at(0, "10,12,9,11,5"),
                "rubbish before",
                at(0, "10,12,9,11,5"),
                at(1, "10,9,9,11,5"),
                at(2, "10,12,9,11,5"),
                "rubbish inside",
                at(2, "10,12,9,11,5"),
                at(3, "10,9,9,11,5"),
                at(4, "10,12,9,11,5"),
                "rubbish after",
                at(5, "10,9,9,11,5"));
        ImportSettings part = SETTINGS.withRange(
                Instant.ofEpochMilli(MIDNIGHT).plusSeconds(120),
                Instant.ofEpochMilli(MIDNIGHT).plusSeconds(240));

        Fixture.Result result = Fixture.read(part, file);

        assertThat(result.refused()).containsExactly("7 UNDECODABLE", "8 DUPLICATE", "9 INCONSISTENT_PRICES");
        assertThat(result.opens()).hasSize(3);
    }

    @Test
    @DisplayName("M-FILES how far a pass is, is told in bytes of the files, packed as they are")
    void tells_how_far_it_is() throws IOException {
        Path plain = Fixture.plain(folder, "BTCUSDT-1m.csv", HEADER, at(0, "10,12,9,11,5"));
        Path packed = Fixture.gzip(folder, "BTCUSDT-1m-more.csv.gz", HEADER, at(1, "10,12,9,11,5"));
        long all = Files.size(plain) + Files.size(packed);

        try (CandleImport pass =
                CandleFiles.at(List.of(plain, packed), SETTINGS).open()) {
            assertThat(pass.progress()).contains(new CandleIterator.Progress(0, all));
            pass.next();
            assertThat(pass.progress().orElseThrow().done()).isBetween(Files.size(plain), all);
            pass.forEachRemaining(candle -> {});
            assertThat(pass.progress()).contains(new CandleIterator.Progress(all, all));
        }
    }

    @Test
    @DisplayName("M-QUALITY a candle that has not closed by now is refused")
    void refuses_what_has_not_closed() {
        Path file = Fixture.plain(folder, "BTCUSDT-1m.csv", at(0, "1,1,1,1,1"), at(1, "1,1,1,1,1"), at(2, "1,1,1,1,1"));
        Instant now = Instant.parse("2025-01-01T00:02:59Z");

        assertThat(Fixture.read(SETTINGS.withClock(InstantSource.fixed(now)), file)
                        .refused())
                .containsExactly("3 FUTURE_TIME");
    }

    @Test
    @DisplayName("M-QUALITY a kline whose last instant is outside its minute is refused")
    void refuses_a_last_instant_outside_the_candle() {
        Path file = Fixture.plain(
                folder,
                "BTCUSDT-1m.csv",
                "1735689600000,1,1,1,1,1,1735689659999,1,1,0,0,0",
                "1735689660000,1,1,1,1,1,1735689720000,1,1,0,0,0",
                "1735689720000,1,1,1,1,1,1735689719999,1,1,0,0,0");

        assertThat(Fixture.read(SETTINGS, file).refused()).containsExactly("2 MISALIGNED_TIME", "3 MISALIGNED_TIME");
    }

    @Test
    @DisplayName("M-FILES rows before the first that tells the format are broken rows too")
    void reports_rubbish_before_the_header() {
        Path file = Fixture.plain(folder, "BTCUSDT-1m.csv", "downloaded by hand", HEADER, at(0, "1,1,1,1,1"));

        Fixture.Result result = Fixture.read(SETTINGS, file);

        assertThat(result.refused()).containsExactly("1 UNDECODABLE");
        assertThat(result.opens()).containsExactly("2025-01-01T00:00:00Z");
    }

    @Test
    @DisplayName("M-FILES a row's text is kept to 200 characters")
    void bounds_the_text_of_a_row() {
        Path file = Fixture.plain(folder, "BTCUSDT-1m.csv", at(0, "1,1,1,1,1"), "x".repeat(1_000_000));

        assertThat(Fixture.read(SETTINGS, file).heard().rows.getFirst().text()).isEqualTo("x".repeat(199) + '…');
    }

    @Test
    @DisplayName("M-FILES a damaged archive gives what can be read, says where it ends, and other files go on")
    void reports_where_a_damaged_file_ends() throws IOException {
        String[] rows = new String[3_000];
        for (int minute = 0; minute < rows.length; minute++) {
            rows[minute] = at(minute, "1,1,1,1," + minute * 31_337L % 1_000_003);
        }
        Path whole = Fixture.gzip(folder, "BTCUSDT-1m-2025-01.csv.gz", rows);
        byte[] packed = Files.readAllBytes(whole);
        Fixture.bytes(folder, "BTCUSDT-1m-2025-01.csv.gz", Arrays.copyOf(packed, packed.length / 2));
        Fixture.plain(folder, "ETHUSDT-1m-2025-01.csv", at(5_000, "1,1,1,1,1"));

        Fixture.Result result = Fixture.read(SETTINGS, folder);

        RefusedRow last = result.heard().rows.getLast();
        assertThat(last.refusal().detail()).startsWith("the file cannot be read any further");
        assertThat(result.candles().size()).isBetween(500, 2_900);
        assertThat(last.line()).isGreaterThanOrEqualTo(result.candles().size());
        assertThat(result.candles().getLast().getInstrument()).isEqualTo("BINANCE:ETHUSDT");
        assertThat(result.summary().rowsRead())
                .isEqualTo(result.candles().size() + result.heard().rows.size());
    }

    @Test
    @DisplayName("M-FILES an archive damaged from its beginning is unusable, by its name")
    void names_an_archive_without_readable_rows() {
        byte[] gzip = {0x1F, (byte) 0x8B, 8, 0, 0};
        Path file = Fixture.bytes(folder, "BTCUSDT-1m.csv.gz", gzip);

        assertThatThrownBy(() -> CandleFiles.at(List.of(file), SETTINGS))
                .isInstanceOf(UnusableFileException.class)
                .hasMessageStartingWith(file + ": cannot be read: ");
    }

    private static String at(int minute, String rest) {
        return (MIDNIGHT + 60_000L * minute) + "," + rest;
    }
}
