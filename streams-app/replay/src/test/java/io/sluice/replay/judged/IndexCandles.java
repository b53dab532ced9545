package io.sluice.replay.judged;

import io.sluice.schemas.Candle;
import io.sluice.schemas.Timeframe;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;

/** The 255 days of a European index in 2006 for which backtrader publishes what its test strategy makes of them. */
final class IndexCandles {
    private static final String FILE = "index-2006-daily.csv";

    private IndexCandles() {}

    static List<Candle> of2006() throws IOException {
        InputStream file = Objects.requireNonNull(IndexCandles.class.getResourceAsStream(FILE), FILE);
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .skip(1)
                    .map(line -> candle(line.split(",", -1)))
                    .toList();
        }
    }

    private static Candle candle(String[] row) {
        Instant opens = LocalDate.parse(row[0]).atStartOfDay(ZoneOffset.UTC).toInstant();
        Instant closes = opens.plus(Duration.ofDays(1));
        return new Candle(
                "INDEX:EUROPE",
                Timeframe.D1,
                opens,
                closes,
                Double.parseDouble(row[1]),
                Double.parseDouble(row[2]),
                Double.parseDouble(row[3]),
                Double.parseDouble(row[4]),
                0.0,
                null,
                null,
                true,
                "published",
                closes);
    }
}
