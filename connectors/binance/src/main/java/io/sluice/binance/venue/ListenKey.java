package io.sluice.binance.venue;

import io.sluice.binance.Addresses;
import io.sluice.binance.http.Endpoint;
import io.sluice.binance.http.Exchange;
import io.sluice.binance.http.Paced;
import io.sluice.binance.http.Parameters;
import io.sluice.binance.json.Fields;
import io.sluice.binance.stream.AddressSource;
import io.sluice.connector.VenueUnavailable;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;

/**
 * The key to an account's stream. Good for an hour after it was last asked for; each connection asks, and so does whoever
 * keeps it alive in between.
 */
final class ListenKey implements AddressSource {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int NO_SUCH_KEY = -1125;

    private final Paced rest;
    private final Addresses addresses;

    ListenKey(Paced rest, Addresses addresses) {
        this.rest = rest;
        this.addresses = addresses;
    }

    @Override
    public URI next() throws VenueUnavailable {
        Exchange exchange = rest.send(Endpoint.OPEN_LISTEN_KEY, Parameters.NONE, deadline());
        return addresses.userStream(
                Questions.read(exchange, body -> Fields.object(body).text("listenKey")));
    }

    /** Asks for another hour. False when the key is gone, and with it the stream; true also when nobody answered. */
    boolean keepAlive() {
        return Answers.code(rest.send(Endpoint.KEEP_LISTEN_KEY, Parameters.NONE, deadline())) != NO_SUCH_KEY;
    }

    private Instant deadline() {
        return rest.client().clock().wallNow().plus(PATIENCE);
    }
}
