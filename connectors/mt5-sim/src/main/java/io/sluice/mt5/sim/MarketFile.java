package io.sluice.mt5.sim;

import java.io.BufferedReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;

/**
 * A market's past from a file, as quotes: lines of {@code time,open,high,low,close}, time in ISO 8601 and UTC being the
 * open of a candle of a minute, oldest first; a first line that is no candle is a heading.
 */
public final class MarketFile {
    private static final int COLUMNS = 5;
    private static final long QUARTER_MILLIS = 15_000;

    private final TradeServer server;
    private final SimSymbol symbol;

    public MarketFile(TradeServer server, SimSymbol symbol) {
        this.server = server;
        this.symbol = symbol;
    }

    /**
     * Plays the whole file: four quotes a candle, each with a tick of spread.
     *
     * @return the last bid, where the market goes on from
     * @throws IOException naming the line that is no candle, or when there is none at all
     */
    public BigDecimal play(Path file) throws IOException {
        BigDecimal last = null;
        int number = 0;
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                try {
                    last = candle(List.of(line.split(",", -1)));
                } catch (DateTimeParseException | NumberFormatException | IndexOutOfBoundsException noCandle) {
                    if (number > 1) {
                        throw new IOException(file + ":" + number + ": no candle: " + line, noCandle);
                    }
                }
            }
        }
        if (last == null) {
            throw new IOException(file + " has no candle");
        }
        return last;
    }

    private BigDecimal candle(List<String> columns) {
        long open = Instant.parse(columns.getFirst()).toEpochMilli()
                + server.account().utcOffsetSeconds() * 1_000L;
        BigDecimal bid = BigDecimal.ZERO;
        for (int i = 1; i < COLUMNS; i++) {
            bid = onTick(new BigDecimal(columns.get(i).trim()));
            server.quote(symbol.name(), bid, bid.add(symbol.tickSize()), open + (i - 1) * QUARTER_MILLIS);
        }
        return bid;
    }

    private BigDecimal onTick(BigDecimal price) {
        return price.divide(symbol.tickSize(), 0, RoundingMode.HALF_EVEN).multiply(symbol.tickSize());
    }
}
