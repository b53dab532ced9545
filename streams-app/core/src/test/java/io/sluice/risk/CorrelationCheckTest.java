package io.sluice.risk;

import static io.sluice.risk.TestAccount.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.schemas.Pattern;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CorrelationCheckTest extends CheckTest {
    @Test
    @DisplayName("R-CORRELATION passes when nothing is open")
    void passes_when_nothing_is_open() {
        assertThat(answer("R-CORRELATION", entry())).isEqualTo("PASS R-CORRELATION correlation=0 max=0.7");
    }

    @Test
    @DisplayName("R-CORRELATION takes the largest |ρ| of all open patterns")
    void takes_the_largest_absolute_correlation() {
        account.openPatterns = List.of(Pattern.MEAN_REVERSION, Pattern.REVERSAL);
        assertThat(answer("R-CORRELATION", entry().pattern(Pattern.IMPULSE)))
                .isEqualTo("PASS R-CORRELATION correlation=0.3 max=0.7");
    }

    @Test
    @DisplayName("R-CORRELATION rejects reversal beside mean reversion, ρ 0.8")
    void rejects_above_the_limit() {
        account.openPatterns = List.of(Pattern.VOL_SPIKE, Pattern.MEAN_REVERSION);
        assertThat(answer("R-CORRELATION", entry().pattern(Pattern.REVERSAL)))
                .isEqualTo("REJECT R-CORRELATION correlation=0.8 max=0.7");
    }

    @Test
    @DisplayName("R-CORRELATION a ρ at the limit passes")
    void passes_at_the_limit() {
        account.openPatterns = List.of(Pattern.MEAN_REVERSION);
        RiskLimits limits =
                RiskLimits.builder().maxCorrelation(new BigDecimal("0.8")).build();
        assertThat(answer(limits, "R-CORRELATION", entry().pattern(Pattern.REVERSAL)))
                .isEqualTo("PASS R-CORRELATION correlation=0.8 max=0.8");
    }

    @Test
    @DisplayName("R-CORRELATION the same pattern twice has ρ 1")
    void rejects_the_same_pattern_twice() {
        account.openPatterns = List.of(Pattern.IMPULSE);
        assertThat(answer("R-CORRELATION", entry())).isEqualTo("REJECT R-CORRELATION correlation=1 max=0.7");
    }

    @Test
    @DisplayName("R-CORRELATION an unknown pattern is a rejection, on either side")
    void rejects_unknown_patterns() {
        assertThat(answer("R-CORRELATION", entry().pattern(null)))
                .isEqualTo("REJECT R-CORRELATION max=0.7 (the signal's pattern is not known)");
        assertThat(answer("R-CORRELATION", entry().pattern(Pattern.UNRECOGNISED)))
                .isEqualTo("REJECT R-CORRELATION max=0.7 (the signal's pattern is not known)");
        account.openPatterns = List.of(Pattern.UNRECOGNISED);
        assertThat(answer("R-CORRELATION", entry()))
                .isEqualTo("REJECT R-CORRELATION max=0.7 (the pattern of an open position is not known)");
    }

    @Test
    @DisplayName("R-CORRELATION is asked of entries only")
    void is_for_entries_only() {
        assertOnlyForEntries("R-CORRELATION");
    }
}
