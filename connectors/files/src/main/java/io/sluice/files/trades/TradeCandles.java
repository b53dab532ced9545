package io.sluice.files.trades;

import io.sluice.files.CandleIterator;
import io.sluice.files.csv.Lines;
import io.sluice.schemas.Candle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.NoSuchElementException;
import java.util.Queue;

/**
 * One pass over a record of trades (seconds, price, amount; one header line) as candles. The record is a known one:
 * a line that is no trade, or a trade out of its time, means that it is damaged, and fails.
 */
final class TradeCandles implements CandleIterator {
    private static final int COLUMNS = 3;

    private final Lines lines;
    private final Queue<Candle> ready = new ArrayDeque<>();
    private final TradeRollup rollup;
    private boolean ended;

    TradeCandles(Lines lines, TradeRollup.Terms terms) {
        this.lines = lines;
        this.rollup = new TradeRollup(terms, ready::add, trade -> {
            throw new IllegalStateException("line " + lines.number() + ": trade out of order: " + trade);
        });
    }

    @Override
    public boolean hasNext() {
        while (ready.isEmpty() && !ended) {
            readOne();
        }
        return !ready.isEmpty();
    }

    private void readOne() {
        try {
            String line = lines.next();
            if (line == null) {
                ended = true;
                rollup.end();
                lines.close();
            } else if (lines.number() > 1) {
                rollup.add(tradeOf(line));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("after line " + lines.number() + " of the trades: " + e.getMessage(), e);
        }
    }

    private Trade tradeOf(String line) throws IOException {
        String[] fields = line.split(",", -1);
        try {
            if (fields.length == COLUMNS) {
                return new Trade(
                        Instant.ofEpochSecond(Long.parseLong(fields[0])),
                        Double.parseDouble(fields[1]),
                        Double.parseDouble(fields[2]));
            }
        } catch (IllegalArgumentException e) {
            throw new IOException("line " + lines.number() + " is no trade: " + line, e);
        }
        throw new IOException("line " + lines.number() + " is no trade: " + line);
    }

    @Override
    public Candle next() {
        if (!hasNext()) {
            throw new NoSuchElementException("all candles were given out");
        }
        return ready.remove();
    }

    @Override
    public void close() throws IOException {
        ended = true;
        ready.clear();
        lines.close();
    }
}
