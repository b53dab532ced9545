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

import io.sluice.schemas.TradeState;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The life of a trade (O-STATES) as one table; what is not in it is a fault. */
public final class TradeTransitions {
    private static final Map<TradeState, Map<TradeEvent, TradeState>> TABLE = new EnumMap<>(TradeState.class);

    static {
        from(CLOSED, ENTRY_PLACED, ENTRY_PENDING);
        // A fill can arrive after its order was cancelled, and a hand can trade at the venue.
        from(CLOSED, FILLED_IN, OPEN);

        from(CANCELLED, ENTRY_PLACED, ENTRY_PENDING);
        from(CANCELLED, FILLED_IN, OPEN);

        from(ENTRY_PENDING, FILLED_IN, OPEN);
        from(ENTRY_PENDING, ENTRY_ENDED, CANCELLED);

        from(OPEN, FILLED_IN, OPEN);
        from(OPEN, FILLED_OUT, OPEN);
        from(OPEN, EXIT_PLACED, EXIT_PENDING);
        from(OPEN, EXIT_FORCED, FORCED_EXIT);
        from(OPEN, WENT_FLAT, CLOSED);

        // The rest of an entry can fill while the exit is on its way; the exit stays what it is.
        from(EXIT_PENDING, FILLED_IN, EXIT_PENDING);
        from(EXIT_PENDING, FILLED_OUT, EXIT_PENDING);
        from(EXIT_PENDING, EXIT_PLACED, EXIT_PENDING);
        from(EXIT_PENDING, EXIT_FORCED, FORCED_EXIT);
        from(EXIT_PENDING, EXIT_ENDED, OPEN);
        from(EXIT_PENDING, WENT_FLAT, CLOSED);

        from(FORCED_EXIT, FILLED_IN, FORCED_EXIT);
        from(FORCED_EXIT, FILLED_OUT, FORCED_EXIT);
        from(FORCED_EXIT, EXIT_PLACED, FORCED_EXIT);
        from(FORCED_EXIT, EXIT_FORCED, FORCED_EXIT);
        from(FORCED_EXIT, EXIT_ENDED, OPEN);
        from(FORCED_EXIT, WENT_FLAT, CLOSED);
    }

    private TradeTransitions() {}

    /** @throws IllegalStateException naming state and event; never ignored, never repaired */
    public static TradeState next(TradeState state, TradeEvent event) {
        TradeState next = find(state, event);
        if (next == null) {
            throw new IllegalStateException("a trade that is " + state + " cannot take " + event);
        }
        return next;
    }

    /** Whether the table has a row for it. */
    public static boolean allows(TradeState state, TradeEvent event) {
        return find(state, event) != null;
    }

    private static @Nullable TradeState find(TradeState state, TradeEvent event) {
        return TABLE.getOrDefault(state, Map.of()).get(event);
    }

    private static void from(TradeState state, TradeEvent event, TradeState next) {
        TABLE.computeIfAbsent(state, key -> new EnumMap<>(TradeEvent.class)).put(event, next);
    }
}
