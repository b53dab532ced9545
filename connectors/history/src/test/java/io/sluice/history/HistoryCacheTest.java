package io.sluice.history;

import static io.sluice.history.Candles.BTC;
import static io.sluice.history.Candles.ETH;
import static io.sluice.history.Candles.START;
import static io.sluice.history.Candles.all;
import static io.sluice.history.Candles.candle;
import static io.sluice.history.Candles.pass;
import static io.sluice.history.Candles.steps;
import static io.sluice.history.Candles.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.files.CandleIterator;
import io.sluice.history.MergeSummary.OddCandle;
import io.sluice.history.MergeSummary.SeriesMerge;
import io.sluice.history.parquet.Batches;
import io.sluice.market.Session;
import io.sluice.schemas.Candle;
import io.sluice.schemas.Timeframe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryCacheTest {
    private static final Series BTC_5M = new Series(BTC, Timeframe.M5);

    @TempDir
    private Path folder;

    private HistoryCache cache;

    @BeforeEach
    void open() throws IOException {
        cache = HistoryCache.open(folder);
    }

    @AfterEach
    void close() throws IOException {
        cache.close();
    }

    @Test
    @DisplayName("M-CACHE how far a pass is, is told in candles of its range")
    void tells_how_far_a_pass_is() throws IOException {
        cache.merge(pass(steps(ETH, 0, 3), steps(BTC, 1, 4)));
        TimeRange part = new TimeRange(START.plus(Duration.ofMinutes(5)), START.plus(Duration.ofDays(1)));

        try (CandleIterator candles =
                cache.candles(List.of(BTC, ETH), Timeframe.M5, part).open()) {
            candles.forEachRemaining(candle -> {});
            assertThat(candles.progress()).contains(new CandleIterator.Progress(5, 5));
        }
    }

    @Test
    @DisplayName("M-CACHE candles of several instruments come back by close time, then by instrument")
    void gives_instruments_merged_in_time() throws IOException {
        cache.merge(pass(steps(ETH, 0, 3), steps(BTC, 1, 4)));

        assertThat(all(cache))
                .containsExactly(
                        candle(ETH, 0, 100),
                        candle(BTC, 1, 101),
                        candle(ETH, 1, 101),
                        candle(BTC, 2, 102),
                        candle(ETH, 2, 102),
                        candle(BTC, 3, 103));
        assertThat(all(cache, ETH)).isEqualTo(steps(ETH, 0, 3));
        assertThat(cache.series()).containsExactly(BTC_5M, new Series(ETH, Timeframe.M5));
    }

    @Test
    @DisplayName("M-CACHE an import that overlaps adds only what is missing")
    void adds_only_what_is_missing() throws IOException {
        cache.merge(pass(steps(BTC, 2, 4)));

        assertThat(cache.merge(pass(steps(BTC, 0, 6))))
                .isEqualTo(new MergeSummary(List.of(new SeriesMerge(BTC_5M, 4, 0, 2, 0, 0, 1, List.of()))));
        assertThat(all(cache)).isEqualTo(steps(BTC, 0, 6));
    }

    @Test
    @DisplayName("M-CACHE an import without anything new leaves the files untouched")
    void leaves_files_that_need_no_change() throws IOException {
        cache.merge(pass(steps(BTC, 0, 6)));
        Path file = folder.resolve("BINANCE/BTCUSDT/5m/2024.parquet");
        FileTime longAgo = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));
        Files.setLastModifiedTime(file, longAgo);

        assertThat(cache.merge(pass(steps(BTC, 0, 6))))
                .isEqualTo(new MergeSummary(List.of(new SeriesMerge(BTC_5M, 0, 0, 6, 0, 0, 0, List.of()))));
        assertThat(Files.getLastModifiedTime(file)).isEqualTo(longAgo);
    }

    @Test
    @DisplayName(
            "M-CACHE a candle that differs from the one in the cache is a revision, and the one in the cache stays")
    void keeps_the_candle_that_was_first() throws IOException {
        cache.merge(pass(steps(BTC, 0, 2)));

        assertThat(cache.merge(pass(List.of(candle(BTC, 1, 7)))).series())
                .containsExactly(
                        new SeriesMerge(
                                BTC_5M,
                                0,
                                0,
                                0,
                                1,
                                0,
                                0,
                                List.of(
                                        new OddCandle(
                                                START.plus(Duration.ofMinutes(5)),
                                                "stays 101.0 101.25 100.75 101.0, volume 12.5, refused 7.0 7.25 6.75 7.0, volume 12.5"))));
        assertThat(all(cache)).isEqualTo(steps(BTC, 0, 2));
    }

    @Test
    @DisplayName("M-CACHE a complete candle takes the place of an incomplete one")
    void completes_an_incomplete_candle() throws IOException {
        Candle half = with(candle(BTC, 1, 3), false, "test", null, null);
        cache.merge(pass(List.of(candle(BTC, 0, 100), half)));

        assertThat(cache.merge(pass(steps(BTC, 0, 2))))
                .isEqualTo(new MergeSummary(List.of(new SeriesMerge(BTC_5M, 0, 1, 1, 0, 0, 1, List.of()))));
        assertThat(all(cache)).isEqualTo(steps(BTC, 0, 2));
    }

    @Test
    @DisplayName("M-CACHE candles that agree in what both say are the same: one source counts trades, another does not")
    void takes_sources_that_say_less_for_the_same() throws IOException {
        Candle counted = with(candle(BTC, 0, 100), true, "other", 1250.5, 17L);
        cache.merge(pass(List.of(counted)));

        assertThat(cache.merge(pass(steps(BTC, 0, 1))).series().getFirst().duplicate())
                .isEqualTo(1);
        assertThat(all(cache)).containsExactly(counted);
    }

    @Test
    @DisplayName("M-CACHE days of another zone overlap those that are there and are refused")
    void refuses_candles_that_overlap() throws IOException {
        Series days = new Series(BTC, Timeframe.D1);
        Candle utc = candle(BTC, Timeframe.D1, Instant.parse("2024-03-02T00:00:00Z"), 5);
        Candle before = candle(BTC, Timeframe.D1, Instant.parse("2024-03-01T22:00:00Z"), 6);
        Candle after = candle(BTC, Timeframe.D1, Instant.parse("2024-03-02T22:00:00Z"), 7);
        cache.merge(pass(List.of(utc)));

        assertThat(cache.merge(pass(List.of(before, after))).series())
                .containsExactly(new SeriesMerge(
                        days,
                        0,
                        0,
                        0,
                        0,
                        2,
                        0,
                        List.of(
                                new OddCandle(
                                        before.getOpenTime(),
                                        "it ends at 2024-03-02T22:00:00Z and overlaps a candle that is there"),
                                new OddCandle(
                                        after.getOpenTime(),
                                        "it ends at 2024-03-03T22:00:00Z and overlaps a candle that is there"))));
        assertThat(all(cache.candles(List.of(BTC), Timeframe.D1, TimeRange.ALL)))
                .containsExactly(utc);
    }

    @Test
    @DisplayName("M-CACHE a year of UTC is a file, and a range reads across years")
    void splits_by_year_of_utc() throws IOException {
        Instant newYear = Instant.parse("2025-01-01T00:00:00Z");
        List<Candle> candles = new ArrayList<>();
        for (int step = -3; step < 3; step++) {
            candles.add(candle(BTC, Timeframe.M5, newYear.plus(Duration.ofMinutes(5L * step)), step + 10));
        }
        cache.merge(pass(candles));

        assertThat(files()).containsExactly("BINANCE/BTCUSDT/5m/2024.parquet", "BINANCE/BTCUSDT/5m/2025.parquet");
        assertThat(all(cache)).isEqualTo(candles);
        TimeRange range = new TimeRange(newYear.minusSeconds(300), newYear.plusSeconds(300));
        assertThat(all(cache.candles(List.of(BTC), Timeframe.M5, range))).isEqualTo(candles.subList(2, 4));
        assertThat(all(cache.candles(List.of(BTC), Timeframe.M5, new TimeRange(newYear, newYear))))
                .isEmpty();
        assertThat(all(cache.candles(
                        List.of(BTC), Timeframe.M5, new TimeRange(newYear.minusNanos(1), newYear.plusNanos(1)))))
                .isEqualTo(candles.subList(3, 4));
    }

    @Test
    @DisplayName("M-CACHE names of instruments that no folder may have come back as they were")
    void keeps_odd_names() throws IOException {
        List<String> odd = List.of("MT5:US/30 [x]'\"%*?", "MT5:..", "B3:WIN$N", "ÄÖ:€uro", "A:B:C");
        for (String instrument : odd) {
            cache.merge(pass(steps(instrument, 0, 2)));
        }

        assertThat(cache.series().stream().map(Series::instrument)).containsExactlyInAnyOrderElementsOf(odd);
        for (String instrument : odd) {
            assertThat(all(cache, instrument)).isEqualTo(steps(instrument, 0, 2));
        }
        assertThat(files()).contains("MT5/%2E./5m/2024.parquet", "B3/WIN%24N/5m/2024.parquet");
    }

    @Test
    @DisplayName("M-CACHE a cursor walks over prices without making candles")
    void walks_over_prices() throws IOException {
        cache.merge(pass(steps(BTC, 0, 5_000)));

        double total = 0;
        long opens = 0;
        try (CandleCursor candles = cache.cursor(BTC_5M, TimeRange.ALL, CandleCursor.Fields.PRICES)) {
            while (candles.advance()) {
                total += candles.closePrice();
                opens = candles.openTime();
            }
            assertThatThrownBy(candles::candle).isInstanceOf(IllegalStateException.class);
        }
        assertThat(total).isEqualTo(5_000 * 100.0 + 5_000 * 4_999 / 2.0);
        assertThat(opens).isEqualTo(START.plus(Duration.ofMinutes(5L * 4_999)).toEpochMilli() * 1_000);
    }

    @Test
    @DisplayName("M-CACHE other tools read all files together, exactly, when they unite the columns by name")
    void is_read_by_other_tools() throws IOException {
        cache.merge(pass(List.of(candle(BTC, 0, 42_283.5), candle(BTC, 1, 0.123456789)), List.of(candle(ETH, 0, 7))));

        double[] closes = new double[Batches.MOST_ROWS];
        try (Batches rows = cache.duckDb()
                .query("select \"close\"::double from read_parquet('" + folder
                        + "/**/*.parquet', union_by_name = true) order by instrument, open_time")) {
            assertThat(rows.next()).isTrue();
            rows.doubles(0, closes);
            assertThat(rows.size()).isEqualTo(3);
        }
        assertThat(Arrays.copyOf(closes, 3)).containsExactly(42_283.5, 0.123456789, 7);
    }

    @Test
    @DisplayName("M-CACHE the listing tells gaps, by the session where it is known; no hour is lost when clocks change")
    void lists_gaps() throws IOException {
        List<Candle> candles = new ArrayList<>(steps(BTC, 0, 12 * 48));
        candles.subList(10, 13).clear();
        cache.merge(pass(candles));
        cache.merge(pass(steps(ETH, 0, 2), steps(ETH, 12 * 24, 12 * 24 + 2)));
        Session mornings = new Session(
                ZoneId.of("Europe/Berlin"),
                LocalTime.of(2, 0),
                LocalTime.of(3, 0),
                EnumSet.of(DayOfWeek.SUNDAY, DayOfWeek.MONDAY));

        List<SeriesSummary> listing = cache.list(List.of(), Map.of(ETH, mornings));

        SeriesSummary btc = listing.getFirst();
        assertThat(btc.candles()).isEqualTo(12 * 48 - 3);
        assertThat(btc.firstOpen()).isEqualTo("2024-03-31T00:00:00Z");
        assertThat(btc.lastClose()).isEqualTo("2024-04-02T00:00:00Z");
        assertThat(btc.gapCount()).isEqualTo(1);
        assertThat(btc.missing()).isEqualTo(3);
        assertThat(btc.firstGaps().getFirst().from()).isEqualTo("2024-03-31T00:50:00Z");
        assertThat(btc.bytes()).isEqualTo(Files.size(folder.resolve("BINANCE/BTCUSDT/5m/2024.parquet")));
        assertThat(listing.get(1).sessionKnown()).isTrue();
        assertThat(listing.get(1).gapCount()).isZero();
        assertThat(cache.list(List.of(ETH), Map.of()))
                .singleElement()
                .satisfies(eth -> assertThat(eth.missing()).isEqualTo(12 * 24 - 2));
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".parquet"))
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }
}
