package io.sluice.replay.judged;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sluice.market.Timeframes;
import io.sluice.schemas.Candle;
import io.sluice.schemas.Timeframe;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * Recorded candles beside the checkout, or where SLUICE_TEST_DATA says. They may not be redistributed, so tests that use them
 * are skipped where they are absent.
 */
final class RealCandles {
    private RealCandles() {}

    /** Candles of a packed file with a header line and the columns open time in ms, open, high, low, close, volume. */
    static List<Candle> of(String name, String instrument, Timeframe timeframe) throws IOException {
        Optional<Path> file =
                roots().map(root -> root.resolve(name)).filter(Files::exists).findFirst();
        assumeTrue(file.isPresent(), () -> "no recorded market data: " + name + " (set SLUICE_TEST_DATA)");
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file.orElseThrow())), StandardCharsets.UTF_8))) {
            return reader.lines()
                    .skip(1)
                    .map(line -> candle(line.split(",", -1), instrument, timeframe))
                    .toList();
        }
    }

    private static Candle candle(String[] row, String instrument, Timeframe timeframe) {
        Duration length = Timeframes.length(timeframe);
        Instant opens = Instant.ofEpochMilli(Long.parseLong(row[0]));
        Instant closes = opens.plus(length);
        return new Candle(
                instrument,
                timeframe,
                opens,
                closes,
                Double.parseDouble(row[1]),
                Double.parseDouble(row[2]),
                Double.parseDouble(row[3]),
                Double.parseDouble(row[4]),
                Double.parseDouble(row[5]),
                null,
                null,
                true,
                "recorded",
                closes);
    }

    private static Stream<Path> roots() {
        String configured = System.getenv("SLUICE_TEST_DATA");
        Stream<Path> given = configured == null ? Stream.empty() : Stream.of(Path.of(configured));
        Stream<Path> beside = Stream.iterate(Path.of("").toAbsolutePath(), path -> path != null, Path::getParent)
                .map(folder -> folder.resolve("shared/data"));
        return Stream.concat(given, beside);
    }
}
