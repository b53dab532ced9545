package io.sluice.mt5.venue;

import io.sluice.connector.OrderEntry;
import io.sluice.mt5.frame.Frame;
import io.sluice.mt5.link.Exchange;
import io.sluice.mt5.link.Terminal;
import io.sluice.mt5.trade.TradeOutcome;
import io.sluice.order.call.VenueCall;
import io.sluice.schemas.ErrorClass;
import java.time.Duration;
import java.time.Instant;

/** Sends trade requests: each under an id of its own, refused by the terminal after its deadline or under a newer owner. */
final class TradeRequests {
    /** Who asks, in the terminal's journal of epochs. */
    static final String OWNER = "runner";

    private static final int RADIX = 36;

    private final Terminal terminal;
    private volatile boolean closed;

    TradeRequests(Terminal terminal) {
        this.terminal = terminal;
    }

    void close() {
        closed = true;
    }

    /** Id of the request of one attempt at an order. */
    static String placing(VenueCall.Place call) {
        return call.order().getClientOrderId() + "." + call.attempt();
    }

    /** Id of the request that takes an order back. */
    static String cancelling(VenueCall.Cancel call) {
        return "c" + Long.toString(call.epoch(), RADIX) + "." + Long.toString(call.number(), RADIX) + "."
                + call.order().getClientOrderId();
    }

    TradeOutcome send(VenueCall call, String requestId, String clientId, Frame.Builder frame) {
        Duration left = Duration.between(Instant.now(), call.deadline());
        if (closed || left.isNegative() || left.isZero()) {
            return new TradeOutcome.Refused(
                    ErrorClass.TIMEOUT_ERROR,
                    OrderEntry.NOT_SENT,
                    0,
                    "the deadline had passed before anything was sent");
        }
        frame.put("clientId", clientId)
                .put("owner", OWNER)
                .put("epoch", call.epoch())
                .put("expiresAt", terminal.clock().serverMillis(call.deadline()));
        try {
            Exchange exchange = terminal.send(requestId, frame, left);
            return exchange instanceof Exchange.NotSent notSent
                            && notSent.code().equals("LATE")
                    ? new TradeOutcome.Refused(ErrorClass.TIMEOUT_ERROR, OrderEntry.NOT_SENT, 0, notSent.text())
                    : TradeOutcome.of(exchange);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return new TradeOutcome.Open(ErrorClass.TIMEOUT_ERROR, "INTERRUPTED", 0, "interrupted while waiting");
        }
    }
}
