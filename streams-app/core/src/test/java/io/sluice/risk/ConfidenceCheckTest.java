package io.sluice.risk;

import static io.sluice.risk.TestAccount.entry;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ConfidenceCheckTest extends CheckTest {
    @Test
    @DisplayName("R-CONFIDENCE 0.70 is enough")
    void passes_at_the_limit() {
        assertThat(answer("R-CONFIDENCE", entry().confidence(0.70)))
                .isEqualTo("PASS R-CONFIDENCE confidence=0.7 required=0.7");
    }

    @Test
    @DisplayName("R-CONFIDENCE a hair below 0.70 is not")
    void rejects_just_below_the_limit() {
        assertThat(answer("R-CONFIDENCE", entry().confidence(0.6999999)))
                .isEqualTo("REJECT R-CONFIDENCE confidence=0.6999999 required=0.7");
    }

    @Test
    @DisplayName("R-CONFIDENCE none at all, or one outside 0 to 1, is a rejection")
    void rejects_what_is_no_confidence() {
        assertThat(answer("R-CONFIDENCE", entry().confidence(null)))
                .isEqualTo("REJECT R-CONFIDENCE required=0.7 (no confidence from 0 to 1)");
        assertThat(answer("R-CONFIDENCE", entry().confidence(1.01)))
                .isEqualTo("REJECT R-CONFIDENCE required=0.7 (no confidence from 0 to 1)");
    }

    @Test
    @DisplayName("R-CONFIDENCE an unsure signal does not close either")
    void is_asked_of_signal_exits() {
        assertThat(answer("R-CONFIDENCE", entry().reduceOnly().confidence(0.5)))
                .isEqualTo("REJECT R-CONFIDENCE confidence=0.5 required=0.7");
    }
}
