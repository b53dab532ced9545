package io.sluice.risk;

import static io.sluice.risk.TestAccount.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CooldownCheckTest extends CheckTest {
    @Test
    @DisplayName("R-COOLDOWN passes when there was no entry before")
    void passes_without_an_entry_before() {
        assertThat(answer("R-COOLDOWN", entry())).isEqualTo("PASS R-COOLDOWN required=900");
    }

    @Test
    @DisplayName("R-COOLDOWN passes 15 minutes after the last entry")
    void passes_after_exactly_the_cooldown() {
        account.lastExecution = TestAccount.NOW.minus(Duration.ofMinutes(15));
        assertThat(answer("R-COOLDOWN", entry())).isEqualTo("PASS R-COOLDOWN elapsed=900 required=900");
    }

    @Test
    @DisplayName("R-COOLDOWN rejects a microsecond earlier")
    void rejects_a_microsecond_earlier() {
        account.lastExecution = TestAccount.NOW.minus(Duration.ofMinutes(15)).plusNanos(1000);
        assertThat(answer("R-COOLDOWN", entry())).isEqualTo("REJECT R-COOLDOWN elapsed=899.999999 required=900");
    }

    @Test
    @DisplayName("R-COOLDOWN is asked of entries only")
    void is_for_entries_only() {
        assertOnlyForEntries("R-COOLDOWN");
    }
}
