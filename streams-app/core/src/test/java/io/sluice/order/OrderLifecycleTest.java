package io.sluice.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.schemas.OrderEventKind;
import io.sluice.schemas.OrderState;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class OrderLifecycleTest {
    /** What every state makes of every event; a dot is illegal. Written from the specification, not from the table. */
    private static final String MATRIX = """
            state            HOLD         RELEASE VETO      CLAIM      ACCEPT   PARTIAL_FILL     FILL   REJECT   CANCEL    EXPIRE  FAIL   NO_ANSWER PROVEN_ABSENT UNRECOGNISED
            -                PENDING_VETO QUEUED  .         .          .        .                .      .        .         .       .      .         .             .
            PENDING_VETO     .            QUEUED  CANCELLED .          .        .                .      .        CANCELLED EXPIRED .      .         .             .
            QUEUED           .            .       CANCELLED SUBMITTING .        .                .      .        CANCELLED EXPIRED FAILED .         .             .
            SUBMITTING       .            .       .         .          ACCEPTED PARTIALLY_FILLED FILLED REJECTED CANCELLED EXPIRED FAILED UNKNOWN   QUEUED        .
            ACCEPTED         .            .       .         .          .        PARTIALLY_FILLED FILLED REJECTED CANCELLED EXPIRED .      .         .             .
            PARTIALLY_FILLED .            .       .         .          .        PARTIALLY_FILLED FILLED .        CANCELLED EXPIRED .      .         .             .
            FILLED           .            .       .         .          .        .                .      .        .         .       .      .         .             .
            REJECTED         .            .       .         .          .        .                .      .        .         .       .      .         .             .
            CANCELLED        .            .       .         .          .        PARTIALLY_FILLED FILLED .        .         .       .      .         .             .
            EXPIRED          .            .       .         .          .        PARTIALLY_FILLED FILLED .        .         .       .      .         .             .
            FAILED           .            .       .         .          .        .                .      .        .         .       .      .         .             .
            UNKNOWN          .            .       .         .          ACCEPTED PARTIALLY_FILLED FILLED REJECTED CANCELLED EXPIRED .      .         QUEUED        .
            UNRECOGNISED     .            .       .         .          .        .                .      .        .         .       .      .         .             .
            """;

    @Test
    @DisplayName("O-STATES every state answers every event as the matrix says, and refuses the rest by name")
    void walks_every_state_and_event() {
        Map<String, String> expected = expectations();
        Map<String, String> actual = new HashMap<>();
        Set<@Nullable OrderState> states = new LinkedHashSet<>(EnumSet.allOf(OrderState.class));
        states.add(null);
        for (OrderState state : states) {
            for (OrderEventKind event : OrderEventKind.values()) {
                actual.put(name(state) + " " + event, outcome(state, event));
            }
        }
        assertThat(actual).isEqualTo(expected);
    }

    @Test
    @DisplayName("O-STATES an illegal transition names order, state and event")
    void an_illegal_transition_says_what_and_where() {
        assertThatThrownBy(() -> OrderLifecycle.after("0RD3R", OrderState.FILLED, OrderEventKind.CANCEL))
                .isInstanceOfSatisfying(IllegalTransition.class, refused -> {
                    assertThat(refused.orderId()).isEqualTo("0RD3R");
                    assertThat(refused.state()).isEqualTo(OrderState.FILLED);
                    assertThat(refused.event()).isEqualTo(OrderEventKind.CANCEL);
                    assertThat(refused).hasMessage("order 0RD3R: CANCEL is not legal in FILLED");
                });
        assertThatThrownBy(() -> OrderLifecycle.after("0RD3R", null, OrderEventKind.CLAIM))
                .isInstanceOf(IllegalTransition.class)
                .hasMessage("order 0RD3R: CLAIM is not legal as its first event");
    }

    @Test
    @DisplayName("O-STATES nothing works at the venue in exactly five states")
    void knows_the_terminal_states() {
        assertThat(EnumSet.allOf(OrderState.class).stream().filter(OrderLifecycle::isTerminal))
                .containsExactlyInAnyOrder(
                        OrderState.FILLED,
                        OrderState.REJECTED,
                        OrderState.CANCELLED,
                        OrderState.EXPIRED,
                        OrderState.FAILED);
    }

    private static String outcome(@Nullable OrderState state, OrderEventKind event) {
        try {
            return OrderLifecycle.after("0RD3R", state, event).name();
        } catch (IllegalTransition refused) {
            return ".";
        }
    }

    private static Map<String, String> expectations() {
        List<String[]> rows =
                MATRIX.lines().map(line -> line.trim().split("\\s+", -1)).toList();
        String[] events = rows.getFirst();
        Map<String, String> expected = new HashMap<>();
        for (String[] row : rows.subList(1, rows.size())) {
            for (int column = 1; column < row.length; column++) {
                expected.put(row[0] + " " + events[column], row[column]);
            }
        }
        return expected;
    }

    private static String name(@Nullable OrderState state) {
        return state == null ? "-" : state.name();
    }
}
