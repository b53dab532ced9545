package io.sluice.binance.sim.exchange;

import java.math.BigDecimal;

/**
 * How deep the book behind the best prices is.
 *
 * @param levels price levels a side, the best one among them
 * @param quantity what lies on each level behind the best one, in the base asset
 * @param ticks distance between levels
 * @param refills whether each order meets the whole book, instead of what earlier ones left of the quote
 */
public record Depth(int levels, BigDecimal quantity, int ticks, boolean refills) {
    /** Twenty levels of 50, two ticks apart, whole for each order. */
    public static final Depth DEFAULT = new Depth(20, new BigDecimal("50"), 2, true);
}
