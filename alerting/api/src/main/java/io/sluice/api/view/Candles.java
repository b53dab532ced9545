package io.sluice.api.view;

import io.sluice.schemas.Candle;
import io.sluice.schemas.Timeframe;
import io.sluice.schemas.serde.ExactJson;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The last candles of each instrument and timeframe. Thread-safe. */
final class Candles {
    /** Candles of one instrument and timeframe. */
    static final int MOST = 2_000;

    private final Map<Series, Deque<Bar>> bars = new ConcurrentHashMap<>();
    private final Map<String, Bar> newest = new ConcurrentHashMap<>();
    private final Map<String, String> sources = new ConcurrentHashMap<>();

    private record Series(String instrument, Timeframe timeframe) {}

    /** A candle in a quarter of the memory: there are hundreds of thousands of them. */
    private record Bar(
            long openMicros,
            long closeMicros,
            long knownMicros,
            double open,
            double high,
            double low,
            double close,
            double volume,
            double quoteVolume,
            long tradeCount,
            boolean complete,
            String source) {}

    /**
     * Takes a candle in. One that is not newer than the last of its series is a repetition, which the instrument fold
     * refuses, too.
     *
     * @return whether it was new
     */
    boolean add(Candle candle) {
        Deque<Bar> series = bars.computeIfAbsent(
                new Series(candle.getInstrument(), candle.getTimeframe()), each -> new ArrayDeque<>());
        Bar bar = bar(candle);
        synchronized (series) {
            if (!series.isEmpty() && series.getLast().openMicros >= bar.openMicros) {
                return false;
            }
            series.addLast(bar);
            if (series.size() > MOST) {
                series.removeFirst();
            }
        }
        newest.merge(
                candle.getInstrument(), bar, (former, now) -> now.closeMicros >= former.closeMicros ? now : former);
        return true;
    }

    private Bar bar(Candle candle) {
        return new Bar(
                Micros.of(candle.getOpenTime()),
                Micros.of(candle.getCloseTime()),
                Micros.of(candle.getKnownAt()),
                candle.getOpen(),
                candle.getHigh(),
                candle.getLow(),
                candle.getClose(),
                candle.getVolume(),
                candle.getQuoteVolume() == null ? Double.NaN : candle.getQuoteVolume(),
                candle.getTradeCount() == null ? -1 : candle.getTradeCount(),
                candle.getComplete(),
                sources.computeIfAbsent(candle.getSource(), source -> source));
    }

    /**
     * The newest candles that are wanted, as JSON, oldest first.
     *
     * @param query filters are not looked at; times go by when candles opened
     */
    List<String> page(String instrument, Timeframe timeframe, Query query) {
        Deque<Bar> series = bars.get(new Series(instrument, timeframe));
        if (series == null) {
            return List.of();
        }
        List<Bar> wanted = new ArrayList<>();
        synchronized (series) {
            Iterator<Bar> newestFirst = series.descendingIterator();
            while (newestFirst.hasNext() && wanted.size() < query.limit()) {
                Bar bar = newestFirst.next();
                if (wants(query, bar)) {
                    wanted.add(bar);
                }
            }
        }
        return wanted.reversed().stream()
                .map(bar -> ExactJson.render(candle(instrument, timeframe, bar)))
                .toList();
    }

    private static boolean wants(Query query, Bar bar) {
        return bar.openMicros >= query.fromMicros()
                && bar.openMicros < query.toMicros()
                && (query.after().isEmpty()
                        || bar.openMicros < query.after().get().timeMicros())
                && (query.atMicros().isEmpty()
                        || Math.max(bar.closeMicros, bar.knownMicros)
                                <= query.atMicros().get());
    }

    private static Candle candle(String instrument, Timeframe timeframe, Bar bar) {
        return Candle.newBuilder()
                .setInstrument(instrument)
                .setTimeframe(timeframe)
                .setOpenTime(Micros.toInstant(bar.openMicros))
                .setCloseTime(Micros.toInstant(bar.closeMicros))
                .setOpen(bar.open)
                .setHigh(bar.high)
                .setLow(bar.low)
                .setClose(bar.close)
                .setVolume(bar.volume)
                .setQuoteVolume(Double.isNaN(bar.quoteVolume) ? null : (Double) bar.quoteVolume)
                .setTradeCount(bar.tradeCount < 0 ? null : (Long) bar.tradeCount)
                .setComplete(bar.complete)
                .setSource(bar.source)
                .setKnownAt(Micros.toInstant(bar.knownMicros))
                .build();
    }

    /** When the newest candle of an instrument closed. */
    Optional<Instant> newestClose(String instrument) {
        return Optional.ofNullable(newest.get(instrument)).map(bar -> Micros.toInstant(bar.closeMicros));
    }

    /** Close of the newest candle of an instrument, quote currency. */
    Optional<Double> lastPrice(String instrument) {
        return Optional.ofNullable(newest.get(instrument)).map(Bar::close);
    }

    /** The latest close of any candle: what time it is for the feeds. */
    Optional<Instant> feedTime() {
        return newest.values().stream().map(Bar::closeMicros).max(Long::compare).map(Micros::toInstant);
    }
}
