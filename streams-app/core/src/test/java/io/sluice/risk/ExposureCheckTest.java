package io.sluice.risk;

import static io.sluice.risk.TestAccount.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.value.Money;
import java.math.BigDecimal;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ExposureCheckTest extends CheckTest {
    private static final RiskLimits LIMITS = RiskLimits.builder()
            .exposure(new ExposureLimits(
                    new BigDecimal("0.5"),
                    BigDecimal.ONE,
                    new BigDecimal("2"),
                    new BigDecimal("1.5"),
                    10,
                    new BigDecimal("1.5"),
                    new BigDecimal("0.02")))
            .build();

    @Test
    @DisplayName("R-EXPOSURE lets pass what is exactly at each limit")
    void passes_at_the_limits() {
        account.notionalOf = Money.of("5000");
        account.openNotional = Money.of("15000");
        account.netNotional = Money.of("10000");
        account.workingOrders = 9;
        assertThat(answer(LIMITS, "R-EXPOSURE", entry().notional("5000")))
                .isEqualTo("PASS R-EXPOSURE order=5000 maxOrder=5000 instrument=10000 maxInstrument=10000 gross=20000"
                        + " maxGross=20000 net=15000 maxNet=15000 orders=9 maxOrders=10");
    }

    @Test
    @DisplayName("R-EXPOSURE rejects one cent beyond the order's, the instrument's, the gross and the net limit")
    void rejects_one_cent_beyond_each() {
        assertThat(answer(LIMITS, "R-EXPOSURE", entry().notional("5000.01"))).startsWith("REJECT");
        account.notionalOf = Money.of("5000.01");
        assertThat(answer(LIMITS, "R-EXPOSURE", entry().notional("5000"))).startsWith("REJECT");
        account.notionalOf = Money.ZERO;
        account.openNotional = Money.of("15000.01");
        assertThat(answer(LIMITS, "R-EXPOSURE", entry().notional("5000"))).startsWith("REJECT");
        account.openNotional = Money.ZERO;
        account.netNotional = Money.of("10000.01");
        assertThat(answer(LIMITS, "R-EXPOSURE", entry().notional("5000"))).startsWith("REJECT");
        account.netNotional = Money.of("-20000.01");
        assertThat(answer(LIMITS, "R-EXPOSURE", entry().notional("5000"))).startsWith("REJECT");
        account.netNotional = Money.ZERO;
        account.workingOrders = 10;
        assertThat(answer(LIMITS, "R-EXPOSURE", entry().notional("5000"))).startsWith("REJECT");
    }

    @Test
    @DisplayName("R-EXPOSURE without equity nothing may be opened; exits are not asked")
    void without_equity_nothing_is_opened() {
        assertOnlyForEntries("R-EXPOSURE");
        account.equity = Money.ZERO;
        assertThat(answer("R-EXPOSURE", entry())).isEqualTo("REJECT R-EXPOSURE equity=0 (no equity)");
    }
}
