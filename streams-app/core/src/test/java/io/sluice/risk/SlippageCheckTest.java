package io.sluice.risk;

import static io.sluice.risk.TestAccount.NOW;
import static io.sluice.risk.TestAccount.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.value.Money;
import io.sluice.value.Price;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SlippageCheckTest extends CheckTest {
    private static final String CODE = "R-SLIPPAGE";

    @Test
    @DisplayName("R-SLIPPAGE O-STAGES exits are not asked: they only make a position smaller")
    void exits_are_not_asked() {
        assertOnlyForEntries(CODE);
    }

    @Test
    @DisplayName("R-SLIPPAGE a spread of half a percent passes, the next wider one does not; none at all passes")
    void the_spread_is_bounded() {
        quoted("997.5", "1002.5", "10");
        assertThat(answer(CODE, entry()))
                .isEqualTo("PASS R-SLIPPAGE age=0 spread=0.005 maxSpread=0.005 slippage=0.0025 maxSlippage=0.02");
        quoted("997.5", "1002.51", "10");
        assertThat(answer(CODE, entry()))
                .isEqualTo("REJECT R-SLIPPAGE age=0 spread=0.00500998 maxSpread=0.005 slippage=0.00250499"
                        + " maxSlippage=0.02");
        quoted("1000", "1000", "10");
        assertThat(answer(CODE, entry()))
                .isEqualTo("PASS R-SLIPPAGE age=0 spread=0 maxSpread=0.005 slippage=0 maxSlippage=0.02");
    }

    @Test
    @DisplayName(
            "R-SLIPPAGE beyond the best price an order costs ATR × √(rest ÷ volume of a candle), which must stay below 2 %")
    void what_goes_beyond_the_best_price_moves_the_market() {
        quoted("1000", "1000", "1.33");
        account.candleVolume = new BigDecimal("2");
        assertThat(answer(CODE, entry())).as("10 × √(2 ÷ 2)").endsWith("slippage=0.01 maxSlippage=0.02");
        account.candleVolume = new BigDecimal("0.5");
        assertThat(answer(CODE, entry()))
                .as("10 × √(2 ÷ 0.5)")
                .isEqualTo("REJECT R-SLIPPAGE age=0 spread=0 maxSpread=0.005 slippage=0.02 maxSlippage=0.02");
        account.candleVolume = new BigDecimal("0.500001");
        assertThat(answer(CODE, entry())).startsWith("PASS");
    }

    @Test
    @DisplayName("R-SLIPPAGE where the quantity at the best price is not told all of an order goes beyond it")
    void an_unknown_quantity_at_the_best_price_is_none() {
        quoted("1000", "1000", null);
        account.candleVolume = new BigDecimal("333");
        assertThat(answer(CODE, entry())).as("10 × √(3.33 ÷ 333)").contains(" slippage=0.001 ");
    }

    @Test
    @DisplayName(
            "R-SLIPPAGE what is missing or stale is a rejection: no bid and ask, old ones, ones of the future, no volume")
    void what_is_missing_or_stale_is_a_rejection() {
        account.assumedCost = null;
        assertThat(answer(CODE, entry())).isEqualTo("REJECT R-SLIPPAGE (no bid and ask of PAPER:BTCUSD)");
        quoted("999", "1001", "10", NOW.minusSeconds(30));
        assertThat(answer(CODE, entry())).startsWith("PASS R-SLIPPAGE age=30 ");
        quoted("999", "1001", "10", NOW.minusSeconds(30).minusMillis(1));
        assertThat(answer(CODE, entry())).isEqualTo("REJECT R-SLIPPAGE age=30.001 maxAge=30 (bid and ask are stale)");
        quoted("999", "1001", "10", NOW.plusMillis(1));
        assertThat(answer(CODE, entry())).startsWith("REJECT R-SLIPPAGE age=-0.001 ");
        quoted("999", "1001", "3.32");
        String unknown = "REJECT R-SLIPPAGE age=0 (what such a quantity costs is not known: no volume or no ATR yet)";
        assertThat(answer(CODE, entry())).isEqualTo(unknown);
        account.candleVolume = BigDecimal.TEN;
        account.lastPrice = new LastPrice(Price.of("1000"), null, NOW);
        assertThat(answer(CODE, entry())).isEqualTo(unknown);
        quoted("999", "1001", "3.33");
        assertThat(answer(CODE, entry())).startsWith("PASS");
    }

    @Test
    @DisplayName(
            "R-SLIPPAGE O-PAPER on paper the venue's own spread and slippage are the estimate, no bid and ask are asked for")
    void paper_costs_what_it_is_set_to() {
        assertThat(answer(CODE, entry()))
                .isEqualTo("PASS R-SLIPPAGE spread=0.001 maxSpread=0.005 slippage=0.0015 maxSlippage=0.02");
        account.assumedCost = new AssumedCost(new BigDecimal("6"), BigDecimal.ZERO, null);
        assertThat(answer(CODE, entry()))
                .isEqualTo("REJECT R-SLIPPAGE spread=0.006 maxSpread=0.005 slippage=0.003 maxSlippage=0.02");
        account.assumedCost = new AssumedCost(BigDecimal.ZERO, BigDecimal.ZERO, new BigDecimal("2"));
        assertThat(answer(CODE, entry()))
                .isEqualTo("REJECT R-SLIPPAGE spread=0 maxSpread=0.005 slippage=0.02 maxSlippage=0.02");
        account.lastPrice = new LastPrice(Price.of("1000"), null, NOW);
        assertThat(answer(CODE, entry())).isEqualTo("REJECT R-SLIPPAGE (no ATR)");
    }

    @Test
    @DisplayName("R-SLIPPAGE the limits are an account's own")
    void the_limits_are_settings() {
        RiskLimits own = RiskLimits.builder()
                .market(new MarketLimits(
                        new BigDecimal("0.0005"),
                        new BigDecimal("0.001"),
                        Duration.ofSeconds(30),
                        Money.ZERO,
                        Map.of(),
                        BigDecimal.ONE,
                        OnMarginRatio.ALERT))
                .build();
        quoted("999.8", "1000.2", "10");
        assertThat(answer(own, CODE, entry()))
                .isEqualTo("PASS R-SLIPPAGE age=0 spread=0.0004 maxSpread=0.0005 slippage=0.0002 maxSlippage=0.001");
        account.quote = null;
        account.assumedCost = AssumedCost.DEFAULT;
        assertThat(answer(own, CODE, entry())).startsWith("REJECT R-SLIPPAGE spread=0.001 maxSpread=0.0005 ");
    }

    private void quoted(String bid, String ask, @Nullable String atAsk) {
        quoted(bid, ask, atAsk, NOW);
    }

    private void quoted(String bid, String ask, @Nullable String atAsk, Instant time) {
        BigDecimal best = atAsk == null ? null : new BigDecimal(atAsk);
        account.assumedCost = null;
        account.quote = new BookQuote(Price.of(bid), Price.of(ask), BigDecimal.ZERO, best, time);
    }
}
