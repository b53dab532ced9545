package io.sluice.files.check;

import io.sluice.schemas.Candle;
import java.util.Arrays;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * The open times and contents of the last {@value #KEPT} candles of one instrument, so that a row that comes again is
 * told from one that changes history and from one that comes late. Constant memory, 64 KB.
 */
final class RecentCandles {
    /** Candles remembered. */
    static final int KEPT = 4_096;

    private final long[] openSeconds = new long[KEPT];
    private final long[] contents = new long[KEPT];
    private long added;

    /** Remembers a candle newer than all before. */
    void add(Candle candle) {
        int slot = (int) (added++ % KEPT);
        openSeconds[slot] = candle.getOpenTime().getEpochSecond();
        contents[slot] = contentOf(candle);
    }

    /** Content of the remembered candle with this open time, to compare with {@link #contentOf}. */
    OptionalLong contentAt(long openSecond) {
        int next = (int) (added % KEPT);
        int slot = added > KEPT ? Arrays.binarySearch(openSeconds, next, KEPT, openSecond) : -1;
        if (slot < 0) {
            int filled = added == 0 || next != 0 ? next : KEPT;
            slot = Arrays.binarySearch(openSeconds, 0, filled, openSecond);
        }
        return slot < 0 ? OptionalLong.empty() : OptionalLong.of(contents[slot]);
    }

    /** 64 bits that two candles share when prices and volume are equal. */
    static long contentOf(Candle candle) {
        long content = Objects.hashCode(candle.getTradeCount());
        content = mixed(content, candle.getOpen());
        content = mixed(content, candle.getHigh());
        content = mixed(content, candle.getLow());
        content = mixed(content, candle.getClose());
        return mixed(content, candle.getVolume());
    }

    private static long mixed(long content, double value) {
        long next = (content ^ Double.doubleToLongBits(value)) * 0x9E3779B97F4A7C15L;
        return next ^ next >>> 32;
    }
}
