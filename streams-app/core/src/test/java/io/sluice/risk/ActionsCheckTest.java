package io.sluice.risk;

import static io.sluice.risk.TestAccount.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.schemas.Action;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ActionsCheckTest extends CheckTest {
    @Test
    @DisplayName("R-ACTIONS passes an action of the list")
    void passes_a_listed_action() {
        assertThat(answer("R-ACTIONS", entry().action(Action.OPEN_SHORT))).isEqualTo("PASS R-ACTIONS");
    }

    @Test
    @DisplayName("R-ACTIONS rejects an action that is not listed")
    void rejects_an_action_that_is_not_listed() {
        RiskLimits longOnly = RiskLimits.builder()
                .actions(Set.of(Action.OPEN_LONG, Action.CLOSE))
                .build();
        assertThat(answer(longOnly, "R-ACTIONS", entry().action(Action.OPEN_SHORT)))
                .isEqualTo("REJECT R-ACTIONS (OPEN_SHORT is not allowed)");
    }

    @Test
    @DisplayName("R-ACTIONS rejects an action it does not recognise")
    void rejects_an_unrecognised_action() {
        assertThat(answer("R-ACTIONS", entry().action(Action.UNRECOGNISED)))
                .isEqualTo("REJECT R-ACTIONS (UNRECOGNISED is not allowed)");
    }
}
