package io.sluice.local.bench;

import io.sluice.binance.Access;
import io.sluice.binance.Addresses;
import io.sluice.binance.http.BudgetLimits;
import io.sluice.binance.sign.Credentials;
import io.sluice.binance.sim.SimulatedVenue;
import io.sluice.binance.sim.VenueSettings;
import io.sluice.binance.sim.rest.Credential;
import io.sluice.binance.venue.AccountSettings;
import io.sluice.binance.venue.AccountSettings.InstrumentSettings;
import io.sluice.binance.venue.AccountSettings.MarginType;
import io.sluice.binance.venue.BinanceVenue;
import io.sluice.binance.venue.MarkPrices;
import io.sluice.connector.runner.OrderRunner;
import io.sluice.connector.runner.RunnerListener;
import io.sluice.connector.runner.RunnerSettings;
import io.sluice.order.OrderFoldSettings;
import io.sluice.schemas.Leg;
import io.sluice.schemas.OrderCommand;
import io.sluice.schemas.OrderCommandKind;
import io.sluice.schemas.OrderType;
import io.sluice.schemas.Side;
import io.sluice.schemas.TimeInForce;
import io.sluice.schemas.catalogue.Topics;
import io.sluice.schemas.id.Ids;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Orders as they leave live: the order runner with the connector of Binance, before the simulated venue. */
final class RunnerOrders implements OrderRoute {
    private static final String ACCOUNT = VenueSettings.DEFAULT_KEY.account();
    private static final String SYMBOL = "BTCUSDT";
    private static final BigDecimal QUANTITY = new BigDecimal("0.010");
    private static final Duration PERISHES = Duration.ofMinutes(1);
    private static final Duration COMPARE_EVERY = Duration.ofMinutes(5);
    private static final Duration SESSION = Duration.ofSeconds(10);
    private static final Duration LONGEST_START = Duration.ofSeconds(60);

    private final Stand stand;
    private final SimulatedVenue venue;
    private final WireTap wire;
    private final OrderRunner runner;
    private boolean selling;

    /** @param listener is told of the runner's steps */
    RunnerOrders(Stand stand, RunnerListener listener) throws IOException {
        this.stand = stand;
        venue = SimulatedVenue.start(VenueSettings.with(stand.folder("venue").resolve("ledger.jsonl")));
        wire = WireTap.before(URI.create(venue.restUrl()));
        runner = OrderRunner.start(connector(), settings(stand), stand.registry(), listener);
    }

    private BinanceVenue connector() {
        Credential.Hmac key = VenueSettings.DEFAULT_KEY;
        Credentials credentials = Credentials.of(
                Map.of("BINANCE_API_KEY", key.apiKey(), "BINANCE_API_SECRET", key.secret()), Access.LIVE_PREFIX);
        Access access = Access.simulated(Addresses.simulated(wire.uri(), URI.create(venue.streamUrl())), credentials);
        AccountSettings settings = AccountSettings.oneWay(
                        List.of(new InstrumentSettings(SYMBOL, 10, MarginType.ISOLATED)))
                .withLimits(BudgetLimits.VENUE_OWN);
        return new BinanceVenue(
                Map.of(ACCOUNT, new BinanceVenue.Account(access, settings)),
                InstantSource.system(),
                MarkPrices.UNKNOWN);
    }

    private static RunnerSettings settings(Stand stand) throws IOException {
        return new RunnerSettings(
                stand.namespace(),
                Topics.ORDERS_BINANCE,
                Set.of(ACCOUNT),
                stand.kafka(),
                OrderFoldSettings.DEFAULT,
                COMPARE_EVERY,
                stand.folder("halts"),
                SESSION,
                "bench");
    }

    /** Returns when orders may leave. */
    void await() throws TimeoutException {
        long deadline = System.nanoTime() + LONGEST_START.toNanos();
        while (!runner.isSynchronised()) {
            if (System.nanoTime() - deadline > 0) {
                throw new TimeoutException("the account does not agree with the venue after " + LONGEST_START);
            }
            Committed.pause();
        }
    }

    @Override
    public ProducerRecord<byte[], byte[]> order(String orderId) {
        selling = !selling;
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        OrderCommand command = OrderCommand.newBuilder()
                .setId(orderId)
                .setKind(OrderCommandKind.PLACE)
                .setOrderId(orderId)
                .setClientOrderId(Ids.clientOrder(orderId))
                .setAccount(ACCOUNT)
                .setVenue("binance")
                .setInstrument("BINANCE:" + SYMBOL)
                .setDecisionId(Ids.of("bench-decision", orderId))
                .setLeg(Leg.ENTRY)
                .setRevision(0)
                .setSide(selling ? Side.SELL : Side.BUY)
                .setType(OrderType.MARKET)
                .setQuantity(QUANTITY)
                .setReduceOnly(false)
                .setTimeInForce(TimeInForce.GTC)
                .setTime(now)
                .setExpiresAt(now.plus(PERISHES))
                .build();
        return new ProducerRecord<>(
                Topics.ORDERS_BINANCE.in(stand.namespace()),
                ACCOUNT.getBytes(StandardCharsets.UTF_8),
                stand.codec().encode(Topics.ORDERS_BINANCE, command));
    }

    @Override
    public Map<String, Long> arrivals() {
        return wire.arrivals();
    }

    @Override
    public void close() throws IOException {
        runner.close();
        wire.close();
        venue.close();
    }
}
