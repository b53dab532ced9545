package io.sluice.indicator;

import java.nio.ByteBuffer;

/**
 * The newest candles of one instrument and timeframe, as a ring of primitives. Candles are addressed by age: 0 is the
 * newest. Prices are quote currency, volume is base units, times are microseconds since 1970.
 */
public final class CandleWindow {
    /** Bytes of one candle as {@link #saveCandle} writes it. */
    public static final int CANDLE_BYTES = Long.BYTES + 5 * Double.BYTES + 1;

    /** Bytes of the counters as {@link #save} writes them. */
    public static final int COUNTER_BYTES = 2 * Long.BYTES + Integer.BYTES;

    private final long[] openTimes;
    private final double[] opens;
    private final double[] highs;
    private final double[] lows;
    private final double[] closes;
    private final double[] volumes;
    private final boolean[] completes;
    private final int mask;
    private long count;
    private long closeTime;
    private int unbroken;

    /** @param atLeast candles that must be kept; rounded up to a power of two */
    public CandleWindow(int atLeast) {
        int capacity = Integer.highestOneBit(Math.max(atLeast, 2) - 1) << 1;
        mask = capacity - 1;
        openTimes = new long[capacity];
        opens = new double[capacity];
        highs = new double[capacity];
        lows = new double[capacity];
        closes = new double[capacity];
        volumes = new double[capacity];
        completes = new boolean[capacity];
    }

    /**
     * Adds the newest candle.
     *
     * @param complete false when part of the candle's time is missing
     * @param afterGap true when candles are missing before it
     */
    public void append(
            long openTime,
            long closeTime,
            double open,
            double high,
            double low,
            double close,
            double volume,
            boolean complete,
            boolean afterGap) {
        int slot = (int) count & mask;
        openTimes[slot] = openTime;
        opens[slot] = open;
        highs[slot] = high;
        lows[slot] = low;
        closes[slot] = close;
        volumes[slot] = volume;
        completes[slot] = complete;
        this.closeTime = closeTime;
        count++;
        if (complete) {
            unbroken = afterGap ? 1 : unbroken + 1;
        } else {
            unbroken = 0;
        }
    }

    /** Candles appended since the beginning; the newest has index {@code count() - 1}. */
    public long count() {
        return count;
    }

    /** How many candles are kept at most. */
    public int capacity() {
        return mask + 1;
    }

    /** How many of the newest candles are complete and follow each other without a gap. */
    public int unbroken() {
        return unbroken;
    }

    /** When the newest candle closed. */
    public long closeTime() {
        return closeTime;
    }

    public long openTime(int age) {
        return openTimes[slot(age)];
    }

    public double open(int age) {
        return opens[slot(age)];
    }

    public double high(int age) {
        return highs[slot(age)];
    }

    public double low(int age) {
        return lows[slot(age)];
    }

    public double close(int age) {
        return closes[slot(age)];
    }

    public double volume(int age) {
        return volumes[slot(age)];
    }

    public boolean complete(int age) {
        return completes[slot(age)];
    }

    /** Close minus open: positive when the candle rose. */
    public double body(int age) {
        return close(age) - open(age);
    }

    /** Age of the kept candle that opened at the given time, or -1. */
    public int ageOf(long openTime) {
        int kept = (int) Math.min(count, capacity());
        for (int age = 0; age < kept && openTime(age) >= openTime; age++) {
            if (openTime(age) == openTime) {
                return age;
            }
        }
        return -1;
    }

    /** Ring slot of the candle with the given index. */
    public int slotOf(long index) {
        return (int) index & mask;
    }

    public void save(ByteBuffer out) {
        out.putLong(count).putLong(closeTime).putInt(unbroken);
    }

    public void load(ByteBuffer in) {
        count = in.getLong();
        closeTime = in.getLong();
        unbroken = in.getInt();
    }

    public void saveCandle(int slot, ByteBuffer out) {
        out.putLong(openTimes[slot]);
        out.putDouble(opens[slot]).putDouble(highs[slot]).putDouble(lows[slot]).putDouble(closes[slot]);
        out.putDouble(volumes[slot]).put((byte) (completes[slot] ? 1 : 0));
    }

    public void loadCandle(int slot, ByteBuffer in) {
        openTimes[slot] = in.getLong();
        opens[slot] = in.getDouble();
        highs[slot] = in.getDouble();
        lows[slot] = in.getDouble();
        closes[slot] = in.getDouble();
        volumes[slot] = in.getDouble();
        completes[slot] = in.get() != 0;
    }

    private int slot(int age) {
        return (int) (count - 1 - age) & mask;
    }
}
