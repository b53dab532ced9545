package io.sluice.binance.market;

import io.sluice.binance.Symbols;
import io.sluice.schemas.Candle;
import io.sluice.schemas.Timeframe;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** Drives one {@link CandleSeries}: asks for its gaps on a thread of their own, one at a time. Thread-safe. */
final class SeriesFeed implements CandleSeries.Outputs, AutoCloseable {
    private final ReentrantLock lock = new ReentrantLock();
    private final String symbol;
    private final Candles candles;
    private final Duration retry;
    private final MarketSink sink;
    private final CandleSeries series;
    private volatile boolean closed;

    SeriesFeed(
            String symbol,
            Timeframe timeframe,
            Instant first,
            Candles candles,
            MarketSettings settings,
            MarketSink sink) {
        this.symbol = symbol;
        this.candles = candles;
        retry = settings.fillRetry();
        this.sink = sink;
        series = new CandleSeries(Symbols.instrument(symbol), timeframe, first, settings.fillAttempts(), this);
    }

    void closed(Candle candle) {
        locked(() -> series.closed(candle));
    }

    void wantedBy(Instant now) {
        locked(() -> series.wantedBy(now));
    }

    private void locked(Runnable step) {
        lock.lock();
        try {
            step.run();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void candle(Candle candle) {
        if (!closed) {
            sink.candle(candle);
        }
    }

    @Override
    public void missing(Instant from, Instant to) {
        sink.missing(series.instrument(), series.timeframe(), from, to);
    }

    @Override
    public void fill(Instant from, Instant to, int attempt) {
        Thread.ofVirtual().name("binance-fill-" + symbol).start(() -> ask(from, to, attempt));
    }

    private void ask(Instant from, Instant to, int attempt) {
        try {
            if (attempt > 1) {
                Thread.sleep(retry);
            }
            Optional<List<Candle>> answer = candles.between(symbol, series.timeframe(), from, to);
            if (answer.isEmpty()) {
                Thread.sleep(retry);
            }
            if (!closed) {
                locked(() -> series.filled(answer.orElse(List.of()), answer.isPresent()));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
