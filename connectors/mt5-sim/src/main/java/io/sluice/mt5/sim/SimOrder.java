package io.sluice.mt5.sim;

import io.sluice.mt5.frame.Frame;
import java.math.BigDecimal;

/** An order at the simulated trade server, at one instant. */
record SimOrder(
        long ticket,
        String symbol,
        String kind,
        String state,
        BigDecimal volume,
        BigDecimal remaining,
        BigDecimal price,
        BigDecimal sl,
        BigDecimal tp,
        long magic,
        String comment,
        long position,
        String reason,
        long setupTime,
        long doneTime) {

    boolean buys() {
        return kind.startsWith("BUY");
    }

    SimOrder in(String newState, BigDecimal left, long position, long done) {
        return new SimOrder(
                ticket, symbol, kind, newState, volume, left, price, sl, tp, magic, comment, position, reason,
                setupTime, done);
    }

    SimOrder at(BigDecimal newPrice, BigDecimal newSl, BigDecimal newTp) {
        return new SimOrder(
                ticket, symbol, kind, state, volume, remaining, newPrice, newSl, newTp, magic, comment, position,
                reason, setupTime, doneTime);
    }

    Frame.Builder frame() {
        return Frame.of("order")
                .put("ticket", ticket)
                .put("symbol", symbol)
                .put("kind", kind)
                .put("state", state)
                .put("volume", volume)
                .put("remaining", remaining)
                .put("price", price)
                .put("sl", sl)
                .put("tp", tp)
                .put("filling", "RETURN")
                .put("timeType", "GTC")
                .put("expiration", 0)
                .put("magic", magic)
                .put("comment", comment)
                .put("position", position)
                .put("positionBy", 0)
                .put("reason", reason)
                .put("setupTime", setupTime)
                .put("doneTime", doneTime);
    }
}
