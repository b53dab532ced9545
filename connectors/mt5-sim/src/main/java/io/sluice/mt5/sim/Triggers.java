package io.sluice.mt5.sim;

import io.sluice.mt5.sim.Market.Quote;
import java.math.BigDecimal;
import java.util.Optional;

/** When a quote executes what waits for it. */
final class Triggers {
    private Triggers() {}

    static boolean of(SimOrder order, Quote quote) {
        return switch (order.kind()) {
            case "BUY_LIMIT" -> quote.ask().compareTo(order.price()) <= 0;
            case "SELL_LIMIT" -> quote.bid().compareTo(order.price()) >= 0;
            case "BUY_STOP" -> quote.ask().compareTo(order.price()) >= 0;
            case "SELL_STOP" -> quote.bid().compareTo(order.price()) <= 0;
            default -> false;
        };
    }

    /** SL or TP, when one of them is hit. */
    static Optional<String> protection(SimPosition position, Quote quote) {
        BigDecimal price = position.isLong() ? quote.bid() : quote.ask();
        int side = position.isLong() ? 1 : -1;
        if (position.sl().signum() > 0 && price.compareTo(position.sl()) * side <= 0) {
            return Optional.of("SL");
        }
        return position.tp().signum() > 0 && price.compareTo(position.tp()) * side >= 0
                ? Optional.of("TP")
                : Optional.empty();
    }
}
