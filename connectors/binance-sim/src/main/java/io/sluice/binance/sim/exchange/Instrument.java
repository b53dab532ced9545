package io.sluice.binance.sim.exchange;

import java.math.BigDecimal;
import java.util.List;

/**
 * A perpetual contract margined in USDT, and the filters its orders must pass.
 *
 * @param minNotional smallest price times quantity, in USDT
 * @param percentUp a buy's price is at most the mark times this
 * @param percentDown a sell's price is at least the mark times this
 * @param maxOrders open orders an account may have of it
 * @param maxAlgoOrders open conditional orders an account may have of it
 */
public record Instrument(
        String symbol,
        String baseAsset,
        Range price,
        Range lot,
        Range marketLot,
        BigDecimal minNotional,
        BigDecimal percentUp,
        BigDecimal percentDown,
        int maxOrders,
        int maxAlgoOrders) {
    /** What all are quoted and margined in. */
    public static final String QUOTE_ASSET = "USDT";

    /** Four contracts with filters close to the venue's own. */
    public static final List<Instrument> DEFAULTS = List.of(
            perpetual("BTC", Range.of("556.80", "4529764", "0.10"), Range.of("0.001", "1000", "0.001"), "120", "100"),
            perpetual("ETH", Range.of("39.86", "306177", "0.01"), Range.of("0.001", "10000", "0.001"), "2000", "20"),
            perpetual("BNB", Range.of("6.600", "100000", "0.010"), Range.of("0.01", "10000", "0.01"), "2000", "5"),
            perpetual("FIL", Range.of("0.076", "100000", "0.001"), Range.of("0.1", "1000000", "0.1"), "50000", "5"));

    /** One with the usual limits: 5 % around the mark, 200 orders, 200 conditional ones. */
    public static Instrument perpetual(String base, Range price, Range lot, String marketMax, String minNotional) {
        return new Instrument(
                base + QUOTE_ASSET,
                base,
                price,
                lot,
                new Range(lot.min(), new BigDecimal(marketMax), lot.step()),
                new BigDecimal(minNotional),
                new BigDecimal("1.0500"),
                new BigDecimal("0.9500"),
                200,
                200);
    }
}
