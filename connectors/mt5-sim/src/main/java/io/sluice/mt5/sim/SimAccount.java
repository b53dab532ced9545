package io.sluice.mt5.sim;

import java.math.BigDecimal;

/**
 * An account at the simulated trade server.
 *
 * @param hedging several positions of a symbol, instead of one
 * @param balance cash to begin with
 * @param commissionPerLot paid by each deal
 * @param utcOffsetSeconds the server's time zone
 */
public record SimAccount(
        long login,
        String server,
        String name,
        String currency,
        boolean hedging,
        BigDecimal balance,
        BigDecimal commissionPerLot,
        int utcOffsetSeconds) {

    /** An account as B3's brokers have it: netting, in reais, three hours behind UTC. */
    public static SimAccount netting(long login) {
        return new SimAccount(
                login, "Sim-B3", "Ana", "BRL", false, new BigDecimal("10000"), new BigDecimal("0.25"), -10_800);
    }

    /** An account as FX brokers have it: hedging, in dollars, two hours ahead of UTC. */
    public static SimAccount hedging(long login) {
        return new SimAccount(
                login, "Sim-FX", "Bob", "USD", true, new BigDecimal("10000"), new BigDecimal("3.5"), 7_200);
    }
}
