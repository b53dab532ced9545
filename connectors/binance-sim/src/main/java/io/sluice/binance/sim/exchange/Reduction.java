package io.sluice.binance.sim.exchange;

import java.math.BigDecimal;

/** How far an order may go before it would do more than make its position smaller. */
final class Reduction {
    private Reduction() {}

    /** What is left of the position on the other side, zero where there is none. */
    static BigDecimal reducible(Account account, OrderTicket ticket) {
        BigDecimal held =
                account.position(ticket.symbol(), ticket.positionSide()).quantity();
        boolean opposite = held.signum() * ticket.side().signed(BigDecimal.ONE).signum() < 0;
        return opposite ? held.abs() : BigDecimal.ZERO;
    }

    /** What of a quantity may trade. */
    static BigDecimal allowed(Account account, OrderTicket ticket, BigDecimal quantity) {
        return ticket.reduces() ? quantity.min(reducible(account, ticket)) : quantity;
    }
}
