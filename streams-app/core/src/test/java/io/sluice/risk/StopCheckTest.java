package io.sluice.risk;

import static io.sluice.risk.TestAccount.entry;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class StopCheckTest extends CheckTest {
    @Test
    @DisplayName("R-STOP an entry's stop may be 3 % away")
    void passes_at_three_percent() {
        assertThat(answer("R-STOP", entry().stop("970")))
                .isEqualTo("PASS R-STOP stop=970 price=1000 distance=0.03 max=0.03");
    }

    @Test
    @DisplayName("R-STOP one cent wider is a rejection")
    void rejects_one_cent_wider() {
        assertThat(answer("R-STOP", entry().stop("969.99")))
                .isEqualTo("REJECT R-STOP stop=969.99 price=1000 distance=0.03001 max=0.03");
    }

    @Test
    @DisplayName("R-STOP a stop on the winning side, or none, is a rejection")
    void rejects_a_stop_that_is_none() {
        assertThat(answer("R-STOP", entry().stop("1001")))
                .isEqualTo("REJECT R-STOP stop=1001 price=1000 distance=-0.001 max=0.03");
        assertThat(answer("R-STOP", entry().stop(null))).isEqualTo("REJECT R-STOP (no stop can be placed)");
    }

    @Test
    @DisplayName("R-STOP is asked of entries only")
    void is_for_entries_only() {
        assertOnlyForEntries("R-STOP");
    }
}
