package io.sluice.local.live;

import io.sluice.binance.venue.MarkPrices;
import io.sluice.schemas.Quote;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The last mark price of each instrument, as quotes tell it. Thread-safe. */
final class LatestMarks implements MarkPrices {
    /** The exchange tells one each second; older than this the stream is broken, and nothing is judged by it. */
    private static final Duration OLDEST = Duration.ofSeconds(10);

    private final Map<String, Told> marks = new ConcurrentHashMap<>();
    private final LongSupplier nanos;

    private record Told(BigDecimal price, long atNanos) {}

    /** @param nanos monotonic clock */
    LatestMarks(LongSupplier nanos) {
        this.nanos = nanos;
    }

    void heard(Quote quote) {
        Double price = quote.getMarkPrice();
        if (price != null) {
            marks.put(quote.getInstrument(), new Told(BigDecimal.valueOf(price), nanos.getAsLong()));
        }
    }

    @Override
    public @Nullable BigDecimal of(String instrument) {
        Told told = marks.get(instrument);
        return told == null || nanos.getAsLong() - told.atNanos() > OLDEST.toNanos() ? null : told.price();
    }
}
