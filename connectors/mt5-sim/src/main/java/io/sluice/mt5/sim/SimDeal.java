package io.sluice.mt5.sim;

import io.sluice.mt5.frame.Frame;
import java.math.BigDecimal;

/** An execution at the simulated trade server. */
record SimDeal(
        long ticket,
        long order,
        long position,
        String symbol,
        boolean buys,
        String entry,
        BigDecimal volume,
        BigDecimal price,
        BigDecimal commission,
        BigDecimal profit,
        long magic,
        String comment,
        String reason,
        long time) {

    Frame.Builder frame() {
        return Frame.of("deal")
                .put("ticket", ticket)
                .put("order", order)
                .put("position", position)
                .put("symbol", symbol)
                .put("kind", buys ? "BUY" : "SELL")
                .put("entry", entry)
                .put("volume", volume)
                .put("price", price)
                .put("commission", commission)
                .put("fee", BigDecimal.ZERO)
                .put("swap", BigDecimal.ZERO)
                .put("profit", profit)
                .put("magic", magic)
                .put("comment", comment)
                .put("reason", reason)
                .put("time", time);
    }
}
