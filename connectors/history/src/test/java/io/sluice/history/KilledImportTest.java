package io.sluice.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.schemas.Candle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledImportTest {
    private static final int CANDLES = 20_000;
    private static final int KILLS = 3;

    @TempDir
    private Path folder;

    /** Imports more and more candles until it is killed. */
    static final class Importer {
        private Importer() {}

        public static void main(String[] arguments) throws IOException {
            Path folder = Path.of(arguments[0]);
            try (HistoryCache cache = HistoryCache.open(folder)) {
                for (int from = Integer.parseInt(arguments[1]); true; from += CANDLES) {
                    cache.merge(Candles.pass(Candles.steps(Candles.BTC, from, from + CANDLES)));
                    Files.writeString(Path.of(arguments[2]), Integer.toString(from + CANDLES));
                }
            }
        }
    }

    @Test
    @DisplayName("M-CACHE a kill in the middle of an import leaves each file whole, and a repeated import goes on")
    void survives_kills() throws IOException, InterruptedException {
        Path history = folder.resolve("history");
        Path progress = folder.resolve("progress");
        int from = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            from = killAfterProgress(history, progress, from);

            try (HistoryCache cache = HistoryCache.open(history)) {
                List<Candle> there = Candles.all(cache);
                assertThat(there.size()).isGreaterThanOrEqualTo(from);
                assertThat(there).isEqualTo(Candles.steps(Candles.BTC, 0, there.size()));
                cache.merge(Candles.pass(Candles.steps(Candles.BTC, 0, from + CANDLES)));
                assertThat(Candles.all(cache).subList(0, from + CANDLES))
                        .isEqualTo(Candles.steps(Candles.BTC, 0, from + CANDLES));
            }
        }
    }

    private int killAfterProgress(Path history, Path progress, int from) throws IOException, InterruptedException {
        Files.deleteIfExists(progress);
        Path log = folder.resolve("log");
        Process importer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Importer.class.getName(),
                        history.toString(),
                        Integer.toString(from),
                        progress.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            while (!Files.exists(progress) || Files.size(progress) == 0) {
                assertThat(importer.waitFor(20, TimeUnit.MILLISECONDS))
                        .as("the importer ended by itself: %s", Files.readString(log))
                        .isFalse();
            }
        } finally {
            importer.destroyForcibly().waitFor();
        }
        return Integer.parseInt(Files.readString(progress));
    }
}
