package io.sluice.binance.sim.stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sluice.binance.sim.exchange.Account;
import io.sluice.binance.sim.exchange.Event;
import io.sluice.binance.sim.exchange.Market;
import io.sluice.binance.sim.rest.Json;
import io.sluice.binance.sim.venue.Candles;
import io.sluice.binance.sim.venue.Interval;
import io.sluice.binance.sim.venue.Kline;
import io.sluice.binance.sim.venue.ListenKeys;
import io.sluice.binance.sim.venue.Venue;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Turns what happens into frames for those who listen. The venue calls it while nothing else is done. */
public final class StreamHub implements Venue.Listener {
    private final Venue venue;
    private final StreamSettings settings;
    private final UserFrames frames;
    private final List<Connection> connections = new CopyOnWriteArrayList<>();
    private final Map<String, Long> closedUntil = new HashMap<>();
    private long markedAt;

    /** For a venue, which it must be told to. */
    public StreamHub(Venue venue, StreamSettings settings) {
        this.venue = venue;
        this.settings = settings;
        this.frames = new UserFrames(venue.exchange());
    }

    void add(Connection connection) {
        connections.add(connection);
    }

    void remove(Connection connection) {
        connections.remove(connection);
    }

    /** How many are connected. */
    public int size() {
        return connections.size();
    }

    /** Cuts all connections. */
    public void cutAll() {
        connections.forEach(Connection::cut);
    }

    @Override
    public void happened(Event event) {
        switch (event) {
            case Event.OrderChanged change -> {
                tell(change.at(), change.account(), frames.order(change));
                if (change.trade() != null) {
                    tell(change.at(), change.account(), frames.tradeLite(change));
                }
            }
            case Event.AccountChanged change -> tell(change.at(), change.account(), frames.account(change));
            case Event.AlgoChanged change -> tell(change.at(), change.account(), frames.algo(change));
            case Event.LeverageChanged change -> tell(change.at(), change.account(), frames.leverage(change));
            case Event.MarketChanged change -> {
                ObjectNode ticker = MarketFrames.bookTicker(change.at(), change.market());
                send(change.at(), stream(change.market(), "bookTicker"), ticker);
                send(change.at(), "!bookTicker", ticker);
            }
        }
    }

    @Override
    public void expired(long now, ListenKeys.Expired key) {
        send(now, key.key(), UserFrames.expired(now, key));
    }

    @Override
    public void ticked(long now) {
        connections.forEach(connection -> connection.tick(now, settings));
        venue.exchange().markets().forEach(market -> candles(now, market));
        if (now - markedAt >= settings.markMillis()) {
            markedAt = now;
            venue.exchange().markets().forEach(market -> mark(now, market));
        }
    }

    private void mark(long now, Market market) {
        ObjectNode frame = MarketFrames.markPrice(now, market, venue.exchange().nextFunding(now));
        send(now, stream(market, "markPrice"), frame);
        send(now, stream(market, "markPrice@1s"), frame);
        for (Interval interval : Interval.ALL) {
            String stream = stream(market, "kline_" + interval.name());
            if (heard(stream)) {
                Candles candles = venue.candles(market.instrument().symbol());
                Kline open = candles.at(interval, interval.floor(now));
                if (open != null) {
                    send(now, stream, MarketFrames.kline(now, market, interval, open, false));
                }
            }
        }
    }

    /** Each candle is told as closed once, also where several minutes have passed since the last look. */
    private void candles(long now, Market market) {
        String symbol = market.instrument().symbol();
        for (Interval interval : Interval.ALL) {
            String stream = stream(market, "kline_" + interval.name());
            long current = interval.floor(now);
            Long told = closedUntil.put(stream, current);
            if (told == null || told >= current || !heard(stream)) {
                continue;
            }
            for (long open = told; open < current; open += interval.millis()) {
                Kline closed = venue.candles(symbol).at(interval, open);
                if (closed != null) {
                    send(now, stream, MarketFrames.kline(now, market, interval, closed, true));
                }
            }
        }
    }

    private static String stream(Market market, String kind) {
        return market.instrument().symbol().toLowerCase(Locale.ROOT) + "@" + kind;
    }

    private boolean heard(String stream) {
        return connections.stream().anyMatch(connection -> connection.hears(stream));
    }

    private void tell(long now, Account account, JsonNode frame) {
        for (Connection connection : connections) {
            for (String stream : connection.streams()) {
                if (venue.listenKeys()
                        .account(stream)
                        .filter(account.id()::equals)
                        .isPresent()) {
                    connection.send(now, stream, frame);
                }
            }
        }
    }

    private void send(long now, String stream, JsonNode frame) {
        for (Connection connection : connections) {
            if (connection.hears(stream)) {
                connection.send(now, stream, frame);
            }
        }
    }

    static ObjectNode answer(JsonNode id, JsonNode result) {
        ObjectNode answer = Json.object();
        answer.set("result", result);
        return answer.set("id", id);
    }
}
