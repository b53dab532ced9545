package io.sluice.order;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * A state machine as a table: what a life may begin with, and one row for each legal step. What is not in the table is
 * not legal; what to do then is the caller's to say.
 *
 * @param <S> states
 * @param <E> events
 */
public final class TransitionTable<S extends Enum<S>, E extends Enum<E>> {
    private final Map<E, S> beginnings;
    private final Map<S, Map<E, S>> rows;

    private TransitionTable(Map<E, S> beginnings, Map<S, Map<E, S>> rows) {
        this.beginnings = beginnings;
        this.rows = rows;
    }

    public static <S extends Enum<S>, E extends Enum<E>> Builder<S, E> of(Class<S> states, Class<E> events) {
        return new Builder<>(states, events);
    }

    /** The state a life begins with after the event; empty when no life begins with it. */
    public Optional<S> first(E event) {
        return Optional.ofNullable(beginnings.get(event));
    }

    /** The state after the event; empty when the event is not legal in the state. */
    public Optional<S> next(S state, E event) {
        return Optional.ofNullable(rows.getOrDefault(state, Map.of()).get(event));
    }

    /** Collects the rows; a step that is given twice is a mistake in the table and is refused. */
    public static final class Builder<S extends Enum<S>, E extends Enum<E>> {
        private final Class<E> events;
        private final Map<E, S> beginnings;
        private final Map<S, Map<E, S>> rows;

        private Builder(Class<S> states, Class<E> events) {
            this.events = events;
            this.beginnings = new EnumMap<>(events);
            this.rows = new EnumMap<>(states);
        }

        /** @throws IllegalArgumentException when the event already begins a life */
        public Builder<S, E> begin(E event, S after) {
            if (beginnings.put(event, after) != null) {
                throw new IllegalArgumentException("two beginnings with " + event);
            }
            return this;
        }

        /** @throws IllegalArgumentException when the state already has a row for the event */
        public Builder<S, E> row(S before, E event, S after) {
            if (rows.computeIfAbsent(before, state -> new EnumMap<>(events)).put(event, after) != null) {
                throw new IllegalArgumentException("two rows for " + event + " in " + before);
            }
            return this;
        }

        public TransitionTable<S, E> build() {
            return new TransitionTable<>(beginnings, rows);
        }
    }
}
