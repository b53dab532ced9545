package io.sluice.binance.sim.exchange;

import java.math.BigDecimal;

/** A quantity at a price. */
public record Level(BigDecimal price, BigDecimal quantity) {}
