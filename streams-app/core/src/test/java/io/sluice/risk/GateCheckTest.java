package io.sluice.risk;

import static io.sluice.risk.TestAccount.NOW;
import static io.sluice.risk.TestAccount.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class GateCheckTest extends CheckTest {
    private static final String CODE = "R-GATE";
    private static final RiskPolicy LIVE = RiskPolicy.of(
            RiskLimits.DEFAULTS, PatternCorrelation.DEFAULTS, new LiveRules("S1", Duration.ofDays(30), false));

    private String afterBacktestUpTo(Instant to) {
        account.gate = new GateEvidence("S1", "D1", to);
        return answer(LIVE, CODE, entry());
    }

    @Test
    @DisplayName("R-GATE rejects an entry of a strategy without a recorded backtest")
    void rejects_without_a_record() {
        assertThat(answer(LIVE, CODE, entry()))
                .isEqualTo("REJECT R-GATE maxAge=2592000 (no passed backtest of strategy S1 is recorded)");
    }

    @Test
    @DisplayName("R-GATE rejects an entry when the record is of the strategy before code or configuration changed")
    void rejects_the_record_of_another_strategy() {
        account.gate = new GateEvidence("S0", "D1", NOW);
        assertThat(answer(LIVE, CODE, entry()))
                .isEqualTo("REJECT R-GATE maxAge=2592000 (no passed backtest of strategy S1 is recorded)");
    }

    @Test
    @DisplayName("R-GATE lets pass until the backtest's last candle is as old as allowed, to the instant")
    void passes_up_to_the_age() {
        assertThat(afterBacktestUpTo(NOW.minus(Duration.ofDays(30))))
                .isEqualTo(
                        "PASS R-GATE age=2592000 maxAge=2592000 (strategy S1, dataset D1, up to 2023-12-04T10:00:00Z)");
    }

    @Test
    @DisplayName("R-GATE rejects an entry when the backtest's last candle is older than allowed, by a micro")
    void rejects_beyond_the_age() {
        assertThat(afterBacktestUpTo(NOW.minus(Duration.ofDays(30)).minusNanos(1_000)))
                .isEqualTo("REJECT R-GATE age=2592000.000001 maxAge=2592000"
                        + " (strategy S1, dataset D1, up to 2023-12-04T09:59:59.999999Z)");
    }

    @Test
    @DisplayName("R-GATE is asked of entries only")
    void is_for_entries_only() {
        assertThat(answer(LIVE, CODE, entry().reduceOnly())).isEqualTo("NOT_APPLICABLE R-GATE");
    }

    @Test
    @DisplayName("R-GATE is not there where nothing asks for it")
    void is_absent_elsewhere() {
        RiskPolicy paper = RiskPolicy.of(RiskLimits.DEFAULTS, PatternCorrelation.DEFAULTS);
        assertThat(paper.evaluate(entry().build(), account))
                .extracting(verdict -> verdict.getCode())
                .doesNotContain(CODE);
    }
}
