package io.sluice.position;

import static io.sluice.position.TradeEvent.ENTRY_ENDED;
import static io.sluice.position.TradeEvent.ENTRY_PLACED;
import static io.sluice.position.TradeEvent.EXIT_ENDED;
import static io.sluice.position.TradeEvent.EXIT_FORCED;
import static io.sluice.position.TradeEvent.EXIT_PLACED;
import static io.sluice.position.TradeEvent.FILLED_IN;
import static io.sluice.position.TradeEvent.FILLED_OUT;
import static io.sluice.position.TradeEvent.WENT_FLAT;
import static io.sluice.schemas.TradeState.CANCELLED;
import static io.sluice.schemas.TradeState.CLOSED;
import static io.sluice.schemas.TradeState.ENTRY_PENDING;
import static io.sluice.schemas.TradeState.EXIT_PENDING;
import static io.sluice.schemas.TradeState.FORCED_EXIT;
import static io.sluice.schemas.TradeState.OPEN;

import io.sluice.order.TransitionTable;
import io.sluice.schemas.TradeState;

/** The life of a trade (O-STATES) as one table; what is not in it is a fault. */
public final class TradeTransitions {
    private static final TransitionTable<TradeState, TradeEvent> TABLE = TransitionTable.of(
                    TradeState.class, TradeEvent.class)
            .row(CLOSED, ENTRY_PLACED, ENTRY_PENDING)
            // A fill can arrive after its order was cancelled, and a hand can trade at the venue.
            .row(CLOSED, FILLED_IN, OPEN)
            .row(CANCELLED, ENTRY_PLACED, ENTRY_PENDING)
            .row(CANCELLED, FILLED_IN, OPEN)
            .row(ENTRY_PENDING, FILLED_IN, OPEN)
            .row(ENTRY_PENDING, ENTRY_ENDED, CANCELLED)
            .row(OPEN, FILLED_IN, OPEN)
            .row(OPEN, FILLED_OUT, OPEN)
            .row(OPEN, EXIT_PLACED, EXIT_PENDING)
            .row(OPEN, EXIT_FORCED, FORCED_EXIT)
            .row(OPEN, WENT_FLAT, CLOSED)

            // The rest of an entry can fill while the exit is on its way; the exit stays what it is.
            .row(EXIT_PENDING, FILLED_IN, EXIT_PENDING)
            .row(EXIT_PENDING, FILLED_OUT, EXIT_PENDING)
            .row(EXIT_PENDING, EXIT_PLACED, EXIT_PENDING)
            .row(EXIT_PENDING, EXIT_FORCED, FORCED_EXIT)
            .row(EXIT_PENDING, EXIT_ENDED, OPEN)
            .row(EXIT_PENDING, WENT_FLAT, CLOSED)
            .row(FORCED_EXIT, FILLED_IN, FORCED_EXIT)
            .row(FORCED_EXIT, FILLED_OUT, FORCED_EXIT)
            .row(FORCED_EXIT, EXIT_PLACED, FORCED_EXIT)
            .row(FORCED_EXIT, EXIT_FORCED, FORCED_EXIT)
            .row(FORCED_EXIT, EXIT_ENDED, OPEN)
            .row(FORCED_EXIT, WENT_FLAT, CLOSED)
            .build();

    private TradeTransitions() {}

    /** @throws IllegalStateException naming state and event; never ignored, never repaired */
    public static TradeState next(TradeState state, TradeEvent event) {
        return TABLE.next(state, event)
                .orElseThrow(() -> new IllegalStateException("a trade that is " + state + " cannot take " + event));
    }
}
