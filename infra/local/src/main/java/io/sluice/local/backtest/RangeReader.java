package io.sluice.local.backtest;

import io.sluice.files.CandleImport;
import io.sluice.files.CandleIterator;
import io.sluice.files.ImportSummary;
import io.sluice.files.check.MissingCandles;
import io.sluice.history.TimeRange;
import io.sluice.market.Micros;
import io.sluice.replay.CandleReader;
import io.sluice.schemas.Candle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/** Reads the part of an instrument's history that is asked for, and remembers by a digest what it was. */
public final class RangeReader implements CandleReader {
    private static final int BYTES_A_CANDLE = 7 * Long.BYTES + 1;
    /** A digest takes many bytes at once far more quickly than one by one. */
    private static final int CANDLES_AT_ONCE = 64;

    private final CandleIterator candles;
    private final TimeRange range;
    private final MessageDigest digest;
    private final ByteBuffer bytes = ByteBuffer.allocate(CANDLES_AT_ONCE * BYTES_A_CANDLE);
    private final MissingCandles calendar;
    private Instant first;
    private Instant last;
    private long gaps;
    private long missing;

    /** @param calendar which candles there should be */
    public RangeReader(CandleIterator candles, TimeRange range, MissingCandles calendar) {
        this.calendar = calendar;
        this.candles = candles;
        this.range = range;
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public Candle read() throws IOException {
        try {
            while (candles.hasNext()) {
                Candle candle = candles.next();
                if (!candle.getOpenTime().isBefore(range.to())) {
                    return null;
                }
                if (!candle.getOpenTime().isBefore(range.from())) {
                    remember(candle);
                    return candle;
                }
            }
            return null;
        } catch (UncheckedIOException unreadable) {
            throw new IOException(unreadable.getMessage(), unreadable);
        }
    }

    private void remember(Candle candle) {
        if (first == null) {
            first = candle.getOpenTime();
        } else if (candle.getOpenTime().isAfter(last)) {
            countGap(candle.getOpenTime());
        }
        last = candle.getCloseTime();
        if (!bytes.hasRemaining()) {
            digestBytes();
        }
        bytes.putLong(Micros.of(candle.getOpenTime())).putLong(Micros.of(candle.getCloseTime()));
        bytes.putDouble(candle.getOpen()).putDouble(candle.getHigh()).putDouble(candle.getLow());
        bytes.putDouble(candle.getClose()).putDouble(candle.getVolume());
        bytes.put((byte) (candle.getComplete() ? 1 : 0));
    }

    private void digestBytes() {
        digest.update(bytes.flip());
        bytes.clear();
    }

    private void countGap(Instant opens) {
        long between = calendar.between(last, opens);
        gaps += between > 0 ? 1 : 0;
        missing += between;
    }

    /** Stretches without candles in which the instrument trades. */
    public long gaps() {
        return gaps;
    }

    /** Candles that are missing in them. */
    public long missing() {
        return missing;
    }

    /** When the first candle opened; empty when there was none. */
    public Optional<Instant> first() {
        return Optional.ofNullable(first);
    }

    /** When the last candle closed; empty when there was none. */
    public Optional<Instant> last() {
        return Optional.ofNullable(last);
    }

    /** How far the whole history of the instrument has been read; any thread may ask. */
    Optional<CandleIterator.Progress> progress() {
        return candles.progress();
    }

    /** What became of the files' rows; empty for sources that are no files. */
    public Optional<ImportSummary> summary() {
        return candles instanceof CandleImport files ? Optional.of(files.summary()) : Optional.empty();
    }

    /** SHA-256 over times, prices, volume and completeness of all candles read; to be asked once, at the end. */
    public String fingerprint() {
        digestBytes();
        return HexFormat.of().formatHex(digest.digest());
    }

    @Override
    public void close() throws IOException {
        candles.close();
    }
}
