package io.sluice.position;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.schemas.TradeState;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TradeTransitionsTest {
    @Test
    @DisplayName("O-STATES the whole table of a trade: every state with every event, and what is not listed is a fault")
    void walks_the_whole_matrix() {
        List<String> legal = new ArrayList<>();
        for (TradeState state : TradeState.values()) {
            for (TradeEvent event : TradeEvent.values()) {
                try {
                    legal.add(state + " " + event + " -> " + TradeTransitions.next(state, event));
                } catch (IllegalStateException illegal) {
                    assertThat(illegal).hasMessage("a trade that is " + state + " cannot take " + event);
                }
            }
        }

        assertThat(legal)
                .containsExactly(
                        "CLOSED ENTRY_PLACED -> ENTRY_PENDING",
                        "CLOSED FILLED_IN -> OPEN",
                        "ENTRY_PENDING FILLED_IN -> OPEN",
                        "ENTRY_PENDING ENTRY_ENDED -> CANCELLED",
                        "OPEN FILLED_IN -> OPEN",
                        "OPEN FILLED_OUT -> OPEN",
                        "OPEN EXIT_PLACED -> EXIT_PENDING",
                        "OPEN EXIT_FORCED -> FORCED_EXIT",
                        "OPEN WENT_FLAT -> CLOSED",
                        "EXIT_PENDING FILLED_IN -> EXIT_PENDING",
                        "EXIT_PENDING FILLED_OUT -> EXIT_PENDING",
                        "EXIT_PENDING EXIT_PLACED -> EXIT_PENDING",
                        "EXIT_PENDING EXIT_FORCED -> FORCED_EXIT",
                        "EXIT_PENDING EXIT_ENDED -> OPEN",
                        "EXIT_PENDING WENT_FLAT -> CLOSED",
                        "CANCELLED ENTRY_PLACED -> ENTRY_PENDING",
                        "CANCELLED FILLED_IN -> OPEN",
                        "FORCED_EXIT FILLED_IN -> FORCED_EXIT",
                        "FORCED_EXIT FILLED_OUT -> FORCED_EXIT",
                        "FORCED_EXIT EXIT_PLACED -> FORCED_EXIT",
                        "FORCED_EXIT EXIT_FORCED -> FORCED_EXIT",
                        "FORCED_EXIT EXIT_ENDED -> OPEN",
                        "FORCED_EXIT WENT_FLAT -> CLOSED");
    }
}
