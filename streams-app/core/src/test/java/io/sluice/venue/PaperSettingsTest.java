package io.sluice.venue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PaperSettingsTest {
    @Test
    @DisplayName("O-PAPER the defaults are what the documents say")
    void defaults() {
        assertThat(PaperSettings.DEFAULTS)
                .isEqualTo(new PaperSettings(
                        FillAt.LAST_CLOSE,
                        new BigDecimal("1"),
                        new Slippage.Ticks(new BigDecimal("1")),
                        new BigDecimal("0.0002"),
                        new BigDecimal("0.0005"),
                        new BigDecimal("0"),
                        new BigDecimal("0.10"),
                        false,
                        new FundingSettings(new BigDecimal("0"), Duration.ofHours(8), new TreeMap<>()),
                        Duration.ofMillis(50),
                        200));
    }

    @Test
    @DisplayName("O-PAPER settings that cannot be are refused by name")
    void refuses_impossible_settings() {
        refuses("-1", "0", "0", "0.1", 0, 1, "spreadTicks must not be negative, is -1");
        refuses("0", "-1", "0", "0.1", 0, 1, "makerFee must be between -1 and 1, is -1");
        refuses("0", "0", "-0.1", "0.1", 0, 1, "takerFee must be from 0 to below 1, is -0.1");
        refuses("0", "0", "0", "0", 0, 1, "participation must be above 0 and at most 1, is 0");
        refuses("0", "0", "0", "1.1", 0, 1, "participation must be above 0 and at most 1, is 1.1");
        refuses("0", "0", "0", "1", -1, 1, "latency must not be negative, is PT-0.001S");
        refuses("0", "0", "0", "1", 0, 0, "maxWorkingOrders must be from 1 to 10000, is 0");
        assertThatThrownBy(() -> new Slippage.Ticks(new BigDecimal("-1")))
                .hasMessage("slippage in ticks must not be negative, is -1");
        assertThatThrownBy(() -> new Slippage.AtrFraction(new BigDecimal("-1")))
                .hasMessage("slippage as a fraction of the ATR must not be negative, is -1");
    }

    private static void refuses(
            String spread,
            String maker,
            String taker,
            String participation,
            int latencyMillis,
            int orders,
            String message) {
        assertThatThrownBy(() -> new PaperSettings(
                        FillAt.LAST_CLOSE,
                        new BigDecimal(spread),
                        new Slippage.Ticks(BigDecimal.ZERO),
                        new BigDecimal(maker),
                        new BigDecimal(taker),
                        BigDecimal.ZERO,
                        new BigDecimal(participation),
                        false,
                        FundingSettings.NONE,
                        Duration.ofMillis(latencyMillis),
                        orders))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
