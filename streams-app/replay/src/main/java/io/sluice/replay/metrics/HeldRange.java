package io.sluice.replay.metrics;

import io.sluice.schemas.Mark;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The prices between two fills of which it is certain that a trade was held at them. Of a candle that closed before the next
 * fill all are; of one inside which the fill was made only the open, since nobody knows which of the others came first.
 */
final class HeldRange {
    private double low = Double.POSITIVE_INFINITY;
    private double high = Double.NEGATIVE_INFINITY;
    private @Nullable Mark latest;
    private Instant latestCloses = Instant.MIN;

    /** The next candle, before the fills inside it. */
    void candle(Mark mark, Instant closes) {
        settle();
        latest = mark;
        latestCloses = closes;
    }

    /** A fill ends the range. */
    void endAt(Instant fill) {
        if (latest != null && !latestCloses.isBefore(fill)) {
            reach(latest.getOpen(), latest.getOpen());
            latest = null;
        }
        settle();
    }

    private void settle() {
        if (latest != null) {
            reach(latest.getLow(), latest.getHigh());
            latest = null;
        }
    }

    private void reach(double lowest, double highest) {
        low = Math.min(low, lowest);
        high = Math.max(high, highest);
    }

    boolean isEmpty() {
        return low > high;
    }

    /** Lowest price, quote currency. */
    double low() {
        return low;
    }

    /** Highest price, quote currency. */
    double high() {
        return high;
    }
}
