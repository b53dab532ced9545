package io.sluice.binance.sim;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.sluice.binance.sim.exchange.Instrument;
import io.sluice.binance.sim.exchange.Quote;
import io.sluice.binance.sim.ledger.LedgerWriter;
import io.sluice.binance.sim.ledger.TruthLedger;
import io.sluice.binance.sim.malice.Malice;
import io.sluice.binance.sim.rest.Credential;
import io.sluice.binance.sim.rest.RestApi;
import io.sluice.binance.sim.stream.StreamHub;
import io.sluice.binance.sim.stream.StreamRoutes;
import io.sluice.binance.sim.venue.Kline;
import io.sluice.binance.sim.venue.Venue;
import io.sluice.binance.sim.venue.VenueClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A venue that serves on the loopback interface until it is closed. */
public final class SimulatedVenue implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SimulatedVenue.class);
    private static final String HOST = "127.0.0.1";
    private static final long TICK_MILLIS = 100;

    private final VenueSettings settings;
    private final LedgerWriter ledger;
    private final Venue venue;
    private final Malice malice;
    private final RestApi api;
    private final StreamHub hub;
    private final Javalin server;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread ticker = Thread.ofPlatform().name("sim-tick").daemon().unstarted(this::tick);

    private SimulatedVenue(VenueSettings settings) throws IOException {
        this.settings = settings;
        ledger = LedgerWriter.open(settings.ledger());
        venue = new Venue(
                settings.exchange(),
                settings.quotes(),
                new VenueClock(settings.clock()),
                ledger,
                settings.listenKeyMillis(),
                new Random(settings.seed()));
        malice = new Malice(new Random(settings.seed() + 1));
        api = new RestApi(venue, settings.limits(), settings.credentials());
        hub = new StreamHub(venue, settings.streams());
        venue.listen(hub);
        server = Javalin.create(this::configure);
    }

    /**
     * Starts.
     *
     * @throws IOException where the ledger cannot be written or the port is taken
     */
    public static SimulatedVenue start(VenueSettings settings) throws IOException {
        SimulatedVenue started = new SimulatedVenue(settings);
        try {
            started.server.start(HOST, settings.port());
        } catch (RuntimeException refused) {
            started.server.stop();
            started.ledger.close();
            throw new IOException("cannot serve on %s:%d: %s".formatted(HOST, settings.port(), refused), refused);
        }
        started.ticker.start();
        return started;
    }

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.concurrency.useVirtualThreads = true;
        RestHandler handler = new RestHandler(venue, api, malice, closing);
        config.routes.get("/fapi/*", handler::handle);
        config.routes.post("/fapi/*", handler::handle);
        config.routes.put("/fapi/*", handler::handle);
        config.routes.delete("/fapi/*", handler::handle);
        new StreamRoutes(venue, hub, malice).addTo(config.routes);
        new AdminRoutes(this).addTo(config.routes);
    }

    private void tick() {
        try {
            while (!closing.await(TICK_MILLIS, TimeUnit.MILLISECONDS)) {
                venue.tick();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failed) {
            LOG.error("the venue's clock has stopped", failed);
        }
    }

    /** What it was started with. */
    public VenueSettings settings() {
        return settings;
    }

    /** For REST clients: what stands before {@code /fapi/v1/...}. */
    public String restUrl() {
        return "http://" + HOST + ":" + server.port();
    }

    /** For stream clients: what stands before {@code /public}, {@code /market} and {@code /private}. */
    public String streamUrl() {
        return "ws://" + HOST + ":" + server.port();
    }

    /** What it does wrong. */
    public Malice malice() {
        return malice;
    }

    /** Its clock. */
    public VenueClock clock() {
        return venue.clock();
    }

    /** The venue behind the interface. */
    public Venue venue() {
        return venue;
    }

    /** Who listens. */
    public StreamHub streams() {
        return hub;
    }

    /** Lets another key in. */
    public void add(Credential credential) {
        api.add(credential);
    }

    /** Moves a symbol's price, one tick wide and with the quantity of the last quote. */
    public void price(String symbol, String price) {
        Instrument instrument = venue.exchange().market(symbol).instrument();
        BigDecimal quantity = venue.exchange().market(symbol).quote().bidQuantity();
        venue.quote(Quote.at(instrument, new BigDecimal(price), quantity));
    }

    /** Gives a symbol candles of before, which questions are answered with. */
    public void history(String symbol, Collection<Kline> candles) {
        venue.act(now -> {
            venue.candles(symbol).load(candles);
            return null;
        });
    }

    /** Where the truth is. */
    public Path ledgerFile() {
        return settings.ledger();
    }

    /** The truth so far. */
    public TruthLedger ledger() {
        ledger.sync();
        try {
            return TruthLedger.read(settings.ledger());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public void close() {
        closing.countDown();
        join();
        hub.cutAll();
        server.stop();
        ledger.close();
    }

    private void join() {
        try {
            ticker.join();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
