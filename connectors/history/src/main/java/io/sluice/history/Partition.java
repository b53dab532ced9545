package io.sluice.history;

import io.sluice.market.Timeframes;
import io.sluice.schemas.Candle;
import io.sluice.schemas.Timeframe;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * The candles of one series that open in one year: one file, as {@code BINANCE/BTCUSDT/5m/2024.parquet}.
 *
 * @param series whose candles
 * @param year the year in UTC
 */
record Partition(Series series, int year) {
    private static final String ENDING = ".parquet";
    private static final int DEPTH = 4;

    static Partition of(Candle candle) {
        return new Partition(
                new Series(candle.getInstrument(), candle.getTimeframe()),
                candle.getOpenTime().atOffset(ZoneOffset.UTC).getYear());
    }

    /** Its file below the folder of the cache. */
    Path file(Path cache) {
        int colon = series.instrument().indexOf(':');
        return cache.resolve(PathName.of(series.instrument().substring(0, colon)))
                .resolve(PathName.of(series.instrument().substring(colon + 1)))
                .resolve(Timeframes.name(series.timeframe()))
                .resolve(year + ENDING);
    }

    /** The partition that a file holds, told by its place; empty for any other file. */
    static Optional<Partition> at(Path cache, Path file) {
        Path place = cache.relativize(file);
        String year = place.getFileName().toString();
        if (place.getNameCount() != DEPTH || !year.matches("-?\\d{1,9}\\.parquet")) {
            return Optional.empty();
        }
        Optional<String> venue = PathName.text(place.getName(0).toString());
        Optional<String> symbol = PathName.text(place.getName(1).toString());
        Optional<Timeframe> timeframe = timeframe(place.getName(2).toString());
        if (venue.isEmpty() || symbol.isEmpty() || timeframe.isEmpty()) {
            return Optional.empty();
        }
        Series series = new Series(venue.get() + ":" + symbol.get(), timeframe.get());
        return Optional.of(new Partition(series, Integer.parseInt(year.substring(0, year.length() - ENDING.length()))));
    }

    private static Optional<Timeframe> timeframe(String name) {
        try {
            return Optional.of(Timeframes.named(name));
        } catch (IllegalArgumentException other) {
            return Optional.empty();
        }
    }
}
