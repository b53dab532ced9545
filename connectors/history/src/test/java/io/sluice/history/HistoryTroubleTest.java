package io.sluice.history;

import static io.sluice.history.Candles.BTC;
import static io.sluice.history.Candles.ETH;
import static io.sluice.history.Candles.all;
import static io.sluice.history.Candles.candle;
import static io.sluice.history.Candles.pass;
import static io.sluice.history.Candles.steps;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.files.CandleIterator;
import io.sluice.schemas.Candle;
import io.sluice.schemas.Timeframe;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryTroubleTest {
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
    @DisplayName("M-CACHE a source that fails in the middle leaves what was there, and the lock free")
    void survives_a_source_that_fails() throws IOException {
        cache.merge(pass(steps(BTC, 0, 2)));
        CandleIterator failing = new CandleIterator() {
            private int given;

            @Override
            public boolean hasNext() {
                if (given == 3) {
                    throw new UncheckedIOException(new IOException("the disk is gone"));
                }
                return true;
            }

            @Override
            public Candle next() {
                return candle(BTC, ++given, 9);
            }

            @Override
            public void close() {}
        };

        assertThatThrownBy(() -> cache.merge(failing))
                .isInstanceOf(IOException.class)
                .hasMessage("the disk is gone");
        assertThat(all(cache)).isEqualTo(steps(BTC, 0, 2));
        cache.merge(pass(steps(BTC, 2, 3)));
        assertThat(all(cache)).isEqualTo(steps(BTC, 0, 3));
        assertThat(folder.resolve(".staging")).doesNotExist();
    }

    @Test
    @DisplayName("M-CACHE one import at a time")
    void refuses_a_second_import() throws IOException {
        try (CacheLock other = CacheLock.take(folder)) {
            assertThat(other.staging()).isDirectory();
            assertThatThrownBy(() -> cache.merge(pass(steps(BTC, 0, 1))))
                    .isInstanceOf(HistoryException.class)
                    .hasMessage(folder + ": another import is changing it; wait for its end");
        }
    }

    @Test
    @DisplayName("M-CACHE what a killed import left is cleared away by the next")
    void clears_what_a_kill_left() throws IOException {
        cache.merge(pass(steps(BTC, 0, 2)));
        Path series = folder.resolve("BINANCE/BTCUSDT/5m");
        Files.writeString(series.resolve(".2024.parquet.4711.unfinished"), "half a file");
        Files.createDirectories(folder.resolve(".staging"));
        Files.writeString(folder.resolve(".staging/1.avro"), "half a file");

        assertThat(all(cache)).isEqualTo(steps(BTC, 0, 2));
        cache.merge(pass(steps(BTC, 0, 3)));

        assertThat(series).isDirectoryContaining("glob:**/2024.parquet").isDirectoryNotContaining("glob:**.unfinished");
        assertThat(folder.resolve(".staging")).doesNotExist();
    }

    @Test
    @DisplayName(
            "M-CACHE a damaged file stops an import and a read, each naming it and what to do; the listing tells of it")
    void tells_of_a_damaged_file() throws IOException {
        cache.merge(pass(steps(BTC, 0, 2), steps(ETH, 0, 2)));
        Path file = folder.resolve("BINANCE/BTCUSDT/5m/2024.parquet");
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));
        String advice = "delete it and import its candles again";

        assertThatThrownBy(() -> cache.merge(pass(steps(BTC, 0, 3))))
                .isInstanceOf(HistoryException.class)
                .hasMessageContaining(file.toString())
                .hasMessageEndingWith(advice);
        assertThatThrownBy(() -> all(cache))
                .hasMessageContaining(file.toString())
                .hasMessageEndingWith(advice);
        assertThat(Files.size(file)).isEqualTo(whole.length / 2);
        List<SeriesSummary> listing = cache.list(List.of(), Map.of());
        assertThat(listing).extracting(SeriesSummary::candles).containsExactly(0L, 2L);
        assertThat(listing.getFirst().damaged())
                .singleElement()
                .asString()
                .startsWith(file.toString())
                .endsWith(advice);
    }

    @Test
    @DisplayName("M-CACHE a Parquet file of other columns in the cache is told of, not guessed at")
    void tells_of_a_foreign_file() throws IOException {
        cache.merge(pass(steps(BTC, 0, 2)));
        Path file = folder.resolve("BINANCE/BTCUSDT/5m/2024.parquet");
        cache.duckDb().execute("copy (select 1 as x) to '" + file + "' (format parquet)");

        assertThatThrownBy(() -> all(cache))
                .hasMessageContaining(file.toString())
                .hasMessageContaining("source");
    }

    @Test
    @DisplayName("M-CACHE a file that was moved to the place of another instrument is refused")
    void refuses_a_misplaced_file() throws IOException {
        cache.merge(pass(steps(BTC, 0, 2), steps(ETH, 0, 2)));
        Path file = folder.resolve("BINANCE/BTCUSDT/5m/2024.parquet");
        Files.move(folder.resolve("BINANCE/ETHUSDT/5m/2024.parquet"), file, StandardCopyOption.REPLACE_EXISTING);

        assertThatThrownBy(() -> all(cache, BTC))
                .isInstanceOf(HistoryException.class)
                .hasMessage(file
                        + ": holds BINANCE:ETHUSDT 5m in the place of BINANCE:BTCUSDT 5m; put it where it belongs");
    }

    @Test
    @DisplayName("M-CACHE what is not there is refused with what is")
    void says_what_is_there() throws IOException {
        assertThatThrownBy(() -> cache.candles(List.of(BTC), Timeframe.M5, TimeRange.ALL))
                .isInstanceOf(HistoryException.class)
                .hasMessage(folder + ": no candles of BINANCE:BTCUSDT 5m; it is empty; fill it with './sluice import'");
        cache.merge(pass(steps(BTC, 0, 2)));
        assertThatThrownBy(() -> cache.candles(List.of(BTC), Timeframe.H1, TimeRange.ALL))
                .hasMessage(folder + ": no candles of BINANCE:BTCUSDT 1h; it has BINANCE:BTCUSDT 5m");
    }

    @Test
    @DisplayName("M-CACHE a folder that cannot be written says so")
    void refuses_a_folder_that_cannot_be_written() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "in the way");
        try (HistoryCache blocked = HistoryCache.open(file.resolve("history"))) {
            assertThatThrownBy(() -> blocked.merge(pass(steps(BTC, 0, 1))))
                    .isInstanceOf(HistoryException.class)
                    .hasMessageStartingWith(file.resolve("history") + ": cannot be written")
                    .hasMessageEndingWith("choose another folder or mend its rights");
            assertThat(blocked.list(List.of(), Map.of())).isEmpty();
        }
    }
}
