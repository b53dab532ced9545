package io.sluice.binance.sim;

import io.sluice.binance.sim.exchange.ExchangeSettings;
import io.sluice.binance.sim.exchange.Instrument;
import io.sluice.binance.sim.exchange.Quote;
import io.sluice.binance.sim.rest.Credential;
import io.sluice.binance.sim.rest.LimitSettings;
import io.sluice.binance.sim.stream.StreamSettings;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * What a simulated venue is started with.
 *
 * @param port on the loopback interface, 0 for any free one
 * @param quotes the first prices, one a contract
 * @param ledger where the truth is written, appended to where it exists
 * @param seed of listen keys and of malice that is left to chance
 * @param listenKeyMillis how long a listen key lasts after it was asked for
 * @param clock what the venue's clock follows
 */
public record VenueSettings(
        int port,
        ExchangeSettings exchange,
        List<Quote> quotes,
        LimitSettings limits,
        StreamSettings streams,
        List<Credential> credentials,
        Path ledger,
        long seed,
        long listenKeyMillis,
        LongSupplier clock) {
    /** The key that is let in unless others are given; it opens nothing but simulated venues. */
    public static final Credential.Hmac DEFAULT_KEY = new Credential.Hmac("sim-key", "main", "sim-secret");

    private static final long HOUR_MILLIS = 3_600_000L;
    private static final BigDecimal TOP_QUANTITY = new BigDecimal("10");
    private static final Map<String, String> FIRST_PRICES =
            Map.of("BTCUSDT", "60000", "ETHUSDT", "3000", "BNBUSDT", "500", "FILUSDT", "5");

    /** Any free port, the usual contracts at round prices, {@link #DEFAULT_KEY}, everything as the venue has it. */
    public static VenueSettings with(Path ledger) {
        return new VenueSettings(
                0,
                ExchangeSettings.DEFAULT,
                Instrument.DEFAULTS.stream().map(VenueSettings::first).toList(),
                LimitSettings.DEFAULT,
                StreamSettings.DEFAULT,
                List.of(DEFAULT_KEY),
                ledger,
                1,
                HOUR_MILLIS,
                System::currentTimeMillis);
    }

    private static Quote first(Instrument instrument) {
        return Quote.at(instrument, new BigDecimal(FIRST_PRICES.get(instrument.symbol())), TOP_QUANTITY);
    }

    /** The same on another port. */
    public VenueSettings onPort(int other) {
        return new VenueSettings(
                other, exchange, quotes, limits, streams, credentials, ledger, seed, listenKeyMillis, clock);
    }

    /** The same with another exchange; first prices must fit its contracts. */
    public VenueSettings with(ExchangeSettings other) {
        return new VenueSettings(
                port, other, quotes, limits, streams, credentials, ledger, seed, listenKeyMillis, clock);
    }

    /** The same with other first prices. */
    public VenueSettings with(List<Quote> others) {
        return new VenueSettings(
                port, exchange, others, limits, streams, credentials, ledger, seed, listenKeyMillis, clock);
    }

    /** The same with other limits. */
    public VenueSettings with(LimitSettings others) {
        return new VenueSettings(
                port, exchange, quotes, others, streams, credentials, ledger, seed, listenKeyMillis, clock);
    }

    /** The same with other streams. */
    public VenueSettings with(StreamSettings others) {
        return new VenueSettings(
                port, exchange, quotes, limits, others, credentials, ledger, seed, listenKeyMillis, clock);
    }

    /** The same with other keys. */
    public VenueSettings letting(List<Credential> others) {
        return new VenueSettings(port, exchange, quotes, limits, streams, others, ledger, seed, listenKeyMillis, clock);
    }

    /** The same with another seed. */
    public VenueSettings seeded(long other) {
        return new VenueSettings(
                port, exchange, quotes, limits, streams, credentials, ledger, other, listenKeyMillis, clock);
    }

    /** The same with another life of listen keys. */
    public VenueSettings withListenKeyMillis(long other) {
        return new VenueSettings(port, exchange, quotes, limits, streams, credentials, ledger, seed, other, clock);
    }

    /** The same following another clock. */
    public VenueSettings following(LongSupplier other) {
        return new VenueSettings(
                port, exchange, quotes, limits, streams, credentials, ledger, seed, listenKeyMillis, other);
    }
}
