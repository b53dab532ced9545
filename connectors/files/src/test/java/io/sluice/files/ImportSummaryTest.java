package io.sluice.files;

import static io.sluice.files.Fixture.SETTINGS;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.market.Session;
import io.sluice.schemas.Timeframe;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportSummaryTest {
    private static final Session WEEKDAYS = new Session(
            ZoneOffset.UTC, LocalTime.MIDNIGHT, LocalTime.MIDNIGHT, EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY));

    @TempDir
    private Path folder;

    private Path fourRows() {
        return Fixture.plain(
                folder,
                "BTCUSDT-1h.csv",
                "1735858800000,1,2,1,2,5",
                "1735858800000,1,2,1,2,5",
                "x",
                "1735869600000,1,2,1,2,5");
    }

    @Test
    @DisplayName("M-FILES the summary as text, whole")
    void renders_as_text() {
        Path file = fourRows();

        assertThat(Fixture.read(SETTINGS, file).summary().text().replace(file.toString(), "FILE"))
                .isEqualTo("""
                        rows read 4, imported 2, duplicate 1, out of order 0, invalid 1, missing 2
                        file FILE: binance-csv, BINANCE:BTCUSDT 1h, times in UTC: rows 4, imported 2, undecodable 1, duplicate 1
                          refused FILE:2: DUPLICATE: the candle of 2025-01-02T23:00:00Z came before: 1735858800000,1,2,1,2,5
                          refused FILE:3: UNDECODABLE: 1 columns instead of 6: x
                        BINANCE:BTCUSDT: 2 candles (0 incomplete) from 2025-01-02T23:00:00Z to 2025-01-03T03:00:00Z, gaps 1, missing 2 as if it always traded
                          gap from 2025-01-03T00:00:00Z to 2025-01-03T02:00:00Z: missing 2""");
    }

    @Test
    @DisplayName("M-FILES the summary as maps for JSON, whole")
    void renders_as_maps() {
        Path file = fourRows();

        assertThat(Fixture.read(SETTINGS, file).summary().asMap())
                .isEqualTo(Map.ofEntries(
                        Map.entry("rowsRead", 4L),
                        Map.entry("imported", 2L),
                        Map.entry("duplicate", 1L),
                        Map.entry("outOfOrder", 0L),
                        Map.entry("invalid", 1L),
                        Map.entry("refused", Map.of("UNDECODABLE", 1L, "DUPLICATE", 1L)),
                        Map.entry("missing", 2L),
                        Map.entry("files", List.of(fileMap(file))),
                        Map.entry("instruments", List.of(instrumentMap())),
                        Map.entry("skipped", List.of())));
    }

    private static Map<String, Object> fileMap(Path file) {
        return Map.ofEntries(
                Map.entry("file", file.toString()),
                Map.entry("source", "binance-csv"),
                Map.entry("instrument", "BINANCE:BTCUSDT"),
                Map.entry("timeframe", "1h"),
                Map.entry("zone", "UTC"),
                Map.entry("rowsRead", 4L),
                Map.entry("imported", 2L),
                Map.entry("refused", Map.of("UNDECODABLE", 1L, "DUPLICATE", 1L)),
                Map.entry(
                        "firstRefused",
                        List.of(
                                Map.of(
                                        "line", 2L,
                                        "reason", "DUPLICATE",
                                        "detail", "the candle of 2025-01-02T23:00:00Z came before",
                                        "text", "1735858800000,1,2,1,2,5"),
                                Map.of(
                                        "line", 3L,
                                        "reason", "UNDECODABLE",
                                        "detail", "1 columns instead of 6",
                                        "text", "x"))));
    }

    private static Map<String, Object> instrumentMap() {
        return Map.ofEntries(
                Map.entry("instrument", "BINANCE:BTCUSDT"),
                Map.entry("sessionKnown", false),
                Map.entry("imported", 2L),
                Map.entry("incomplete", 0L),
                Map.entry("firstOpen", "2025-01-02T23:00:00Z"),
                Map.entry("lastClose", "2025-01-03T03:00:00Z"),
                Map.entry("gapCount", 1L),
                Map.entry("missing", 2L),
                Map.entry(
                        "firstGaps",
                        List.of(Map.of("from", "2025-01-03T00:00:00Z", "to", "2025-01-03T02:00:00Z", "missing", 2L))));
    }

    @Test
    @DisplayName("M-COMPLETE where the session is known, a gap counts only candles inside it")
    void counts_missing_candles_in_the_session() {
        Path file = Fixture.plain(
                folder,
                "BTCUSDT-1h.csv",
                "1735945200000,1,2,1,2,5",
                "1736125200000,1,2,1,2,5",
                "1736128800000,1,2,1,2,5");
        ImportSettings known =
                SETTINGS.withSessions(Map.of("BINANCE:BTCUSDT", WEEKDAYS)).withTimeframe(Timeframe.H1);

        assertThat(Fixture.read(known, file).heard().gaps)
                .extracting(Object::toString)
                .containsExactly("Gap[instrument=BINANCE:BTCUSDT, from=2025-01-04T00:00:00Z, to=2025-01-06T01:00:00Z,"
                        + " missing=1]");
    }
}
