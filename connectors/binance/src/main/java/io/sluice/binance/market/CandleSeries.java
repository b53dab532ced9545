package io.sluice.binance.market;

import io.sluice.market.Micros;
import io.sluice.market.Timeframes;
import io.sluice.schemas.Candle;
import io.sluice.schemas.Timeframe;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;

/**
 * The candles of one instrument and timeframe in order: each once, none left out. What the stream skips is asked for; what
 * the stream says meanwhile waits. Does no I/O and reads no clock. Not thread-safe.
 */
final class CandleSeries {
    /** Candles of the stream that wait for a gap to be filled; beyond that they are asked for again afterwards. */
    private static final int MOST_WAITING = 1_000;

    private final String instrument;
    private final Timeframe timeframe;
    private final Duration length;
    private final int fillAttempts;
    private final Outputs outputs;
    private final TreeMap<Instant, Candle> waiting = new TreeMap<>();
    private Instant next;
    private Instant fillTo;
    private boolean filling;
    private int attempts;

    /** What comes of an input. */
    interface Outputs {
        /** The next candle. */
        void candle(Candle candle);

        /**
         * Candles with open times from {@code from}, inclusive, to {@code to}, exclusive, are to be asked for. Answered by
         * {@link #filled}, never twice at once.
         *
         * @param attempt how often this was asked, from 1
         */
        void fill(Instant from, Instant to, int attempt);

        /** The exchange does not have the candles from {@code from}, inclusive, to {@code to}, exclusive. */
        void missing(Instant from, Instant to);
    }

    /** @param first open time of the first candle that is wanted, aligned to the timeframe */
    CandleSeries(String instrument, Timeframe timeframe, Instant first, int fillAttempts, Outputs outputs) {
        this.instrument = instrument;
        this.timeframe = timeframe;
        length = Timeframes.length(timeframe);
        this.fillAttempts = fillAttempts;
        this.outputs = outputs;
        next = first;
        fillTo = first;
    }

    String instrument() {
        return instrument;
    }

    Timeframe timeframe() {
        return timeframe;
    }

    /** The stream says that a candle has closed. */
    void closed(Candle candle) {
        Instant open = candle.getOpenTime();
        if (open.isBefore(next)) {
            return;
        }
        if (!filling && open.equals(next)) {
            emit(candle);
            return;
        }
        if (waiting.size() < MOST_WAITING) {
            waiting.put(open, candle);
        }
        fillUpTo(open);
    }

    /** Whatever has closed by an instant is wanted: the stream was cut, or is late. */
    void wantedBy(Instant now) {
        fillUpTo(alignedBefore(now));
    }

    private Instant alignedBefore(Instant now) {
        long micros = Micros.of(now);
        return Micros.instant(micros - Math.floorMod(micros, Timeframes.lengthMicros(timeframe)));
    }

    private void fillUpTo(Instant to) {
        if (!filling && to.isAfter(next)) {
            filling = true;
            attempts = 1;
            fillTo = to;
            outputs.fill(next, to, attempts);
        }
    }

    /** What the exchange answered, in order of time; empty also when it could not be asked. */
    void filled(List<Candle> candles, boolean answered) {
        Instant before = next;
        for (Candle candle : candles) {
            take(candle, answered);
        }
        takeWaiting();
        if (next.isAfter(before)) {
            attempts = 0;
        }
        if (next.isBefore(fillTo) && answered && attempts >= fillAttempts) {
            lose(waiting.isEmpty() ? fillTo : earlier(waiting.firstKey(), fillTo));
        }
        if (next.isBefore(fillTo)) {
            attempts += answered ? 1 : 0;
            outputs.fill(next, fillTo, Math.max(1, attempts));
            return;
        }
        filling = false;
        takeWaiting();
        if (!waiting.isEmpty()) {
            fillUpTo(waiting.firstKey());
        }
    }

    /** A hole in the answer is asked for again, and is only believed at the last attempt. */
    private void take(Candle candle, boolean answered) {
        Instant open = candle.getOpenTime();
        if (open.isAfter(next) && answered && attempts >= fillAttempts && open.isBefore(fillTo)) {
            lose(open);
        }
        if (open.equals(next)) {
            emit(candle);
        }
    }

    private void lose(Instant to) {
        outputs.missing(next, to);
        next = to;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private void takeWaiting() {
        while (!waiting.isEmpty() && !waiting.firstKey().isAfter(next)) {
            Candle candle = waiting.pollFirstEntry().getValue();
            if (candle.getOpenTime().equals(next)) {
                emit(candle);
            }
        }
    }

    private void emit(Candle candle) {
        next = candle.getOpenTime().plus(length);
        outputs.candle(candle);
    }
}
