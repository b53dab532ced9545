package io.sluice.binance.sim.exchange;

import java.math.BigDecimal;

/** When a conditional order fires. */
final class Trigger {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private Trigger() {}

    /** A stop waits for the price to go on in its direction, a take-profit for it to come back. */
    static boolean reached(AlgoTicket ticket, BigDecimal price) {
        boolean upwards = (ticket.side() == Side.BUY) != ticket.type().takesProfit();
        int compared = price.compareTo(ticket.triggerPrice());
        return upwards ? compared >= 0 : compared <= 0;
    }

    /** A trailing stop remembers the best price since it became active. */
    static AlgoOrder follow(AlgoOrder algo, BigDecimal price) {
        AlgoTicket ticket = algo.ticket();
        if (ticket.type() != OrderType.TRAILING_STOP_MARKET) {
            return algo;
        }
        if (algo.extreme() == null) {
            return active(ticket, price) ? algo.seen(price) : algo;
        }
        boolean better =
                ticket.side() == Side.SELL ? price.compareTo(algo.extreme()) > 0 : price.compareTo(algo.extreme()) < 0;
        return better ? algo.seen(price) : algo;
    }

    static boolean fires(AlgoOrder algo, BigDecimal price) {
        AlgoTicket ticket = algo.ticket();
        if (ticket.type() != OrderType.TRAILING_STOP_MARKET) {
            return reached(ticket, price);
        }
        if (algo.extreme() == null) {
            return false;
        }
        BigDecimal back = algo.extreme().multiply(ticket.callbackPercent()).divide(HUNDRED);
        return ticket.side() == Side.SELL
                ? price.compareTo(algo.extreme().subtract(back)) <= 0
                : price.compareTo(algo.extreme().add(back)) >= 0;
    }

    private static boolean active(AlgoTicket ticket, BigDecimal price) {
        if (ticket.activatePrice() == null) {
            return true;
        }
        return ticket.side() == Side.SELL
                ? price.compareTo(ticket.activatePrice()) >= 0
                : price.compareTo(ticket.activatePrice()) <= 0;
    }
}
