package io.sluice.binance.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.market.InstrumentDefinition;
import io.sluice.market.Session;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DefinitionRulesTest {
    private static final ExchangeInfo THERE = ExchangeInfo.parse("""
            {"rateLimits": [], "symbols": [
              {"symbol": "BTCUSDT", "status": "TRADING", "quoteAsset": "USDT", "orderTypes": ["MARKET"], "filters": [
                {"filterType": "PRICE_FILTER", "minPrice": "1", "maxPrice": "1000000", "tickSize": "0.10"},
                {"filterType": "LOT_SIZE", "minQty": "0.001", "maxQty": "1000", "stepSize": "0.001"},
                {"filterType": "MARKET_LOT_SIZE", "minQty": "0.001", "maxQty": "120", "stepSize": "0.001"},
                {"filterType": "MIN_NOTIONAL", "notional": "100"}]},
              {"symbol": "OLDUSDT", "status": "SETTLING", "quoteAsset": "USDT", "filters": []}]}
            """);

    private static InstrumentDefinition here(
            String symbol, String tick, String lot, String min, String max, String notional) {
        return new InstrumentDefinition(
                "BINANCE:" + symbol,
                "USDT",
                new BigDecimal(tick),
                new BigDecimal(lot),
                new BigDecimal(min),
                new BigDecimal(max),
                new BigDecimal(notional),
                BigDecimal.ONE,
                Session.ALWAYS);
    }

    @Test
    @DisplayName("O-BINANCE a definition may be as the exchange has it, or narrower")
    void accepts_what_can_be_placed() {
        assertThat(DefinitionRules.faults(
                        List.of(
                                here("BTCUSDT", "0.1", "0.001", "0.001", "120", "100"),
                                here("BTCUSDT", "0.5", "0.010", "0.100", "1", "500")),
                        THERE))
                .isEmpty();
    }

    @Test
    @DisplayName("O-BINANCE a definition that is wider in anything is refused, with the exchange's own beside it")
    void refuses_what_could_not_be_placed() {
        assertThat(DefinitionRules.faults(List.of(here("BTCUSDT", "0.01", "0.0001", "0.0001", "121", "5")), THERE))
                .containsExactly("BINANCE:BTCUSDT: tickSize is 0.01, lotStep is 0.0001, minQuantity is 0.0001,"
                        + " minNotional is 5, maxQuantity is 121; the exchange has {id: \"BINANCE:BTCUSDT\","
                        + " quoteCurrency: USDT, tickSize: 0.1, lotStep: 0.001, minQuantity: 0.001, maxQuantity: 120,"
                        + " minNotional: 100}");
        assertThat(DefinitionRules.faults(
                        List.of(here("OLDUSDT", "1", "1", "1", "1", "0"), here("NEWUSDT", "1", "1", "1", "1", "0")),
                        THERE))
                .containsExactly(
                        "BINANCE:OLDUSDT is not traded at the exchange",
                        "BINANCE:NEWUSDT is not traded at the exchange");
    }
}
