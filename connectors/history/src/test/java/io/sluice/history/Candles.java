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
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;

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

    /** The candles in the order that sources keep. */
    @SafeVarargs
    static CandleIterator pass(List<Candle>... candles) {
        Iterator<Candle> ordered = Arrays.stream(candles)
                .flatMap(List::stream)
                .sorted(Comparator.comparing(Candle::getCloseTime).thenComparing(Candle::getInstrument))
                .toList()
                .iterator();
        return new CandleIterator() {
            @Override
            public boolean hasNext() {
                return ordered.hasNext();
            }

            @Override
            public Candle next() {
                return ordered.next();
            }

            @Override
            public void close() {}
        };
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
