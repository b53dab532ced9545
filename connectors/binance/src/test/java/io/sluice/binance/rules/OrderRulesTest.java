package io.sluice.binance.rules;

import static io.sluice.binance.Orders.limit;
import static io.sluice.binance.Orders.market;
import static io.sluice.binance.Orders.order;
import static io.sluice.binance.Orders.stop;
import static io.sluice.binance.Orders.takeProfit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.binance.http.BudgetLimits.OrderLimit;
import io.sluice.market.InstrumentDefinition;
import io.sluice.market.Session;
import io.sluice.order.RuleBreach;
import io.sluice.schemas.OrderCommand;
import io.sluice.schemas.OrderType;
import io.sluice.schemas.Side;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class OrderRulesTest {
    /** The documented shape, with the figures of BTCUSDT. */
    private static final String INFO = """
            {"timezone":"UTC","serverTime":1565614165000,
             "rateLimits":[
              {"rateLimitType":"REQUEST_WEIGHT","interval":"MINUTE","intervalNum":1,"limit":2400},
              {"rateLimitType":"ORDERS","interval":"MINUTE","intervalNum":1,"limit":1200},
              {"rateLimitType":"ORDERS","interval":"SECOND","intervalNum":10,"limit":300}],
             "symbols":[
              {"symbol":"BTCUSDT","contractType":"PERPETUAL","status":"TRADING","quoteAsset":"USDT","marginAsset":"USDT",
               "orderTypes":["LIMIT","MARKET","STOP","STOP_MARKET","TAKE_PROFIT","TAKE_PROFIT_MARKET"],
               "timeInForce":["GTC","IOC","FOK","GTX"],
               "filters":[
                {"filterType":"PRICE_FILTER","minPrice":"556.80","maxPrice":"4529764","tickSize":"0.10"},
                {"filterType":"LOT_SIZE","minQty":"0.001","maxQty":"1000","stepSize":"0.001"},
                {"filterType":"MARKET_LOT_SIZE","minQty":"0.001","maxQty":"120","stepSize":"0.001"},
                {"filterType":"MAX_NUM_ORDERS","limit":200},
                {"filterType":"MIN_NOTIONAL","notional":"100"},
                {"filterType":"PERCENT_PRICE","multiplierUp":"1.0500","multiplierDown":"0.9500","multiplierDecimal":4}]},
              {"symbol":"OLDUSDT","status":"SETTLING","quoteAsset":"USDT","orderTypes":["LIMIT"],"filters":[]},
              {"symbol":"ODDUSDT","status":"TRADING","quoteAsset":"USDT",
               "filters":[{"filterType":"LOT_SIZE","minQty":"a lot"}]}]}
            """;

    private static final ExchangeInfo EXCHANGE = ExchangeInfo.parse(INFO);
    private static final SymbolRules BTC =
            Objects.requireNonNull(EXCHANGE.symbols().get("BTCUSDT"));
    private static final BigDecimal MARK = new BigDecimal("60000");

    private static @Nullable String breach(OrderCommand order) {
        return OrderRules.breachOf(order, BTC, MARK)
                .map(breach -> breach.code() + ": " + breach.text())
                .orElse(null);
    }

    @Test
    @DisplayName("O-BINANCE an instrument is defined by the exchange's own filters")
    void defines_the_instrument() {
        assertThat(BTC.definition())
                .isEqualTo(new InstrumentDefinition(
                        "BINANCE:BTCUSDT",
                        "USDT",
                        new BigDecimal("0.10"),
                        new BigDecimal("0.001"),
                        new BigDecimal("0.001"),
                        new BigDecimal("120"),
                        new BigDecimal("100"),
                        BigDecimal.ONE,
                        Session.ALWAYS));
    }

    @Test
    @DisplayName("O-RATE the venue's limits are read from it, not written down here")
    void reads_the_limits() {
        assertThat(EXCHANGE.weightPerMinute()).isEqualTo(2_400);
        assertThat(EXCHANGE.orderLimits())
                .containsExactly(
                        new OrderLimit(1_200, Duration.ofMinutes(1)), new OrderLimit(300, Duration.ofSeconds(10)));
    }

    @Test
    @DisplayName("O-BINANCE a symbol whose filters cannot be read is unknown")
    void leaves_out_what_cannot_be_read() {
        assertThat(EXCHANGE.symbols()).containsOnlyKeys("BTCUSDT", "OLDUSDT");
        for (String bad : List.of("", "[]", "{}", "{\"symbols\":7}", "<html>")) {
            assertThatThrownBy(() -> ExchangeInfo.parse(bad)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    @DisplayName("R-BAND orders of each type that the filters allow pass")
    void passes_what_is_allowed() {
        assertThat(breach(market("a", Side.BUY, "0.002"))).isNull();
        assertThat(breach(market("a", Side.BUY, "120"))).isNull();
        assertThat(breach(limit("a", Side.BUY, "1000", "62999.9"))).isNull();
        assertThat(breach(limit("a", Side.BUY, "0.002", "63000.0"))).isNull();
        assertThat(breach(limit("a", Side.SELL, "0.002", "57000"))).isNull();
        assertThat(breach(stop("a", Side.SELL, "0.001", "58200.10"))).isNull();
        assertThat(breach(takeProfit("a", Side.SELL, "0.001", "99999.9"))).isNull();
    }

    @Test
    @DisplayName("R-BAND lot: below the smallest, above the largest, off the step, and the market's own")
    void refuses_quantities() {
        assertThat(breach(market("a", Side.BUY, "0"))).isEqualTo("LOT_SIZE: quantity 0 is not positive");
        assertThat(breach(market("a", Side.BUY, "0.0009")))
                .isEqualTo("LOT_SIZE: quantity 0.0009 is below the smallest, 0.001");
        assertThat(breach(limit("a", Side.BUY, "1000.001", "60000")))
                .isEqualTo("LOT_SIZE: quantity 1000.001 is above the largest, 1000");
        assertThat(breach(market("a", Side.BUY, "0.0025")))
                .isEqualTo("LOT_SIZE: quantity 0.0025 is not on a step of 0.001");
        assertThat(breach(market("a", Side.BUY, "120.001")))
                .isEqualTo("MARKET_LOT_SIZE: quantity 120.001 is above the largest, 120");
        assertThat(breach(stop("a", Side.SELL, "120.001", "58000")))
                .isEqualTo("MARKET_LOT_SIZE: quantity 120.001 is above the largest, 120");
    }

    @Test
    @DisplayName("R-BAND tick: off the tick, outside the range, missing")
    void refuses_prices() {
        assertThat(breach(limit("a", Side.BUY, "1", "60000.05")))
                .isEqualTo("PRICE_FILTER: limit price 60000.05 is not on a step of 0.1");
        assertThat(breach(limit("a", Side.BUY, "1", "556.7")))
                .isEqualTo("PRICE_FILTER: limit price 556.7 is below the smallest, 556.8");
        assertThat(breach(stop("a", Side.SELL, "1", "4529764.1")))
                .isEqualTo("PRICE_FILTER: trigger price 4529764.1 is above the largest, 4529764");
        assertThat(breach(order("a", Side.BUY, "1", OrderType.LIMIT).build()))
                .isEqualTo("PRICE_FILTER: the limit price is missing");
        assertThat(breach(order("a", Side.BUY, "1", OrderType.TAKE_PROFIT).build()))
                .isEqualTo("PRICE_FILTER: the trigger price is missing");
    }

    @Test
    @DisplayName(
            "R-BAND notional: by the mark for a market order, by the limit for a limit order, none for one that reduces")
    void refuses_small_notional() {
        assertThat(breach(market("a", Side.BUY, "0.001")))
                .isEqualTo("MIN_NOTIONAL: notional 60 is below the smallest, 100");
        assertThat(breach(limit("a", Side.BUY, "0.002", "49999.9")))
                .isEqualTo("MIN_NOTIONAL: notional 99.9998 is below the smallest, 100");
        assertThat(breach(order("a", Side.SELL, "0.001", OrderType.MARKET)
                        .setReduceOnly(true)
                        .build()))
                .isNull();
        assertThat(OrderRules.breachOf(market("a", Side.BUY, "0.001"), BTC, null))
                .isEmpty();
    }

    @Test
    @DisplayName("R-BAND a limit price beyond the exchange's band around the mark")
    void refuses_prices_beyond_the_band() {
        assertThat(breach(limit("a", Side.BUY, "1", "63000.1")))
                .isEqualTo("PERCENT_PRICE: limit price 63000.1 is above 63000, the bound around the mark price");
        assertThat(breach(limit("a", Side.SELL, "1", "56999.9")))
                .isEqualTo("PERCENT_PRICE: limit price 56999.9 is below 57000, the bound around the mark price");
        assertThat(OrderRules.breachOf(limit("a", Side.BUY, "1", "63000.1"), BTC, null))
                .isEmpty();
    }

    @Test
    @DisplayName("R-TRADABLE a symbol that is not traded, or not by this type")
    void refuses_what_is_not_traded() {
        SymbolRules old = Objects.requireNonNull(EXCHANGE.symbols().get("OLDUSDT"));
        assertThat(OrderRules.breachOf(market("a", Side.BUY, "1"), old, MARK))
                .contains(new RuleBreach("NOT_TRADING", "OLDUSDT is not traded now"));
        assertThat(breach(order("a", Side.BUY, "1", OrderType.UNRECOGNISED).build()))
                .isEqualTo("ORDER_TYPE: BTCUSDT takes no orders of type UNRECOGNISED");
    }
}
