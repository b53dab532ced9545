package io.sluice.binance.sim.exchange;

import java.math.BigDecimal;

/**
 * One execution.
 *
 * @param commission paid in USDT
 * @param realized profit of what was closed, in USDT, before commission
 */
public record Trade(
        long id,
        Order order,
        BigDecimal price,
        BigDecimal quantity,
        BigDecimal commission,
        BigDecimal realized,
        boolean maker,
        long time) {}
