package io.sluice.binance.sim.venue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One symbol's one-minute candles since the venue began, and longer ones made of them. */
public final class Candles {
    private final TreeMap<Long, Kline> minutes = new TreeMap<>();

    /** Candles of before; they must not overlap what is there. */
    public void load(Collection<Kline> history) {
        history.forEach(kline -> minutes.putIfAbsent(kline.openTime(), kline));
    }

    /** A trade of the market. */
    public void trade(long now, BigDecimal price, BigDecimal quantity) {
        pass(now, price);
        long open = Interval.ONE_MINUTE.floor(now);
        minutes.compute(open, (at, kline) -> (kline == null ? Kline.flat(at, price) : kline).traded(price, quantity));
    }

    /**
     * Fills minutes without a trade up to now with flat candles, as the venue does.
     *
     * @param price what the first candle begins with
     */
    public void pass(long now, BigDecimal price) {
        long current = Interval.ONE_MINUTE.floor(now);
        if (minutes.isEmpty()) {
            minutes.put(current, Kline.flat(current, price));
        }
        for (long at = minutes.lastKey() + Interval.ONE_MINUTE.millis();
                at <= current;
                at += Interval.ONE_MINUTE.millis()) {
            minutes.put(at, Kline.flat(at, minutes.lastEntry().getValue().close()));
        }
    }

    /** The candle of an interval that begins at a time, made of the minutes there are; null where there are none. */
    public Kline at(Interval interval, long openTime) {
        Kline joined = null;
        for (Kline minute :
                minutes.subMap(openTime, openTime + interval.millis()).values()) {
            joined = joined == null ? opening(minute, openTime) : joined.join(minute);
        }
        return joined;
    }

    /** Candles that begin within both times, oldest first: the first ones where it has a start, else the last ones. */
    public List<Kline> between(Interval interval, Long from, Long to, int limit) {
        if (minutes.isEmpty()) {
            return List.of();
        }
        List<Kline> found = new ArrayList<>();
        long first = interval.floor(from == null ? minutes.firstKey() : Math.max(from, minutes.firstKey()));
        if (from != null && first < from) {
            first += interval.millis();
        }
        long last = interval.floor(to == null ? minutes.lastKey() : Math.min(to, minutes.lastKey()));
        if (from == null) {
            first = Math.max(first, last - (limit - 1L) * interval.millis());
        }
        for (long at = first; at <= last && found.size() < limit; at += interval.millis()) {
            Kline kline = at(interval, at);
            if (kline != null) {
                found.add(kline);
            }
        }
        return found;
    }

    /** The one-minute candles, by their first millisecond. */
    public Map<Long, Kline> minutes() {
        return new TreeMap<>(minutes);
    }

    private static Kline opening(Kline minute, long openTime) {
        return new Kline(
                openTime,
                minute.open(),
                minute.high(),
                minute.low(),
                minute.close(),
                minute.volume(),
                minute.quoteVolume(),
                minute.trades());
    }
}
