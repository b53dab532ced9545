package io.sluice.binance.venue;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.binance.Access;
import io.sluice.binance.Addresses;
import io.sluice.binance.sign.Credentials;
import io.sluice.binance.sim.SimulatedVenue;
import io.sluice.binance.sim.VenueSettings;
import io.sluice.binance.sim.rest.Credential;
import io.sluice.binance.stream.StreamSettings;
import io.sluice.binance.venue.AccountSettings.InstrumentSettings;
import io.sluice.binance.venue.AccountSettings.MarginType;
import io.sluice.connector.VenueSession;
import io.sluice.order.call.Answer;
import io.sluice.order.call.Finding;
import io.sluice.order.call.VenueCall;
import io.sluice.order.call.VenueOrder;
import io.sluice.order.call.VenueReport;
import io.sluice.order.call.VenueTrade;
import io.sluice.schemas.OrderCommand;
import io.sluice.testkit.Await;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;

/** The connector at work against a simulated venue on the loopback interface, with all that it reports. */
final class Desk implements AutoCloseable {
    static final String API_KEY = "canary-key-51d27f3a";
    static final String API_SECRET = "canary-secret-9c51d27f";
    static final Duration LIMIT = Duration.ofSeconds(30);
    static final Duration PATIENCE = Duration.ofSeconds(5);

    final SimulatedVenue sim;
    final List<VenueReport> reports = new CopyOnWriteArrayList<>();
    final VenueSession session;

    private Desk(SimulatedVenue sim, AccountSettings settings) {
        this.sim = sim;
        session = venue(sim, settings).open("main");
    }

    static SimulatedVenue sim(Path folder) throws Exception {
        return SimulatedVenue.start(VenueSettings.with(folder.resolve("ledger.jsonl"))
                .letting(List.of(new Credential.Hmac(API_KEY, "main", API_SECRET))));
    }

    static BinanceVenue venue(SimulatedVenue sim, AccountSettings settings) {
        Credentials credentials =
                Credentials.of(Map.of("BINANCE_API_KEY", API_KEY, "BINANCE_API_SECRET", API_SECRET), "BINANCE");
        Access access = Access.simulated(
                Addresses.simulated(URI.create(sim.restUrl()), URI.create(sim.streamUrl())), credentials);
        return new BinanceVenue(
                Map.of("main", new BinanceVenue.Account(access, settings)), InstantSource.system(), MarkPrices.UNKNOWN);
    }

    static AccountSettings oneWay() {
        return AccountSettings.oneWay(List.of(new InstrumentSettings("BTCUSDT", 10, MarginType.ISOLATED)))
                .withUserStream(impatient());
    }

    /** Comes back from a cut at once; a test waits for what comes of it, not for the back-off. */
    static StreamSettings impatient() {
        return new StreamSettings(
                Duration.ofHours(23),
                Duration.ofMillis(200),
                Duration.ofMinutes(7),
                Duration.ofMillis(20),
                Duration.ofMillis(200),
                Duration.ofSeconds(10));
    }

    static Desk open(Path folder) throws Exception {
        return open(sim(folder), oneWay());
    }

    static Desk open(SimulatedVenue sim, AccountSettings settings) throws Exception {
        Desk desk = new Desk(sim, settings);
        desk.session.start(desk.reports::add);
        desk.await("the venue to know of the stream", () -> sim.streams().size() > 0);
        return desk;
    }

    Answer place(OrderCommand order) {
        return place(order, PATIENCE);
    }

    Answer place(OrderCommand order, Duration patience) {
        Instant now = Instant.now();
        return session.orders().place(new VenueCall.Place(1, order, 1, now, now.plus(patience), 1));
    }

    VenueOrder placed(OrderCommand order) {
        Answer answer = place(order);
        assertThat(answer).isInstanceOf(Answer.Accepted.class);
        return ((Answer.Accepted) answer).order();
    }

    Answer cancel(OrderCommand order) {
        Instant now = Instant.now();
        return session.orders().cancel(new VenueCall.Cancel(2, order, null, now, now.plus(PATIENCE), 1));
    }

    Finding find(OrderCommand order) {
        Instant now = Instant.now();
        return session.lookup().find(new VenueCall.LookUp(3, order, null, now, now.plus(PATIENCE), 1));
    }

    VenueOrder found(OrderCommand order) {
        Finding finding = find(order);
        assertThat(finding).isInstanceOf(Finding.Found.class);
        return ((Finding.Found) finding).order();
    }

    /** Waits until the stream has told of an execution of this order, and returns those that it told of. */
    List<VenueTrade> tradesOf(OrderCommand order) throws Exception {
        return Await.value("a trade of " + order.getClientOrderId(), LIMIT, () -> {
            List<VenueTrade> trades = told(order);
            return trades.isEmpty() ? Optional.empty() : Optional.of(trades);
        });
    }

    List<VenueTrade> told(OrderCommand order) {
        return reports.stream()
                .filter(VenueReport.Traded.class::isInstance)
                .map(report -> ((VenueReport.Traded) report).trade())
                .filter(trade -> trade.clientOrderId().equals(order.getClientOrderId()))
                .toList();
    }

    void await(String what, Callable<Boolean> condition) throws Exception {
        Await.until(what, LIMIT, condition);
    }

    long count(Class<? extends VenueReport> kind) {
        return reports.stream().filter(kind::isInstance).count();
    }

    static Instant soon() {
        return Instant.now().plus(PATIENCE);
    }

    @Override
    public void close() {
        session.close();
        sim.close();
    }
}
