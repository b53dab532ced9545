package io.sluice.local.config;

import java.util.function.Function;

/**
 * A single value, read from its text.
 *
 * @param describe what it may be, for documents
 * @param parse gives the value, or an {@link IllegalArgumentException} whose message ends the sentence "value …"
 * @param write gives text, number or truth value
 */
record ScalarKind<T>(String describe, Function<String, T> parse, Function<T, Object> write) implements Kind<T> {
    @Override
    public T read(Place place, Yaml value) {
        if (!(value instanceof Yaml.Scalar scalar)) {
            throw place.refuse(value, "must be one value (" + describe + ")");
        }
        try {
            return parse.apply(scalar.text().strip());
        } catch (IllegalArgumentException wrong) {
            throw place.refuse(value, place.shown(scalar) + " " + wrong.getMessage());
        }
    }

    @Override
    public Object write(T value) {
        return write.apply(value);
    }
}
