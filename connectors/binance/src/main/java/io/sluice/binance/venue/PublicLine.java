package io.sluice.binance.venue;

import io.sluice.binance.Addresses;
import io.sluice.binance.http.AddressBudget;
import io.sluice.binance.http.ClockSync;
import io.sluice.binance.http.Exchange;
import io.sluice.binance.http.Paced;
import io.sluice.binance.http.RestClient;
import io.sluice.binance.http.ServerClock;
import io.sluice.binance.market.Candles;
import io.sluice.binance.rules.ExchangeInfo;
import io.sluice.connector.VenueUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** What anybody may ask the exchange, without a key; and what everybody behind this address shares: its patience, its clock. */
public final class PublicLine implements AutoCloseable {
    private final Addresses addresses;
    private final RestClient client;
    private final Paced rest;

    /**
     * Connects to nothing yet.
     *
     * @param weightPerMinute most request weight in any minute
     * @param wall this machine's clock
     */
    public PublicLine(Addresses addresses, int weightPerMinute, InstantSource wall) {
        this.addresses = addresses;
        this.client = RestClient.open(
                addresses.rest(),
                new ServerClock(wall, System::nanoTime),
                new AddressBudget(weightPerMinute, System::nanoTime));
        this.rest = new Paced(client);
    }

    /** Where the exchange is. */
    public Addresses addresses() {
        return addresses;
    }

    /** The exchange's clock. */
    public ServerClock clock() {
        return client.clock();
    }

    /** What all that share this address may spend. */
    public AddressBudget address() {
        return client.address();
    }

    /** Measures the exchange's clock. */
    public ClockSync clockSync() {
        return new ClockSync(rest);
    }

    /** Asks for candles. */
    public Candles candles() {
        return new Candles(rest);
    }

    /**
     * Measures the exchange's clock anew.
     *
     * @return what this machine's clock must be put forward by
     */
    public Duration clockAhead(Instant deadline) throws VenueUnavailable {
        Optional<Exchange> failure = clockSync().measure(deadline);
        if (failure.isPresent()) {
            throw Answers.failure(failure.get());
        }
        return clock().ahead();
    }

    /** What the exchange says of itself. */
    public ExchangeInfo exchangeInfo(Instant deadline) throws VenueUnavailable {
        return new LiveRules(MarkPrices.UNKNOWN).read(rest, deadline);
    }

    @Override
    public void close() {
        client.close();
    }
}
