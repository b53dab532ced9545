package io.sluice.binance.sim.prices;

import io.sluice.binance.sim.exchange.Instrument;
import io.sluice.binance.sim.exchange.Quote;
import java.io.BufferedReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Lines of {@code millis,symbol,price,quantity}; empty ones and those that begin with # are left out. */
final class PriceScript implements PriceFeed {
    private static final int COLUMNS = 4;

    private final BufferedReader reader;
    private final List<Instrument> instruments;

    PriceScript(BufferedReader reader, List<Instrument> instruments) {
        this.reader = reader;
        this.instruments = instruments;
    }

    @Override
    public Optional<Step> next() throws IOException {
        String line = reader.readLine();
        while (line != null && (line.isBlank() || line.startsWith("#"))) {
            line = reader.readLine();
        }
        return line == null ? Optional.empty() : Optional.of(read(line));
    }

    private Step read(String line) throws IOException {
        String[] cells = line.split(",", -1);
        if (cells.length != COLUMNS) {
            throw new IOException("no price (millis,symbol,price,quantity): " + line);
        }
        Instrument instrument = instruments.stream()
                .filter(each -> each.symbol().equals(cells[1].strip()))
                .findFirst()
                .orElseThrow(() -> new IOException("no such symbol: " + line));
        try {
            Quote quote = Quote.at(instrument, new BigDecimal(cells[2].strip()), new BigDecimal(cells[3].strip()));
            return new Step(Long.parseLong(cells[0].strip()), quote);
        } catch (NumberFormatException malformed) {
            throw new IOException("no price (millis,symbol,price,quantity): " + line, malformed);
        }
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
