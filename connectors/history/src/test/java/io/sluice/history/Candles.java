package io.sluice.history;

import io.sluice.files.CandleIterator;
import io.sluice.files.CandleSource;
import io.sluice.market.Timeframes;
import io.sluice.schemas.Candle;
import io.sluice.schemas.Timeframe;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes candles and reads them back whole. */
final class Candles {
    static final String BTC = "BINANCE:BTCUSDT";
    static final String ETH = "BINANCE:ETHUSDT";
    static final Instant START = Instant.parse("2024-03-31T00:00:00Z");

    private Candles() {}

    /** A five-minute candle that opens some steps after {@link #START}. */
    static Candle candle(String instrument, int step, double close) {
        return candle(instrument, Timeframe.M5, START.plus(Duration.ofMinutes(5).multipliedBy(step)), close);
    }

    static Candle candle(String instrument, Timeframe timeframe, Instant opens, double close) {
        Instant closes = opens.plus(Timeframes.length(timeframe));
        return new Candle(
                instrument,
                timeframe,
                opens,
                closes,
                close,
                close + 0.25,
                close - 0.25,
                close,
                12.5,
                null,
                null,
                true,
                "test",
                closes);
    }

    /** One candle for each step in [from, to), whose price tells its step. */
    static List<Candle> steps(String instrument, int from, int to) {
        List<Candle> candles = new ArrayList<>();
        for (int step = from; step < to; step++) {
            candles.add(candle(instrument, step, 100 + step));
        }
        return candles;
    }

    /** The same with other particulars. */
    static Candle with(
            Candle candle, boolean complete, String source, @Nullable Double quoteVolume, @Nullable Long tradeCount) {
        return new Candle(
                candle.getInstrument(),
                candle.getTimeframe(),
                candle.getOpenTime(),
                candle.getCloseTime(),
                candle.getOpen(),
                candle.getHigh(),
                candle.getLow(),
                candle.getClose(),
                candle.getVolume(),
                quoteVolume,
                tradeCount,
                complete,
                source,
                candle.getKnownAt());
    }

    static CandleIterator pass(List<Candle> candles) {
        return pass(candles, List.of());
    }

    /** The candles in the order that sources keep. */
    static CandleIterator pass(List<Candle> candles, List<Candle> more) {
        Iterator<Candle> ordered = Stream.concat(candles.stream(), more.stream())
                .sorted(Comparator.comparing(Candle::getCloseTime).thenComparing(Candle::getInstrument))
                .toList()
                .iterator();
        return CandleIterator.over(ordered, () -> {});
    }

    static List<Candle> all(CandleSource source) throws IOException {
        List<Candle> candles = new ArrayList<>();
        try (CandleIterator pass = source.open()) {
            pass.forEachRemaining(candles::add);
        }
        return candles;
    }

    static List<Candle> all(HistoryCache cache, String... instruments) throws IOException {
        return all(cache.candles(List.of(instruments), Timeframe.M5, TimeRange.ALL));
    }
}
