package io.sluice.risk;

import static io.sluice.risk.TestAccount.entry;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DailyCheckTest extends CheckTest {
    @Test
    @DisplayName("R-DAILY lets the sixth entry of a day pass")
    void passes_the_sixth() {
        account.executionsToday = 5;
        assertThat(answer("R-DAILY", entry())).isEqualTo("PASS R-DAILY executions=5 max=6");
    }

    @Test
    @DisplayName("R-DAILY rejects the seventh")
    void rejects_the_seventh() {
        account.executionsToday = 6;
        assertThat(answer("R-DAILY", entry())).isEqualTo("REJECT R-DAILY executions=6 max=6");
    }

    @Test
    @DisplayName("R-DAILY is asked of entries only")
    void is_for_entries_only() {
        assertOnlyForEntries("R-DAILY");
    }
}
