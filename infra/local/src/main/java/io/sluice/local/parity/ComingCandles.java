package io.sluice.local.parity;

import io.sluice.schemas.Candle;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Puts candles that come from several partitions in the order of their close times. An instant is complete when every
 * instrument has come so far; one that has not is waited for a little, as it may have nothing to say.
 */
final class ComingCandles {
    private final long patienceNanos;
    private final Map<String, Line> lines = new TreeMap<>();

    /** One instrument's candles that nobody has taken yet. */
    private static final class Line {
        private final Deque<Arrived> waiting = new ArrayDeque<>();
        private Instant latest = Instant.MIN;
    }

    private record Arrived(Candle candle, long nanos) {
        Instant closes() {
            return candle.getCloseTime();
        }
    }

    /**
     * @param instruments ids of all that may come
     * @param patience how long an instant waits for those that have not come so far
     */
    ComingCandles(Collection<String> instruments, Duration patience) {
        this.patienceNanos = patience.toNanos();
        instruments.forEach(instrument -> lines.put(instrument, new Line()));
    }

    /**
     * @param nowNanos of a clock that only goes forward
     * @return false when its instrument is none of those that may come
     */
    boolean add(Candle candle, long nowNanos) {
        Line line = lines.get(candle.getInstrument());
        if (line == null) {
            return false;
        }
        line.waiting.add(new Arrived(candle, nowNanos));
        line.latest = line.latest.isAfter(candle.getCloseTime()) ? line.latest : candle.getCloseTime();
        return true;
    }

    /** Takes the candles of the next instant, by instrument; empty when none is due. */
    List<Candle> next(long nowNanos) {
        Instant next = Instant.MAX;
        long since = nowNanos;
        for (Line line : lines.values()) {
            Arrived first = line.waiting.peek();
            if (first != null && first.closes().isBefore(next)) {
                next = first.closes();
                since = first.nanos();
            }
        }
        Instant instant = next;
        boolean complete = lines.values().stream().noneMatch(line -> line.latest.isBefore(instant));
        return complete || nowNanos - since > patienceNanos ? take(instant) : List.of();
    }

    private List<Candle> take(Instant instant) {
        List<Candle> taken = new ArrayList<>();
        for (Line line : lines.values()) {
            Arrived first = line.waiting.peek();
            if (first != null && first.closes().equals(instant)) {
                taken.add(line.waiting.remove().candle());
            }
        }
        return taken;
    }
}
