package io.sluice.local.replay;

import io.sluice.schemas.Candle;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.apache.kafka.common.TopicPartition;

/**
 * Candles of one partition by close time, as far as they have been read. Instruments of one instant arrive in any order,
 * some moments apart; who comes later than the slack stands where it came.
 */
final class RecordedPartition {
    /** By close time, and at one close time by instrument. */
    static final Comparator<Candle> ORDER =
            Comparator.comparing(Candle::getCloseTime).thenComparing(Candle::getInstrument);

    private static final Duration SLACK = Duration.ofMinutes(5);

    private final TopicPartition partition;
    private final long end;
    private final PriorityQueue<Candle> read = new PriorityQueue<>(ORDER);
    private Instant newest = Instant.MIN;
    private boolean complete;

    /** @param end offset behind the last record that belongs to the history */
    RecordedPartition(TopicPartition partition, long end) {
        this.partition = partition;
        this.end = end;
    }

    TopicPartition partition() {
        return partition;
    }

    /** A record of the partition that is a candle. */
    void add(long offset, Candle candle) {
        if (offset < end) {
            read.add(candle);
            newest = newest.isBefore(candle.getCloseTime()) ? candle.getCloseTime() : newest;
        }
    }

    /** All records before this offset have been read. */
    void reached(long offset) {
        complete = offset >= end;
    }

    /** Whether nothing that is still to be read comes before {@link #head}. */
    boolean ready() {
        return complete
                || (!read.isEmpty() && !read.peek().getCloseTime().plus(SLACK).isAfter(newest));
    }

    /** The next candle, or null when nothing is left. */
    Candle head() {
        return read.peek();
    }

    void removeHead() {
        read.remove();
    }
}
