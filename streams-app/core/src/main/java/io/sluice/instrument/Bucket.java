package io.sluice.instrument;

import io.sluice.market.Micros;
import io.sluice.schemas.Candle;
import io.sluice.schemas.Timeframe;
import java.nio.ByteBuffer;
import java.time.Instant;

/** A candle of a higher timeframe while it is being filled. Times are microseconds; covered is the time of whole parts. */
final class Bucket {
    static final int BYTES = 2 * Long.BYTES + 4 * Integer.BYTES + 6 * Double.BYTES;

    private static final double NO_QUOTE_VOLUME = Double.NaN;
    private static final long NO_TRADE_COUNT = -1;

    private long opens;
    private long closes;
    private long firstPart;
    private long lastPart;
    private long covered;
    private long tradeCount;
    private double open;
    private double high;
    private double low;
    private double close;
    private double volume;
    private double quoteVolume;

    /** Whether it holds any part. */
    boolean isEmpty() {
        return opens == closes;
    }

    boolean contains(long time) {
        return time >= opens && time < closes;
    }

    long opens() {
        return opens;
    }

    /** First microsecond after it; 0 while it is empty. */
    long closes() {
        return closes;
    }

    /** Whether every part of its time is there. */
    boolean isWhole() {
        return covered == closes - opens;
    }

    /** Begins with its first part. */
    void begin(long opens, long closes, Candle part, long partOpens, long partCloses) {
        this.opens = opens;
        this.closes = closes;
        firstPart = partOpens;
        lastPart = partOpens;
        open = part.getOpen();
        high = part.getHigh();
        low = part.getLow();
        close = part.getClose();
        volume = 0;
        quoteVolume = 0;
        tradeCount = 0;
        covered = 0;
        count(part, partCloses - partOpens);
    }

    /** Takes a further part, which may be older than those it holds. */
    void add(Candle part, long partOpens, long partCloses) {
        if (partOpens < firstPart) {
            firstPart = partOpens;
            open = part.getOpen();
        }
        if (partOpens > lastPart) {
            lastPart = partOpens;
            close = part.getClose();
        }
        high = Math.max(high, part.getHigh());
        low = Math.min(low, part.getLow());
        count(part, partCloses - partOpens);
    }

    /** Forgets the times only: a candle that begins sets all else. */
    void clear() {
        opens = 0;
        closes = 0;
        firstPart = 0;
        lastPart = 0;
        covered = 0;
    }

    /** The candle as far as it is filled. */
    Candle candle(String instrument, Timeframe timeframe, String source, Instant knownAt) {
        return new Candle(
                instrument,
                timeframe,
                Micros.instant(opens),
                Micros.instant(closes),
                open,
                high,
                low,
                close,
                volume,
                Double.isNaN(quoteVolume) ? null : quoteVolume,
                tradeCount == NO_TRADE_COUNT ? null : tradeCount,
                isWhole(),
                source,
                knownAt);
    }

    /** Times inside are written as seconds from the opening: candles begin and end on whole seconds. */
    void save(ByteBuffer out) {
        out.putLong(opens).putInt(seconds(closes - opens)).putInt(seconds(covered));
        out.putInt(seconds(firstPart - opens)).putInt(seconds(lastPart - opens));
        out.putDouble(open).putDouble(high).putDouble(low).putDouble(close);
        out.putDouble(volume).putDouble(quoteVolume).putLong(tradeCount);
    }

    void load(ByteBuffer in) {
        opens = in.getLong();
        closes = opens + micros(in.getInt());
        covered = micros(in.getInt());
        firstPart = opens + micros(in.getInt());
        lastPart = opens + micros(in.getInt());
        open = in.getDouble();
        high = in.getDouble();
        low = in.getDouble();
        close = in.getDouble();
        volume = in.getDouble();
        quoteVolume = in.getDouble();
        tradeCount = in.getLong();
    }

    private static int seconds(long micros) {
        return (int) (micros / Micros.PER_SECOND);
    }

    private static long micros(int seconds) {
        return seconds * Micros.PER_SECOND;
    }

    /** Sums are known only as long as every part gives them. */
    private void count(Candle part, long length) {
        volume += part.getVolume();
        Double partQuoteVolume = part.getQuoteVolume();
        quoteVolume = partQuoteVolume == null ? NO_QUOTE_VOLUME : quoteVolume + partQuoteVolume;
        Long partTrades = part.getTradeCount();
        tradeCount = partTrades == null || tradeCount == NO_TRADE_COUNT ? NO_TRADE_COUNT : tradeCount + partTrades;
        covered += part.getComplete() ? length : 0;
    }
}
