package io.sluice.binance.rules;

import io.sluice.binance.Symbols;
import io.sluice.market.InstrumentDefinition;
import io.sluice.market.Session;
import java.math.BigDecimal;
import java.util.Set;

/**
 * What the exchange demands of orders in one symbol.
 *
 * @param symbol for example BTCUSDT
 * @param trading whether it is traded now
 * @param quoteAsset currency of its prices
 * @param price of limit and trigger prices: PRICE_FILTER
 * @param lot of quantities: LOT_SIZE
 * @param marketLot of quantities that execute at the market, beside {@code lot}: MARKET_LOT_SIZE
 * @param minNotional smallest price × quantity of an order that opens: MIN_NOTIONAL; zero for none
 * @param percentUp a buy's limit is at most the mark price times this: PERCENT_PRICE; zero for none
 * @param percentDown a sell's limit is at least the mark price times this; zero for none
 * @param orderTypes types it takes, as the exchange calls them
 */
public record SymbolRules(
        String symbol,
        boolean trading,
        String quoteAsset,
        Steps price,
        Steps lot,
        Steps marketLot,
        BigDecimal minNotional,
        BigDecimal percentUp,
        BigDecimal percentDown,
        Set<String> orderTypes) {

    /** Copies what could change. */
    public SymbolRules {
        orderTypes = Set.copyOf(orderTypes);
    }

    /**
     * The instrument as sizing and risk know it: the narrower of the two lot rules, so that what was sized can be placed
     * at any type.
     *
     * @throws IllegalArgumentException when the exchange gives no tick or no lot
     */
    public InstrumentDefinition definition() {
        return new InstrumentDefinition(
                Symbols.instrument(symbol),
                quoteAsset,
                price.step(),
                lot.step().max(marketLot.step()),
                lot.min().max(marketLot.min()),
                smallerOf(lot.max(), marketLot.max()),
                minNotional,
                BigDecimal.ONE,
                Session.ALWAYS);
    }

    private static BigDecimal smallerOf(BigDecimal one, BigDecimal other) {
        return other.signum() == 0 ? one : one.min(other);
    }
}
