package io.sluice.risk;

import static io.sluice.risk.TestAccount.BTC;
import static io.sluice.risk.TestAccount.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.value.Money;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LiquidityCheckTest extends CheckTest {
    private static final String CODE = "R-LIQUIDITY";

    @Test
    @DisplayName("R-LIQUIDITY without a least value it is not asked, and says so")
    void without_a_limit_it_is_not_asked() {
        assertThat(answer(CODE, entry())).isEqualTo("NOT_APPLICABLE R-LIQUIDITY (no minVolume is set)");
    }

    @Test
    @DisplayName("R-LIQUIDITY exits are not asked")
    void exits_are_not_asked() {
        assertThat(answer(asking("1000000", Map.of()), CODE, entry().reduceOnly()))
                .isEqualTo("NOT_APPLICABLE R-LIQUIDITY");
    }

    @Test
    @DisplayName("R-LIQUIDITY the least value passes, a cent less does not, what is not known does not")
    void asks_for_the_least_value() {
        RiskLimits limits = asking("1000000", Map.of());
        account.traded = Money.of("1000000");
        assertThat(answer(limits, CODE, entry())).isEqualTo("PASS R-LIQUIDITY traded=1000000 min=1000000");
        account.traded = Money.of("999999.99");
        assertThat(answer(limits, CODE, entry())).isEqualTo("REJECT R-LIQUIDITY traded=999999.99 min=1000000");
        account.traded = null;
        assertThat(answer(limits, CODE, entry()))
                .isEqualTo("REJECT R-LIQUIDITY min=1000000 (less than 24 hours of trading in PAPER:BTCUSD are known)");
    }

    @Test
    @DisplayName("R-LIQUIDITY an instrument may have a least value of its own, none among them")
    void an_instrument_may_have_its_own() {
        account.traded = Money.of("500");
        assertThat(answer(asking("1000", Map.of(BTC, Money.of("500"))), CODE, entry()))
                .startsWith("PASS");
        assertThat(answer(asking("1000", Map.of(BTC, Money.ZERO)), CODE, entry()))
                .startsWith("NOT_APPLICABLE");
        assertThat(answer(asking("0", Map.of(BTC, Money.of("501"))), CODE, entry()))
                .startsWith("REJECT");
    }

    private static RiskLimits asking(String least, Map<String, Money> single) {
        MarketLimits usual = MarketLimits.DEFAULT;
        return RiskLimits.builder()
                .market(new MarketLimits(
                        usual.maxSpread(),
                        usual.maxSlippage(),
                        usual.maxQuoteAge(),
                        Money.of(least),
                        single,
                        usual.maxMarginRatio(),
                        usual.onMarginRatio()))
                .build();
    }
}
