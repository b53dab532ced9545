package io.sluice.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.files.CandleFiles;
import io.sluice.files.CandleImport;
import io.sluice.files.CandleIterator;
import io.sluice.files.ImportSettings;
import io.sluice.schemas.Candle;
import io.sluice.schemas.Timeframe;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RealHistoryTest {
    @TempDir
    private Path folder;

    @Test
    @DisplayName("M-CACHE ten symbols of real 5m candles come back as the CSV has them, each one, in the same order")
    void gives_back_real_candles() throws IOException {
        CandleFiles files = CandleFiles.at(
                List.of(SharedData.at("binance-spot-5m-genetrader")),
                ImportSettings.DEFAULT.withVenue("BINANCE").withTimeframe(Timeframe.M5));
        try (HistoryCache cache = HistoryCache.open(folder)) {
            long imported;
            try (CandleImport candles = files.open()) {
                MergeSummary summary = cache.merge(candles);
                imported = candles.summary().imported();
                assertThat(summary.added()).isEqualTo(imported);
            }
            assertThat(imported).isEqualTo(719_511);

            CachedCandles cached = cache.candles(List.of(), Timeframe.M5, TimeRange.ALL);
            assertThat(cached.instruments()).isEqualTo(files.instruments());
            try (CandleIterator expected = files.open();
                    CandleIterator actual = cached.open()) {
                while (expected.hasNext()) {
                    Candle candle = expected.next();
                    Candle back = actual.next();
                    if (!candle.equals(back)) {
                        assertThat(back).isEqualTo(candle);
                    }
                }
                assertThat(actual.hasNext()).isFalse();
            }
            assertThat(cache.list(List.of(), Map.of()))
                    .hasSize(10)
                    .allSatisfy(series -> assertThat(series.missing()).isZero());
        }
    }
}
