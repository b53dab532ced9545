package io.sluice.indicator;

import java.nio.ByteBuffer;

/** An indicator of the last n values only: it has nothing to save and is rebuilt from the kept candles. */
abstract class Windowed implements Indicator {
    private final int length;
    private final int firstIndex;

    /**
     * @param length values in the window
     * @param firstIndex index of the first candle that has a value: 0, or 1 where it takes two candles
     */
    Windowed(int length, int firstIndex) {
        this.length = length;
        this.firstIndex = firstIndex;
    }

    /** Folds the candle of the given age as if it were the newest. */
    abstract void add(CandleWindow candles, int age);

    /** Forgets everything. */
    abstract void clear();

    @Override
    public final void update(CandleWindow candles) {
        if (candles.count() > firstIndex) {
            add(candles, 0);
        }
    }

    @Override
    public final int history() {
        return 2 * length + firstIndex;
    }

    @Override
    public final int bytes() {
        return 0;
    }

    @Override
    public final void save(ByteBuffer out) {}

    @Override
    public final void load(ByteBuffer in) {}

    @Override
    public final void rebuild(CandleWindow candles) {
        clear();
        long values = Math.max(0, candles.count() - firstIndex);
        for (int age = SlidingMoments.replayed(values, length) - 1; age >= 0; age--) {
            add(candles, age);
        }
    }
}
