package io.sluice.local.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Closed trades as the candles in which they were opened and closed; what is open at the end is none. */
final class Trades {
    private int[] candles = new int[1_024];
    private int size;

    /** The candle, from 0, in which one of them was opened and the candle in which it was closed. */
    record Trade(int opened, int closed) {}

    void add(int opened, int closed) {
        if (size == candles.length) {
            candles = Arrays.copyOf(candles, 2 * size);
        }
        candles[size++] = opened;
        candles[size++] = closed;
    }

    int count() {
        return size / 2;
    }

    List<Trade> list() {
        List<Trade> trades = new ArrayList<>(count());
        for (int i = 0; i < size; i += 2) {
            trades.add(new Trade(candles[i], candles[i + 1]));
        }
        return trades;
    }
}
