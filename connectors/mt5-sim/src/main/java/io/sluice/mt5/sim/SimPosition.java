package io.sluice.mt5.sim;

import io.sluice.mt5.frame.Frame;
import java.math.BigDecimal;

/** An open position at the simulated trade server; volume is signed, negative when short, zero when gone. */
record SimPosition(
        long ticket,
        String symbol,
        BigDecimal volume,
        BigDecimal price,
        BigDecimal sl,
        BigDecimal tp,
        long magic,
        String comment,
        long openTime,
        long time) {

    boolean isLong() {
        return volume.signum() > 0;
    }

    SimPosition with(BigDecimal newVolume, BigDecimal newPrice, long now) {
        return new SimPosition(ticket, symbol, newVolume, newPrice, sl, tp, magic, comment, openTime, now);
    }

    SimPosition protectedBy(BigDecimal newSl, BigDecimal newTp, long now) {
        return new SimPosition(ticket, symbol, volume, price, newSl, newTp, magic, comment, openTime, now);
    }

    Frame.Builder frame(boolean wasLong, BigDecimal current, BigDecimal profit) {
        return Frame.of("position")
                .put("ticket", ticket)
                .put("identifier", ticket)
                .put("symbol", symbol)
                .put("side", volume.signum() > 0 || (volume.signum() == 0 && wasLong) ? "BUY" : "SELL")
                .put("volume", volume.abs())
                .put("price", price)
                .put("current", current)
                .put("sl", sl)
                .put("tp", tp)
                .put("swap", BigDecimal.ZERO)
                .put("profit", profit)
                .put("magic", magic)
                .put("comment", comment)
                .put("openTime", openTime)
                .put("time", time);
    }
}
