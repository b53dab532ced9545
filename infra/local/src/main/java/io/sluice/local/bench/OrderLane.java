package io.sluice.local.bench;

import io.sluice.connector.VenueSession;
import io.sluice.order.call.Answer;
import io.sluice.order.call.VenueCall;
import io.sluice.schemas.Leg;
import io.sluice.schemas.OrderCommand;
import io.sluice.schemas.OrderCommandKind;
import io.sluice.schemas.OrderType;
import io.sluice.schemas.Side;
import io.sluice.schemas.TimeInForce;
import io.sluice.schemas.id.Ids;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;

/** One account that buys and sells one contract in turn, each by the calls that an order runner makes. */
final class OrderLane implements Lanes.Call {
    static final String INSTRUMENT = "B3:WINZ26";
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String DECISION = "bench";

    private final VenueSession session;
    private long calls;

    OrderLane(VenueSession session) {
        this.session = session;
    }

    @Override
    public void make() throws IOException {
        Instant now = Instant.now();
        OrderCommand order = next(now);
        Answer answer = session.orders().place(new VenueCall.Place(calls, order, 1, now, now.plus(PATIENCE), 1));
        if (!(answer instanceof Answer.Accepted)) {
            throw new IOException("an order was answered with " + answer);
        }
    }

    private OrderCommand next(Instant now) {
        String decision = Ids.of(DECISION, Long.toString(++calls));
        String order = Ids.order(decision, Leg.ENTRY, 0);
        return new OrderCommand(
                order,
                OrderCommandKind.PLACE,
                order,
                Ids.clientOrder(order),
                DECISION,
                "mt5",
                INSTRUMENT,
                decision,
                null,
                Leg.ENTRY,
                0,
                calls % 2 == 0 ? Side.SELL : Side.BUY,
                OrderType.MARKET,
                BigDecimal.ONE,
                null,
                null,
                false,
                TimeInForce.GTC,
                now,
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
