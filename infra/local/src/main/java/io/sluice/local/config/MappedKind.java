package io.sluice.local.config;

import java.util.function.Function;

/**
 * A value made of another kind of value.
 *
 * @param inner how it is written
 * @param describe what it may be, for documents
 * @param from makes it, or throws an {@link IllegalArgumentException} with the reason
 * @param to the way back
 */
record MappedKind<S, T>(Kind<S> inner, String describe, Function<S, T> from, Function<T, S> to) implements Kind<T> {
    @Override
    public T read(Place place, Yaml value) {
        S written = inner.read(place, value);
        try {
            return from.apply(written);
        } catch (IllegalArgumentException impossible) {
            throw place.refuse(value, impossible.getMessage());
        }
    }

    @Override
    public Object write(T value) {
        return inner.write(to.apply(value));
    }
}
