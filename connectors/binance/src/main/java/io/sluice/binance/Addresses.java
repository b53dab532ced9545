package io.sluice.binance;

import java.net.URI;
import java.util.Locale;
import java.util.Set;

/**
 * Where the exchange is.
 *
 * @param rest base of the REST interface, without a trailing slash
 * @param streams base of the WebSocket interface, without a trailing slash
 * @param routed whether streams are reached by their kind ({@code /public}, {@code /market}, {@code /private}), as the
 *     exchange does since 2026-03, or all by one path, as the test network still does
 */
public record Addresses(URI rest, URI streams, boolean routed) {
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

    /** The exchange itself. */
    public static final Addresses LIVE =
            new Addresses(URI.create("https://fapi.binance.com"), URI.create("wss://fstream.binance.com"), true);

    /** Its test network. */
    public static final Addresses TESTNET = new Addresses(
            URI.create("https://testnet.binancefuture.com"), URI.create("wss://fstream.binancefuture.com"), false);

    /**
     * A simulated venue on this machine.
     *
     * @throws IllegalArgumentException when either address leaves it: an address that can be set could otherwise be set to
     *     the real exchange
     */
    public static Addresses simulated(URI rest, URI streams) {
        for (URI address : new URI[] {rest, streams}) {
            if (address.getHost() == null
                    || !LOOPBACK.contains(address.getHost().toLowerCase(Locale.ROOT))) {
                throw new IllegalArgumentException(address + " is not on this machine");
            }
        }
        return new Addresses(rest, streams, true);
    }

    /** Several public streams in one connection, for example {@code btcusdt@bookTicker}. */
    public URI publicStreams(Iterable<String> names) {
        return combined("/public", names);
    }

    /** Several market streams in one connection, for example {@code btcusdt@kline_1m}. */
    public URI marketStreams(Iterable<String> names) {
        return combined("/market", names);
    }

    /** The stream of the account that the listen key stands for. */
    public URI userStream(String listenKey) {
        return URI.create(streams + (routed ? "/private/ws?listenKey=" : "/ws/") + listenKey);
    }

    private URI combined(String kind, Iterable<String> names) {
        return URI.create(streams + (routed ? kind : "") + "/stream?streams=" + String.join("/", names));
    }
}
