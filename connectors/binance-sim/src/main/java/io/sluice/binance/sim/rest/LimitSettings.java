package io.sluice.binance.sim.rest;

/**
 * How often anyone may ask.
 *
 * @param weightPerMinute for each address
 * @param ordersPerTenSeconds for each account
 * @param ordersPerMinute for each account
 * @param patience how many refused requests in a minute before the address is banned
 * @param banMillis for how long
 */
public record LimitSettings(
        int weightPerMinute, int ordersPerTenSeconds, int ordersPerMinute, int patience, long banMillis) {
    /** The venue's own numbers, and a ban of two minutes after ten requests that ignored the refusal. */
    public static final LimitSettings DEFAULT = new LimitSettings(2400, 300, 1200, 10, 120_000);
}
