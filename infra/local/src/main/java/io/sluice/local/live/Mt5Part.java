package io.sluice.local.live;

import io.sluice.binance.Mode;
import io.sluice.binance.publish.MarketPublisher;
import io.sluice.local.config.Configuration;
import io.sluice.local.config.Mt5Settings;
import io.sluice.market.InstrumentDefinition;
import io.sluice.mt5.feed.MarketFeed;
import io.sluice.mt5.feed.MarketSink;
import io.sluice.mt5.feed.Series;
import io.sluice.mt5.link.EpochFile;
import io.sluice.mt5.link.TerminalServer;
import io.sluice.mt5.link.TerminalSettings;
import io.sluice.mt5.rest.RestServer;
import io.sluice.mt5.rest.RestSettings;
import io.sluice.mt5.venue.Mt5Account;
import io.sluice.mt5.venue.Mt5Venue;
import io.sluice.schemas.Candle;
import io.sluice.schemas.Quote;
import io.sluice.schemas.catalogue.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** MetaTrader 5 at work: terminals dial in, their market data go onto topics, and orders to the accounts there. */
final class Mt5Part implements VenuePart {
    private static final Duration HEARTBEAT = Duration.ofSeconds(1);
    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(5);
    private static final int MOST_TERMINALS = 256;

    private final Configuration configuration;
    private final Mt5Settings settings;
    private final Place place;
    private final TerminalServer terminals;
    private @Nullable RestServer rest;
    private final RunnerAndFeed work = new RunnerAndFeed();

    private Mt5Part(Configuration configuration, Mt5Settings settings, Place place, TerminalServer terminals) {
        this.configuration = configuration;
        this.settings = settings;
        this.place = place;
        this.terminals = terminals;
    }

    /**
     * Listens for terminals, and starts the rest in the background.
     *
     * @param instance name of this process that stays the same over restarts
     * @throws IOException when a port is taken or the gateway's epoch cannot be kept
     */
    static Mt5Part start(
            Configuration configuration, Mt5Settings settings, Mt5Tokens tokens, String instance, Place place)
            throws IOException {
        Path folder = place.dataDir().resolve("mt5-gateway");
        TerminalSettings listening = new TerminalSettings(
                settings.host(),
                settings.terminalPort(),
                tokens.terminal(),
                HEARTBEAT,
                MOST_TERMINALS,
                settings.zones());
        TerminalServer terminals = TerminalServer.start(listening, EpochFile.next(folder.resolve("epoch")));
        Mt5Part part = new Mt5Part(configuration, settings, place, terminals);
        try {
            part.startRest(tokens);
        } catch (RuntimeException refused) {
            terminals.close();
            throw new IOException("REST cannot be served: " + refused.getMessage(), refused);
        }
        part.startRunner(instance);
        part.work.marketData(
                SteadyFeed.start("mt5", place, settings.warmUpCandles(), part.work::isAgreed, part::deliver));
        return part;
    }

    private void startRest(Mt5Tokens tokens) {
        if (settings.restPort().isPresent()) {
            rest = RestServer.start(
                    new RestSettings(settings.host(), settings.restPort().get(), tokens.rest(), CALL_TIMEOUT),
                    terminals);
        }
    }

    private void startRunner(String instance) {
        Map<String, Mt5Account> accounts = new LinkedHashMap<>();
        for (Mt5Settings.Terminal terminal : settings.terminals()) {
            terminal.account()
                    .ifPresent(account -> accounts.put(
                            account,
                            new Mt5Account(
                                    account,
                                    terminal.login(),
                                    terminal.server().orElse(null),
                                    null,
                                    terminal.symbols())));
        }
        if (!accounts.isEmpty()) {
            work.orders(Runners.start(
                    new Mt5Venue(terminals, accounts.values(), settings.mode() == Mode.LIVE),
                    Topics.ORDERS_MT5,
                    accounts.keySet(),
                    settings.compareEvery(),
                    instance,
                    place));
        }
    }

    private SteadyFeed.Delivery deliver(MarketPublisher publisher, SteadyFeed.Resume resume) {
        Deque<MarketFeed> started = new ArrayDeque<>();
        Map<String, Boolean> told = new TreeMap<>();
        for (Mt5Settings.Terminal terminal : settings.terminals()) {
            List<Series> series = new ArrayList<>();
            symbols(terminal).forEach((instrument, symbol) -> {
                // One feed an instrument: two terminals of one broker would tell each candle twice.
                if (told.put(instrument, true) == null) {
                    series.add(new Series(instrument, symbol, place.base(), resume.from(instrument), true));
                }
            });
            if (!series.isEmpty()) {
                started.push(MarketFeed.start(terminals.terminal(terminal.login()), series, new Heard(publisher)));
            }
        }
        return () -> started.forEach(MarketFeed::close);
    }

    /** Those that are named, and those that its account trades. */
    private Map<String, String> symbols(Mt5Settings.Terminal terminal) {
        Map<String, String> symbols = new TreeMap<>(terminal.symbols());
        configuration.accountsAt("mt5").stream()
                .filter(account -> terminal.account().equals(Optional.of(account.id())))
                .flatMap(account -> configuration.instrumentsOf(account).stream())
                .map(InstrumentDefinition::id)
                .forEach(id -> symbols.putIfAbsent(id, id.substring(id.indexOf(':') + 1)));
        return symbols;
    }

    /** Instruments of which market data are fetched. */
    String watched() {
        return settings.terminals().stream()
                .flatMap(terminal -> symbols(terminal).keySet().stream())
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
    }

    /** Where terminals dial. */
    String dialled() {
        return settings.host() + ":" + terminals.port();
    }

    private final class Heard implements MarketSink {
        private final MarketPublisher publisher;

        Heard(MarketPublisher publisher) {
            this.publisher = publisher;
        }

        @Override
        public void candle(Candle candle) {
            place.heard().accept(candle);
            publisher.candle(candle);
        }

        @Override
        public void quote(Quote quote) {
            publisher.quote(quote);
        }
    }

    @Override
    public Optional<String> change() {
        return work.change();
    }

    @Override
    public void close() {
        work.close();
        if (rest != null) {
            rest.close();
        }
        terminals.close();
    }
}
