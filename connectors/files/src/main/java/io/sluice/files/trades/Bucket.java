package io.sluice.files.trades;

import java.time.Instant;

/** The trades of one candle's time, folded as they come, in whatever order. */
final class Bucket {
    private Instant firstTime = Instant.MAX;
    private Instant lastTime = Instant.MIN;
    private double open;
    private double high;
    private double low;
    private double close;
    private double volume;
    private double quoteVolume;
    private long tradeCount;

    /** Without trades: flat at a price that the first trade replaces. */
    Bucket(double price) {
        open = price;
        high = price;
        low = price;
        close = price;
    }

    /** Of trades of one instant, the first to come opens and the last to come closes. */
    void add(Trade trade) {
        if (trade.time().isBefore(firstTime)) {
            firstTime = trade.time();
            open = trade.price();
        }
        if (!trade.time().isBefore(lastTime)) {
            lastTime = trade.time();
            close = trade.price();
        }
        high = tradeCount == 0 ? trade.price() : Math.max(high, trade.price());
        low = tradeCount == 0 ? trade.price() : Math.min(low, trade.price());
        volume += trade.amount();
        quoteVolume += trade.price() * trade.amount();
        tradeCount++;
    }

    double open() {
        return open;
    }

    double high() {
        return high;
    }

    double low() {
        return low;
    }

    double close() {
        return close;
    }

    double volume() {
        return volume;
    }

    double quoteVolume() {
        return quoteVolume;
    }

    long tradeCount() {
        return tradeCount;
    }
}
