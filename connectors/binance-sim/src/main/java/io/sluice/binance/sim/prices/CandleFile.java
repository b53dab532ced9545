package io.sluice.binance.sim.prices;

import io.sluice.binance.sim.exchange.Instrument;
import io.sluice.binance.sim.exchange.Quote;
import java.io.BufferedReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Candles in the venue's own layout, each played as open, the farther extreme last but one, and close. */
final class CandleFile implements PriceFeed {
    static final int COLUMNS = 11;
    private static final int OPEN = 1;
    private static final int HIGH = 2;
    private static final int LOW = 3;
    private static final int CLOSE = 4;
    private static final int CLOSE_TIME = 6;
    private static final BigDecimal QUANTITY = BigDecimal.TEN;

    private final BufferedReader reader;
    private final Instrument instrument;
    private final Deque<Step> ready = new ArrayDeque<>();
    private long begin = -1;

    CandleFile(BufferedReader reader, Instrument instrument) {
        this.reader = reader;
        this.instrument = instrument;
    }

    @Override
    public Optional<Step> next() throws IOException {
        while (ready.isEmpty()) {
            String line = reader.readLine();
            if (line == null) {
                return Optional.empty();
            }
            if (!line.startsWith("open_time")) {
                read(line);
            }
        }
        return Optional.of(ready.remove());
    }

    private void read(String line) throws IOException {
        String[] cells = line.split(",", -1);
        try {
            long from = Long.parseLong(cells[0]);
            long quarter = (Long.parseLong(cells[CLOSE_TIME]) + 1 - from) / 4;
            begin = begin < 0 ? from : begin;
            BigDecimal open = new BigDecimal(cells[OPEN]);
            BigDecimal close = new BigDecimal(cells[CLOSE]);
            boolean rises = close.compareTo(open) >= 0;
            add(from, open);
            add(from + quarter, new BigDecimal(cells[rises ? LOW : HIGH]));
            add(from + 2 * quarter, new BigDecimal(cells[rises ? HIGH : LOW]));
            add(from + 3 * quarter, close);
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException malformed) {
            throw new IOException("no candle: " + line, malformed);
        }
    }

    private void add(long at, BigDecimal price) {
        ready.add(new Step(at - begin, Quote.at(instrument, price, QUANTITY)));
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
