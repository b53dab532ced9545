package io.sluice.mt5.sim;

import io.sluice.mt5.frame.Frame;
import io.sluice.mt5.frame.FrameFault;
import java.math.BigDecimal;
import java.util.Set;

/** A trade request as the Expert Advisor hands it to OrderSend; fields as in the protocol's {@code order}. */
record TradeRequest(
        String action,
        String symbol,
        String kind,
        BigDecimal volume,
        BigDecimal price,
        BigDecimal sl,
        BigDecimal tp,
        String filling,
        long magic,
        String comment,
        long ticket,
        long positionBy) {
    private static final Set<String> ACTIONS =
            Set.of("market", "pending", "modifyOrder", "cancel", "modifyPosition", "close", "closeBy");
    private static final Set<String> MARKET_KINDS = Set.of("BUY", "SELL");
    private static final Set<String> PENDING_KINDS = Set.of("BUY_LIMIT", "SELL_LIMIT", "BUY_STOP", "SELL_STOP");
    private static final Set<String> FILLINGS = Set.of("", "FOK", "IOC", "RETURN", "BOC");

    static TradeRequest of(Frame frame) throws FrameFault {
        String action = frame.text("action");
        if (!ACTIONS.contains(action)) {
            throw new FrameFault("action", "unknown");
        }
        boolean opens = action.equals("market") || action.equals("pending");
        boolean named = opens || action.equals("close");
        TradeRequest request = new TradeRequest(
                action,
                named ? frame.text("symbol") : frame.textOr("symbol", ""),
                opens ? frame.text("kind") : "",
                opens ? frame.decimal("volume") : frame.decimalOr("volume", BigDecimal.ZERO),
                action.equals("pending") || action.equals("modifyOrder")
                        ? frame.decimal("price")
                        : frame.decimalOr("price", BigDecimal.ZERO),
                frame.decimalOr("sl", BigDecimal.ZERO),
                frame.decimalOr("tp", BigDecimal.ZERO),
                frame.textOr("filling", ""),
                frame.number("magic"),
                frame.textOr("comment", ""),
                opens ? frame.numberOr("ticket", 0) : frame.number("ticket"),
                action.equals("closeBy") ? frame.number("positionBy") : 0);
        request.check(frame);
        return request;
    }

    private void check(Frame frame) throws FrameFault {
        if ((action.equals("market") && !MARKET_KINDS.contains(kind))
                || (action.equals("pending") && !PENDING_KINDS.contains(kind))) {
            throw new FrameFault("kind", "does not fit the action");
        }
        if (volume.signum() < 0 || (!kind.isEmpty() && volume.signum() == 0)) {
            throw new FrameFault("volume", "must be positive");
        }
        if (price.signum() < 0 || sl.signum() < 0 || tp.signum() < 0) {
            throw new FrameFault("price", "must not be negative");
        }
        if (magic < 0 || comment.length() > 31 || !FILLINGS.contains(filling)) {
            throw new FrameFault("magic", "magic, comment or filling cannot be");
        }
        frame.id("requestId");
        frame.number("expiresAt");
        frame.id("owner");
        frame.number("epoch");
    }

    boolean buys() {
        return kind.startsWith("BUY");
    }

    TradeRequest withTicket(long position) {
        return new TradeRequest(
                action, symbol, kind, volume, price, sl, tp, filling, magic, comment, position, positionBy);
    }
}
