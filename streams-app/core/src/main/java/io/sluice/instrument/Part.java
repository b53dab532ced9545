package io.sluice.instrument;

import io.sluice.detect.DetectorFailure;
import io.sluice.indicator.CandleWindow;
import io.sluice.indicator.Periods;
import io.sluice.market.Micros;
import java.nio.ByteBuffer;
import java.util.function.Consumer;

/**
 * An indicator or detector of a chart by its name, which may be anybody's: whatever goes wrong in it is told by that name,
 * and none reaches the bytes of another.
 */
final class Part {
    /** Keeps an instrument's memory bounded; far more than any window of candles needs. */
    private static final int MOST_BYTES = 1 << 16;

    private final String name;
    private final int bytes;

    /**
     * @param name what it is and where it looks
     * @param bytes how many it announces to save
     * @param lookback how many candles it announces to read
     * @throws DetectorFailure when it announces what cannot be
     */
    Part(String name, int bytes, int lookback) {
        this.name = name;
        this.bytes = bytes;
        if (bytes < 0 || bytes > MOST_BYTES) {
            throw new DetectorFailure(name + " wants to save " + bytes + " bytes, not 0 to " + MOST_BYTES);
        }
        if (lookback < 1 || lookback > Periods.LONGEST_HISTORY) {
            throw new DetectorFailure(
                    name + " wants to look back " + lookback + " candles, not 1 to " + Periods.LONGEST_HISTORY);
        }
    }

    int bytes() {
        return bytes;
    }

    /** Lets it write exactly what it has announced. */
    void save(ByteBuffer out, Consumer<ByteBuffer> save) {
        exchange(out, save, "save");
    }

    /** Lets it read exactly what it has announced. */
    void load(ByteBuffer in, Consumer<ByteBuffer> load) {
        exchange(in, load, "load");
    }

    private void exchange(ByteBuffer all, Consumer<ByteBuffer> step, String doing) {
        ByteBuffer own = all.slice(all.position(), bytes);
        run(doing, () -> step.accept(own));
        if (own.hasRemaining()) {
            throw new DetectorFailure(name + " failed to " + doing + ": " + own.position() + " bytes and not the "
                    + bytes + " announced");
        }
        all.position(all.position() + bytes);
    }

    /** Does something with it, away from the hot path. */
    void run(String doing, Runnable step) {
        try {
            step.run();
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError broken) {
            throw new DetectorFailure(name + " failed to " + doing + ": " + broken, broken);
        }
    }

    /** What it threw at the newest candle. */
    DetectorFailure failure(CandleWindow candles, Throwable broken) {
        return new DetectorFailure(
                name + " failed on the candle of " + Micros.instant(candles.openTime(0)) + ": " + broken, broken);
    }
}
