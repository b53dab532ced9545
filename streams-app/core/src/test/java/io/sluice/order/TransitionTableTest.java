package io.sluice.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TransitionTableTest {
    private enum Door {
        OPEN,
        SHUT
    }

    private enum Push {
        INWARD,
        OUTWARD
    }

    @Test
    @DisplayName("O-STATES a table answers with its rows and is empty elsewhere")
    void answers_with_its_rows_only() {
        TransitionTable<Door, Push> table = TransitionTable.of(Door.class, Push.class)
                .begin(Push.OUTWARD, Door.OPEN)
                .row(Door.OPEN, Push.INWARD, Door.SHUT)
                .build();
        assertThat(table.first(Push.OUTWARD)).contains(Door.OPEN);
        assertThat(table.first(Push.INWARD)).isEmpty();
        assertThat(table.next(Door.OPEN, Push.INWARD)).contains(Door.SHUT);
        assertThat(table.next(Door.OPEN, Push.OUTWARD)).isEmpty();
        assertThat(table.next(Door.SHUT, Push.OUTWARD)).isEmpty();
    }

    @Test
    @DisplayName("O-STATES a step given twice is a mistake in the table")
    void refuses_a_step_given_twice() {
        var builder = TransitionTable.of(Door.class, Push.class)
                .begin(Push.OUTWARD, Door.OPEN)
                .row(Door.OPEN, Push.INWARD, Door.SHUT);
        assertThatThrownBy(() -> builder.row(Door.OPEN, Push.INWARD, Door.OPEN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("two rows for INWARD in OPEN");
        assertThatThrownBy(() -> builder.begin(Push.OUTWARD, Door.SHUT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("two beginnings with OUTWARD");
    }
}
