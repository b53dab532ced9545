package io.sluice.binance.sim.prices;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sluice.binance.sim.exchange.Instrument;
import io.sluice.binance.sim.exchange.Quote;
import java.io.BufferedReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Lines of a receive time in nanoseconds, a space, and a combined-stream frame: book tickers, with trades between. */
final class RecordedStream implements PriceFeed {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long NANOS = 1_000_000L;

    private final BufferedReader reader;
    private final Set<String> symbols;
    private final Map<String, BigDecimal> lastTrades = new HashMap<>();
    private long begin = -1;

    RecordedStream(BufferedReader reader, List<Instrument> instruments) {
        this.reader = reader;
        this.symbols = instruments.stream().map(Instrument::symbol).collect(Collectors.toSet());
    }

    @Override
    public Optional<Step> next() throws IOException {
        String line = reader.readLine();
        while (line != null) {
            int space = line.indexOf(' ');
            JsonNode data = JSON.readTree(line.substring(space + 1)).path("data");
            String symbol = data.path("s").asText();
            if (symbols.contains(symbol) && data.path("e").asText().equals("trade")) {
                lastTrades.put(symbol, new BigDecimal(data.path("p").asText()));
            }
            if (symbols.contains(symbol) && data.path("e").asText().equals("bookTicker")) {
                return Optional.of(step(Long.parseLong(line.substring(0, space)), symbol, data));
            }
            line = reader.readLine();
        }
        return Optional.empty();
    }

    /** The recording has no mark price; the mean of bid and ask stands for it. */
    private Step step(long receivedNanos, String symbol, JsonNode data) {
        BigDecimal bid = new BigDecimal(data.path("b").asText());
        BigDecimal ask = new BigDecimal(data.path("a").asText());
        BigDecimal middle = bid.add(ask).divide(BigDecimal.TWO);
        begin = begin < 0 ? receivedNanos : begin;
        Quote quote = new Quote(
                symbol,
                bid,
                new BigDecimal(data.path("B").asText()),
                ask,
                new BigDecimal(data.path("A").asText()),
                lastTrades.getOrDefault(symbol, bid),
                middle,
                middle);
        return new Step((receivedNanos - begin) / NANOS, quote);
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
