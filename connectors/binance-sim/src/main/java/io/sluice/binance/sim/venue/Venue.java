package io.sluice.binance.sim.venue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sluice.binance.sim.exchange.Event;
import io.sluice.binance.sim.exchange.Exchange;
import io.sluice.binance.sim.exchange.ExchangeSettings;
import io.sluice.binance.sim.exchange.Market;
import io.sluice.binance.sim.exchange.Quote;
import io.sluice.binance.sim.ledger.EventFacts;
import io.sluice.binance.sim.ledger.FactKind;
import io.sluice.binance.sim.ledger.LedgerWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongFunction;
import java.util.random.RandomGenerator;

/**
 * The exchange as it runs. Whatever is done, is done one at a time; what happened is in the ledger, on disk, before
 * listeners or callers hear of it.
 */
public final class Venue {
    /** Hears what happened, in order, while nothing else is done. */
    public interface Listener {
        /** Something happened at the exchange. */
        void happened(Event event);

        /** A listen key's time is over. */
        void expired(long now, ListenKeys.Expired key);

        /** A look at the clock, about ten times a second. */
        void ticked(long now);
    }

    private final VenueClock clock;
    private final LedgerWriter ledger;
    private final EventFacts facts;
    private final Exchange exchange;
    private final ListenKeys listenKeys;
    private final Map<String, Candles> candles = new TreeMap<>();
    private final List<Event> events = new ArrayList<>();
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();

    /** Begins; what is older is in the ledger only. */
    public Venue(
            ExchangeSettings settings,
            Collection<Quote> quotes,
            VenueClock clock,
            LedgerWriter ledger,
            long listenKeyMillis,
            RandomGenerator random) {
        this.clock = clock;
        this.ledger = ledger;
        this.facts = new EventFacts(ledger);
        this.exchange = new Exchange(settings, quotes, events::add);
        this.listenKeys = new ListenKeys(listenKeyMillis, random);
        exchange.markets().forEach(market -> candles.put(market.instrument().symbol(), new Candles()));
        ledger.append(clock.millis(), FactKind.VENUE_STARTED, LedgerWriter.details());
    }

    /** Its clock. */
    public VenueClock clock() {
        return clock;
    }

    /** Its exchange; only for work inside {@link #act}. */
    public Exchange exchange() {
        return exchange;
    }

    /** Its listen keys; only for work inside {@link #act}. */
    public ListenKeys listenKeys() {
        return listenKeys;
    }

    /** A symbol's candles; only for work inside {@link #act}. */
    public Candles candles(String symbol) {
        exchange.market(symbol);
        return candles.get(symbol);
    }

    /** Calls a listener from now on. */
    public void listen(Listener listener) {
        listeners.add(listener);
    }

    /** Does something at the venue's present time. */
    public synchronized <T> T act(LongFunction<T> work) {
        try {
            return work.apply(clock.millis());
        } finally {
            publish();
        }
    }

    /** Does something at the venue's present time from which nothing follows at the exchange. */
    public synchronized <T> T look(LongFunction<T> work) {
        return work.apply(clock.millis());
    }

    /** Appends a fact; it is on disk with the next thing that happens. */
    public void note(FactKind kind, ObjectNode details) {
        ledger.append(clock.millis(), kind, details);
    }

    /** The market outside has moved. */
    public void quote(Quote quote) {
        act(now -> {
            exchange.quote(now, quote);
            candles.get(quote.symbol()).trade(now, quote.last(), BigDecimal.ONE);
            return null;
        });
    }

    /** Time has passed: dates, countdowns, funding, candles, listen keys. */
    public void tick() {
        act(now -> {
            exchange.pass(now);
            for (Market market : exchange.markets()) {
                candles.get(market.instrument().symbol())
                        .pass(now, market.quote().last());
            }
            List<ListenKeys.Expired> expired = listenKeys.expire(now);
            publish();
            expired.forEach(key -> listeners.forEach(listener -> listener.expired(now, key)));
            listeners.forEach(listener -> listener.ticked(now));
            return null;
        });
    }

    private void publish() {
        List<Event> happened = List.copyOf(events);
        events.clear();
        happened.forEach(facts::append);
        ledger.sync();
        happened.forEach(event -> listeners.forEach(listener -> listener.happened(event)));
    }
}
