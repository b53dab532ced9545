package io.sluice.binance.sim.exchange;

import java.math.BigDecimal;

/**
 * What a conditional order was asked to be.
 *
 * @param quantity null where it closes the whole position
 * @param price of the order it becomes, null for those that become MARKET
 * @param triggerPrice null for a trailing stop
 * @param activatePrice from where a trailing stop follows, null for at once
 * @param callbackPercent how far a trailing stop lets the price come back, null for others
 * @param goodTillMillis for GTD, else 0
 */
public record AlgoTicket(
        String clientId,
        String symbol,
        Side side,
        PositionSide positionSide,
        OrderType type,
        TimeInForce timeInForce,
        BigDecimal quantity,
        BigDecimal price,
        BigDecimal triggerPrice,
        BigDecimal activatePrice,
        BigDecimal callbackPercent,
        WorkingType workingType,
        boolean reduceOnly,
        boolean closePosition,
        boolean priceProtect,
        long goodTillMillis) {}
