package io.sluice.instrument;

import io.sluice.market.TradingDay;
import io.sluice.schemas.Candle;
import java.time.Instant;

/**
 * M-ROLLUP: base candles fill the candles of the shortest rolled timeframe, those fill the next, and so on, so that a base
 * candle changes one small record and not five.
 *
 * <ul>
 *   <li>A candle whose whole time is filled closes at once.
 *   <li>A partly filled candle of the lowest rung waits until a base candle opens that is the grace past its end, because
 *       what is missing may still come; then it closes as incomplete. With no grace it closes when the candle that ends with
 *       it, or the first beyond its end, arrives.
 *   <li>Higher rungs see closed candles only, in order, so nothing is ever late for them. They close with the candle that
 *       ends with them, or as soon as no rung below can still bring them one.
 * </ul>
 */
final class Ladder {
    private final String instrument;
    private final String source;
    private final long grace;
    private final Rung[] rungs;
    private final TradingDays days;

    /** Takes the candles that close. */
    interface Closed {
        void closed(Rung rung, Candle candle, long opens, long closes);
    }

    Ladder(String instrument, String source, long grace, Rung[] rungs, TradingDays days) {
        this.instrument = instrument;
        this.source = source;
        this.grace = grace;
        this.rungs = rungs;
        this.days = days;
    }

    /** Takes the next base candle. */
    void add(Candle candle, long opens, long closes, Closed out) {
        if (rungs.length == 0) {
            return;
        }
        Instant knownAt = candle.getKnownAt();
        expire(opens, knownAt, out);
        fill(0, candle, opens, closes);
        Bucket current = rungs[0].current();
        if (current.isWhole() || (grace == 0 && closes == current.closes())) {
            closeLowest(knownAt, out);
        }
    }

    /** Whether a base candle that opens then could still be merged. */
    boolean isOpenFor(long opens) {
        return rungs.length > 0
                && (rungs[0].current().contains(opens) || rungs[0].held().contains(opens));
    }

    /** Merges a late base candle for which {@link #isOpenFor} holds. */
    void merge(Candle late, long opens, long closes, Instant knownAt, Closed out) {
        Rung lowest = rungs[0];
        if (lowest.held().contains(opens)) {
            lowest.changeHeld().add(late, opens, closes);
            if (lowest.held().isWhole()) {
                close(0, lowest.changeHeld(), knownAt, out);
            }
        } else {
            lowest.changeCurrent().add(late, opens, closes);
            if (lowest.current().isWhole()) {
                closeLowest(knownAt, out);
            }
        }
    }

    private void closeLowest(Instant knownAt, Closed out) {
        Rung lowest = rungs[0];
        if (!lowest.held().isEmpty()) {
            close(0, lowest.changeHeld(), knownAt, out);
        }
        close(0, lowest.changeCurrent(), knownAt, out);
    }

    /** Closes what nothing can be added to any more, now that a base candle opens at the given time. */
    private void expire(long now, Instant knownAt, Closed out) {
        Rung lowest = rungs[0];
        if (!lowest.held().isEmpty() && now >= lowest.held().closes() + grace) {
            close(0, lowest.changeHeld(), knownAt, out);
        }
        if (!lowest.current().isEmpty() && now >= lowest.current().closes()) {
            if (now >= lowest.current().closes() + grace) {
                closeLowest(knownAt, out);
            } else {
                holdLowest(knownAt, out);
            }
        }
        for (int level = 1; level < rungs.length; level++) {
            Bucket current = rungs[level].current();
            if (!current.isEmpty() && now >= current.closes() + grace) {
                close(level, rungs[level].changeCurrent(), knownAt, out);
            }
        }
    }

    private void holdLowest(Instant knownAt, Closed out) {
        if (!rungs[0].held().isEmpty()) {
            close(0, rungs[0].changeHeld(), knownAt, out);
        }
        rungs[0].hold();
    }

    private void close(int level, Bucket bucket, Instant knownAt, Closed out) {
        long opens = bucket.opens();
        long closes = bucket.closes();
        Candle candle = bucket.candle(instrument, rungs[level].timeframe(), source, knownAt);
        bucket.clear();
        out.closed(rungs[level], candle, opens, closes);
        int above = level + 1;
        if (above == rungs.length) {
            return;
        }
        Bucket filling = rungs[above].current();
        if (!filling.isEmpty() && !filling.contains(opens)) {
            close(above, rungs[above].changeCurrent(), knownAt, out);
        }
        fill(above, candle, opens, closes);
        if (closes == filling.closes()) {
            close(above, rungs[above].changeCurrent(), knownAt, out);
        }
    }

    private void fill(int level, Candle part, long opens, long closes) {
        Bucket bucket = rungs[level].changeCurrent();
        if (bucket.isEmpty()) {
            TradingDay day = days.ofCandle(opens);
            long bucketOpens = day.candleOpen(rungs[level].timeframe(), opens);
            bucket.begin(bucketOpens, day.candleClose(rungs[level].timeframe(), bucketOpens), part, opens, closes);
        } else {
            bucket.add(part, opens, closes);
        }
    }
}
