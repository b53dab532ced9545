package io.sluice.binance.market;

import io.sluice.binance.Symbols;
import io.sluice.schemas.Quote;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Joins book and mark price to quotes. What is older than what is known is dropped: two connections overlap at a renewal.
 * A book changes hundreds of times a second; of what comes within the interval only the last is told. Thread-safe.
 */
final class Quotes {
    static final String SOURCE = "binance-stream";

    private final ReentrantLock lock = new ReentrantLock();
    private final long intervalNanos;
    private final Consumer<Quote> sink;
    private final Map<String, Latest> latest = new HashMap<>();

    /** What is known of one symbol. */
    private static final class Latest {
        private MarketMessage.@Nullable Book book;
        private MarketMessage.@Nullable Mark mark;
        private boolean changed;
        private boolean told;
        private long toldNanos;
    }

    /** @param sink takes quotes, one at a time */
    Quotes(Duration interval, Consumer<Quote> sink) {
        intervalNanos = interval.toNanos();
        this.sink = sink;
    }

    void book(MarketMessage.Book book, long nowNanos) {
        lock.lock();
        try {
            Latest known = latest(book.symbol());
            if (known.book == null || book.update() > known.book.update()) {
                known.book = book;
                changed(known, nowNanos);
            }
        } finally {
            lock.unlock();
        }
    }

    void mark(MarketMessage.Mark mark, long nowNanos) {
        lock.lock();
        try {
            Latest known = latest(mark.symbol());
            if (known.mark == null || mark.time().isAfter(known.mark.time())) {
                known.mark = mark;
                changed(known, nowNanos);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Tells what has changed and was held back for its interval. */
    void flush(long nowNanos) {
        lock.lock();
        try {
            latest.values().stream().filter(known -> known.changed).forEach(known -> changed(known, nowNanos));
        } finally {
            lock.unlock();
        }
    }

    private Latest latest(String symbol) {
        return latest.computeIfAbsent(symbol, unseen -> new Latest());
    }

    private void changed(Latest known, long nowNanos) {
        known.changed = true;
        if (known.book != null && (!known.told || nowNanos - known.toldNanos >= intervalNanos)) {
            sink.accept(quote(known.book, known.mark));
            known.changed = false;
            known.told = true;
            known.toldNanos = nowNanos;
        }
    }

    private static Quote quote(MarketMessage.Book book, MarketMessage.@Nullable Mark mark) {
        Instant time = mark != null && mark.time().isAfter(book.time()) ? mark.time() : book.time();
        return Quote.newBuilder()
                .setInstrument(Symbols.instrument(book.symbol()))
                .setTime(time)
                .setBid(book.bid())
                .setAsk(book.ask())
                .setBidQuantity(book.bidQuantity())
                .setAskQuantity(book.askQuantity())
                .setMarkPrice(mark == null ? null : mark.price())
                .setFundingRate(mark == null ? null : mark.fundingRate())
                .setNextFundingTime(mark == null ? null : mark.nextFunding())
                .setSource(SOURCE)
                .setBookTime(book.time())
                .build();
    }
}
