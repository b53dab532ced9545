package io.sluice.mt5.sim;

import io.sluice.connector.VenueSession;
import io.sluice.connector.VenueUnavailable;
import io.sluice.mt5.venue.Mt5Account;
import io.sluice.mt5.venue.Mt5Venue;
import io.sluice.order.call.Answer;
import io.sluice.order.call.Finding;
import io.sluice.order.call.VenueCall;
import io.sluice.order.call.VenueReport;
import io.sluice.schemas.Leg;
import io.sluice.schemas.OrderCommand;
import io.sluice.schemas.OrderCommandKind;
import io.sluice.schemas.OrderType;
import io.sluice.schemas.Side;
import io.sluice.schemas.TimeInForce;
import io.sluice.schemas.id.Ids;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the order runner does at this venue, for one account, call by call. */
final class Trader implements AutoCloseable {
    static final String WIN = "B3:WINZ26";
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final VenueSession session;
    private final List<VenueReport> reports = Collections.synchronizedList(new ArrayList<>());
    private long calls;
    private long epoch = 7;

    Trader(Stand stand, long login) throws VenueUnavailable {
        Mt5Account account = new Mt5Account("main", login, null, null, Map.of(WIN, Stand.WIN, "FX:EURUSD", "EURUSD"));
        this.session = new Mt5Venue(stand.gateway().terminals(), List.of(account)).open("main");
        session.start(reports::add);
    }

    VenueSession session() {
        return session;
    }

    List<VenueReport> reports() {
        return List.copyOf(reports);
    }

    Trader epoch(long newEpoch) {
        epoch = newEpoch;
        return this;
    }

    static OrderCommand market(String decision, Side side, String volume) {
        return command(decision, WIN, side, OrderType.MARKET, volume, null, false);
    }

    static OrderCommand reduce(String decision, Side side, String volume) {
        return command(decision, WIN, side, OrderType.MARKET, volume, null, true);
    }

    static OrderCommand pending(String decision, Side side, OrderType type, String price, boolean reduceOnly) {
        return command(decision, WIN, side, type, "1", new BigDecimal(price), reduceOnly);
    }

    static OrderCommand command(
            String decision,
            String instrument,
            Side side,
            OrderType type,
            String volume,
            @Nullable BigDecimal price,
            boolean reduceOnly) {
        String decisionId = decisionId(decision);
        String orderId = Ids.order(decisionId, Leg.ENTRY, 0);
        return new OrderCommand(
                orderId,
                OrderCommandKind.PLACE,
                orderId,
                Ids.clientOrder(orderId),
                "main",
                "mt5",
                instrument,
                decisionId,
                null,
                Leg.ENTRY,
                0,
                side,
                type,
                new BigDecimal(volume),
                type == OrderType.LIMIT ? price : null,
                type == OrderType.LIMIT ? null : price,
                reduceOnly,
                TimeInForce.GTC,
                Instant.now(),
                null,
                null,
                null,
                null,
                null,
                null);
    }

    /** An order that belongs to the decision which an entry was made by. */
    static OrderCommand ofDecision(String decision, OrderCommand order) {
        return OrderCommand.newBuilder(order)
                .setDecisionId(decisionId(decision))
                .build();
    }

    private static String decisionId(String decision) {
        return Ids.of("test", decision);
    }

    Answer place(OrderCommand order, int attempt) {
        Instant now = Instant.now();
        return session.orders().place(new VenueCall.Place(++calls, order, attempt, now, now.plus(PATIENCE), epoch));
    }

    Answer place(OrderCommand order, int attempt, Instant deadline) {
        return session.orders().place(new VenueCall.Place(++calls, order, attempt, Instant.now(), deadline, epoch));
    }

    Answer cancel(OrderCommand order, @Nullable String venueOrderId) {
        Instant now = Instant.now();
        return session.orders()
                .cancel(new VenueCall.Cancel(++calls, order, venueOrderId, now, now.plus(PATIENCE), epoch));
    }

    Finding find(OrderCommand order) {
        return find(order, null);
    }

    Finding find(OrderCommand order, @Nullable String venueOrderId) {
        Instant now = Instant.now();
        return session.lookup()
                .find(new VenueCall.LookUp(++calls, order, venueOrderId, now, now.plus(PATIENCE), epoch));
    }

    @Override
    public void close() {
        session.close();
    }
}
