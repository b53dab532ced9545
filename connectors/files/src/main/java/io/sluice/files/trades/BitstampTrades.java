package io.sluice.files.trades;

import io.sluice.files.CandleIterator;
import io.sluice.files.CandleSource;
import io.sluice.files.csv.Lines;
import io.sluice.schemas.Candle;
import io.sluice.schemas.Timeframe;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The default feed: one-minute candles of the 100,000 trades in BTC against USD that Bitstamp saw from 2013-11-25 to
 * 2013-12-01 (UTC), recorded in the library {@code org.ta4j:ta4j-examples} under the MIT licence.
 *
 * <p>The record begins with a trade at midnight sharp, so its first minute is taken as whole. Its last minute breaks off
 * after five seconds and comes as not complete. Minutes without a trade are flat. A candle is known at its close time.
 */
public final class BitstampTrades implements CandleSource {
    /** The one instrument of this feed. */
    public static final String INSTRUMENT = "BITSTAMP:BTCUSD";
    /** What its candles carry as their source. */
    public static final String SOURCE = "bitstamp-trades";

    private static final String RESOURCE = "bitstamp_trades_from_20131125_usd.csv";
    private static final TradeRollup.Terms TERMS = new TradeRollup.Terms(
            INSTRUMENT,
            Timeframe.M1,
            SOURCE,
            Instant.parse("2013-11-25T00:00:00Z"),
            Duration.ZERO,
            Duration.ofHours(1));

    @Override
    public String name() {
        return "Bitstamp BTCUSD, 100,000 trades of 2013-11-25 to 2013-12-01";
    }

    @Override
    public List<String> instruments() {
        return List.of(INSTRUMENT);
    }

    @Override
    public Timeframe timeframe() {
        return TERMS.timeframe();
    }

    @Override
    public CandleIterator open() throws IOException {
        return new TradeCandles(recordedTrades(), TERMS);
    }

    @Override
    public CandleIterator open(String instrument) throws IOException {
        if (!instrument.equals(INSTRUMENT)) {
            throw new IllegalArgumentException(name() + " holds no " + instrument);
        }
        return open();
    }

    /** The lines of the record: a header, then seconds since 1970, price in USD, amount in BTC. */
    static Lines recordedTrades() throws IOException {
        InputStream bytes = BitstampTrades.class.getClassLoader().getResourceAsStream(RESOURCE);
        if (bytes == null) {
            throw new FileNotFoundException(RESOURCE + " is not on the class path; org.ta4j:ta4j-examples holds it");
        }
        return new Lines(bytes);
    }

    /**
     * All candles at once, about ten thousand.
     *
     * @throws IOException when the record is not on the class path or damaged
     */
    public static List<Candle> candles() throws IOException {
        try (CandleIterator candles = new BitstampTrades().open()) {
            List<Candle> all = new ArrayList<>();
            candles.forEachRemaining(all::add);
            return List.copyOf(all);
        }
    }
}
