package io.sluice.detect;

import java.nio.ByteBuffer;

/** The newest confirmed turning point of one side: where it was, and since when that is known. Times are microseconds. */
final class Swing {
    static final int BYTES = 3 * Long.BYTES + 2 * Double.BYTES;

    private static final long NONE = -1;

    private long index = NONE;
    private long pivotTime;
    private long knownTime;
    private double price;
    private double rsi;

    /** Whether it lies among the newest {@code unbroken} of {@code count} candles, so that no gap lies between. */
    boolean isWithin(long count, int unbroken) {
        return index != NONE && index >= count - unbroken;
    }

    /** Replaces the turning point by a newer one. */
    void moveTo(long index, long pivotTime, long knownTime, double price, double rsi) {
        this.index = index;
        this.pivotTime = pivotTime;
        this.knownTime = knownTime;
        this.price = price;
        this.rsi = rsi;
    }

    /** Index of the candle at the turn. */
    long index() {
        return index;
    }

    /** When the candle at the turn opened. */
    long pivotTime() {
        return pivotTime;
    }

    /** When the candle that confirmed it closed. */
    long knownTime() {
        return knownTime;
    }

    double price() {
        return price;
    }

    double rsi() {
        return rsi;
    }

    void save(ByteBuffer out) {
        out.putLong(index)
                .putLong(pivotTime)
                .putLong(knownTime)
                .putDouble(price)
                .putDouble(rsi);
    }

    void load(ByteBuffer in) {
        moveTo(in.getLong(), in.getLong(), in.getLong(), in.getDouble(), in.getDouble());
    }
}
