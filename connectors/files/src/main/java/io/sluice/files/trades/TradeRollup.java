package io.sluice.files.trades;

import io.sluice.market.Timeframes;
import io.sluice.schemas.Candle;
import io.sluice.schemas.Timeframe;
import java.time.Duration;
import java.time.Instant;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Rolls the trades of one instrument up to candles. Reads no clock: time is what the trades say.
 *
 * <p>A candle closes when a trade comes that is at least the grace later than the candle's end; until then trades that
 * come late are merged. Times without a trade give flat candles at the last price, with no volume and no trades, so that
 * none is missing. What is not known to be whole is marked as not complete: a candle that begins before the record does,
 * and the last one, whose end nobody saw. A silence longer than the longest quiet is a hole in the record and no quiet
 * market: it is not filled, the candle before it counts as a last and the candle after it as a first.
 *
 * <p>Candles are aligned to the UTC day. For one thread.
 */
public final class TradeRollup {
    private final Terms terms;
    private final long step;
    private final Consumer<Candle> closed;
    private final Consumer<Trade> tooLate;
    /** Buckets not yet closed, by the second in which they open. */
    private final TreeMap<Long, Bucket> open = new TreeMap<>();

    private Instant newest = Instant.MIN;
    private Instant wholeFrom;
    /** Opening second of the next candle to close; nothing before it can be merged any more. */
    private long next = Long.MIN_VALUE;

    private double lastPrice;
    private boolean begun;

    /**
     * What the candles are made to.
     *
     * @param instrument instrument as VENUE:SYMBOL
     * @param timeframe length of the candles
     * @param source what candles carry as their source
     * @param wholeFrom from when on the record is known to hold every trade; {@link Instant#MAX} when that is not known,
     *     and then the first candle counts as partial
     * @param grace how long after its end a candle waits for late trades, zero or more
     * @param longestQuiet longest silence that is taken for a quiet market, at least the grace
     */
    public record Terms(
            String instrument,
            Timeframe timeframe,
            String source,
            Instant wholeFrom,
            Duration grace,
            Duration longestQuiet) {
        /** @throws IllegalArgumentException when the grace is negative or longer than the longest quiet */
        public Terms {
            if (grace.isNegative() || grace.compareTo(longestQuiet) > 0) {
                throw new IllegalArgumentException(
                        "grace " + grace + " must be between zero and the longest quiet, " + longestQuiet);
            }
        }
    }

    /**
     * Begins without trades.
     *
     * @param closed receives candles in the order of time
     * @param tooLate receives trades whose candle has closed; they changed nothing
     */
    public TradeRollup(Terms terms, Consumer<Candle> closed, Consumer<Trade> tooLate) {
        this.terms = terms;
        this.step = Timeframes.length(terms.timeframe()).toSeconds();
        this.closed = closed;
        this.tooLate = tooLate;
        this.wholeFrom = terms.wholeFrom();
    }

    /** Takes the next trade, closing the candles it proves to be over. */
    public void add(Trade trade) {
        if (begun && trade.time().isAfter(newest.plus(terms.longestQuiet()))) {
            end();
            wholeFrom = Instant.MAX;
        }
        long bucket = Math.floorDiv(trade.time().getEpochSecond(), step) * step;
        if (bucket < next) {
            tooLate.accept(trade);
            return;
        }
        if (!begun) {
            begin(bucket);
        }
        open.computeIfAbsent(bucket, second -> new Bucket(trade.price())).add(trade);
        newest = trade.time().isAfter(newest) ? trade.time() : newest;
        closeThrough(Math.floorDiv(newest.minus(terms.grace()).getEpochSecond(), step) * step);
    }

    /** The record is over: closes what is open, the last candle as not complete. More trades begin a new record. */
    public void end() {
        if (begun) {
            closeThrough(open.lastKey());
            closeNext(false);
            begun = false;
            wholeFrom = Instant.MAX;
        }
    }

    private void begin(long bucket) {
        begun = true;
        next = bucket;
        if (wholeFrom.equals(Instant.MAX)) {
            wholeFrom = Instant.ofEpochSecond(bucket + step);
        }
    }

    /** Closes all candles that open before a second. */
    private void closeThrough(long end) {
        while (next < end) {
            closeNext(!Instant.ofEpochSecond(next).isBefore(wholeFrom));
        }
    }

    private void closeNext(boolean complete) {
        Bucket traded = open.remove(next);
        Bucket bucket = traded == null ? new Bucket(lastPrice) : traded;
        Instant openTime = Instant.ofEpochSecond(next);
        Instant closeTime = openTime.plusSeconds(step);
        lastPrice = bucket.close();
        next += step;
        closed.accept(new Candle(
                terms.instrument(),
                terms.timeframe(),
                openTime,
                closeTime,
                bucket.open(),
                bucket.high(),
                bucket.low(),
                bucket.close(),
                bucket.volume(),
                bucket.quoteVolume(),
                bucket.tradeCount(),
                complete,
                terms.source(),
                closeTime.plus(terms.grace())));
    }
}
