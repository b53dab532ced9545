package io.sluice.risk;

import static io.sluice.risk.TestAccount.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class VolatilityCheckTest extends CheckTest {
    @Test
    @DisplayName("R-VOLATILITY both ends of the band are inside")
    void passes_at_both_ends_of_the_band() {
        assertThat(answer("R-VOLATILITY", entry().atr("10"))).isEqualTo("PASS R-VOLATILITY atr=10 low=10 high=30");
        assertThat(answer("R-VOLATILITY", entry().atr("30"))).isEqualTo("PASS R-VOLATILITY atr=30 low=10 high=30");
    }

    @Test
    @DisplayName("R-VOLATILITY outside the band is a warning, not a rejection")
    void warns_outside_the_band() {
        assertThat(answer("R-VOLATILITY", entry().atr("9.99"))).isEqualTo("WARN R-VOLATILITY atr=9.99 low=10 high=30");
        assertThat(answer("R-VOLATILITY", entry().atr("30.01")))
                .isEqualTo("WARN R-VOLATILITY atr=30.01 low=10 high=30");
    }

    @Test
    @DisplayName("R-VOLATILITY an instrument may have a band of its own")
    void uses_the_instruments_own_band() {
        AtrBand own = new AtrBand(BigDecimal.ONE, new BigDecimal("2"));
        RiskLimits limits =
                RiskLimits.builder().atrBands(Map.of(TestAccount.BTC, own)).build();
        assertThat(answer(limits, "R-VOLATILITY", entry().atr("10")))
                .isEqualTo("WARN R-VOLATILITY atr=10 low=1 high=2");
    }

    @Test
    @DisplayName("R-VOLATILITY an entry without any ATR is rejected, an exit is only warned")
    void rejects_an_entry_without_atr_and_warns_an_exit() {
        assertThat(answer("R-VOLATILITY", entry().atr(null))).isEqualTo("REJECT R-VOLATILITY low=10 high=30 (no ATR)");
        assertThat(answer("R-VOLATILITY", entry().reduceOnly().atr(null)))
                .isEqualTo("WARN R-VOLATILITY low=10 high=30 (no ATR)");
    }
}
