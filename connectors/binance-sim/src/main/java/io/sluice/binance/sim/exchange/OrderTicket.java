package io.sluice.binance.sim.exchange;

import java.math.BigDecimal;

/**
 * What an order was asked to be.
 *
 * @param clientId the caller's name for it, unique among the account's open orders
 * @param type LIMIT or MARKET
 * @param price null for MARKET
 * @param goodTillMillis for GTD, else 0
 * @param origin the conditional order it came from, or the same as {@code type}
 * @param closePosition whether it closes the whole position
 */
public record OrderTicket(
        String clientId,
        String symbol,
        Side side,
        PositionSide positionSide,
        OrderType type,
        TimeInForce timeInForce,
        BigDecimal quantity,
        BigDecimal price,
        boolean reduceOnly,
        long goodTillMillis,
        OrderType origin,
        boolean closePosition) {

    /** Whether it can only make its position smaller. */
    boolean reduces() {
        return reduceOnly
                || (positionSide == PositionSide.LONG && side == Side.SELL)
                || (positionSide == PositionSide.SHORT && side == Side.BUY);
    }
}
