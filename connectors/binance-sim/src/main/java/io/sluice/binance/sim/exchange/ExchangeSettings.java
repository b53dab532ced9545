package io.sluice.binance.sim.exchange;

import java.math.BigDecimal;
import java.util.List;

/**
 * What an exchange is set up with.
 *
 * @param makerRate commission of an order that waited in the book, as a share of the traded value
 * @param takerRate commission of one that did not
 * @param balance what each account begins with, in USDT
 * @param leverage of each account and symbol until it is changed
 */
public record ExchangeSettings(
        List<Instrument> instruments,
        Depth depth,
        BigDecimal makerRate,
        BigDecimal takerRate,
        BigDecimal balance,
        int leverage) {

    /** Four contracts, 0.02 % and 0.05 % commission, 100 000 USDT, leverage 20. */
    public static final ExchangeSettings DEFAULT = new ExchangeSettings(
            Instrument.DEFAULTS,
            Depth.DEFAULT,
            new BigDecimal("0.000200"),
            new BigDecimal("0.000500"),
            new BigDecimal("100000.00000000"),
            20);

    /** The same with another depth. */
    public ExchangeSettings withDepth(Depth other) {
        return new ExchangeSettings(instruments, other, makerRate, takerRate, balance, leverage);
    }

    /** The same with another balance to begin with. */
    public ExchangeSettings withBalance(BigDecimal other) {
        return new ExchangeSettings(instruments, depth, makerRate, takerRate, other, leverage);
    }
}
