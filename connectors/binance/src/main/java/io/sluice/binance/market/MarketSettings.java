package io.sluice.binance.market;

import io.sluice.binance.stream.StreamSettings;
import io.sluice.schemas.Timeframe;
import java.time.Duration;
import java.util.List;

/**
 * What is fetched, and how patiently.
 *
 * @param symbols as the exchange calls them, for example BTCUSDT
 * @param timeframes of candles
 * @param quoteInterval shortest time between two quotes of an instrument; what changes in between is merged
 * @param candleGrace how long after its close a candle may be missing on the stream before it is asked for by REST
 * @param fillRetry wait before a gap is asked for again that the exchange has not filled
 * @param fillAttempts how often a gap is asked for until it is held to be one of the exchange's own
 * @param publicStream of the book
 * @param marketStream of candles and mark prices
 */
public record MarketSettings(
        List<String> symbols,
        List<Timeframe> timeframes,
        Duration quoteInterval,
        Duration candleGrace,
        Duration fillRetry,
        int fillAttempts,
        StreamSettings publicStream,
        StreamSettings marketStream) {

    /** With the defaults: a quote each 100 ms at most, 3 s of grace, five attempts 2 s apart. */
    public static MarketSettings of(List<String> symbols, List<Timeframe> timeframes) {
        return new MarketSettings(
                symbols,
                timeframes,
                Duration.ofMillis(100),
                Duration.ofSeconds(3),
                Duration.ofSeconds(2),
                5,
                StreamSettings.MARKET.withSilence(Duration.ofSeconds(30)),
                StreamSettings.MARKET);
    }

    /** The same with other ways to keep the streams. */
    public MarketSettings withStreams(StreamSettings other) {
        return new MarketSettings(
                symbols, timeframes, quoteInterval, candleGrace, fillRetry, fillAttempts, other, other);
    }

    /** @throws IllegalArgumentException when nothing would be fetched */
    public MarketSettings {
        symbols = List.copyOf(symbols);
        timeframes = List.copyOf(timeframes);
        if (symbols.isEmpty()) {
            throw new IllegalArgumentException("market data needs at least one symbol");
        }
        if (fillAttempts < 1) {
            throw new IllegalArgumentException("a gap must be asked for at least once");
        }
    }
}
