package io.sluice.local.config;

/**
 * What a value may be.
 *
 * @param <T> what it is read as
 */
interface Kind<T> {
    /** For documents: {@code whole number, 1 to 20}. */
    String describe();

    /**
     * Reads a value.
     *
     * @throws Refused when it was wrong, after telling {@code place}
     */
    T read(Place place, Yaml value);

    /** The value as it would be written: text, number, truth value, list or map of these. */
    Object write(T value);

    /** Where a value stands, and where to tell what is wrong with it. */
    record Place(String path, boolean secret, Problems problems) {
        Refused refuse(Yaml value, String message) {
            problems.add(path, value.line(), message);
            return new Refused();
        }

        /** How a message may show a value: never what the environment held, and no secret at all. */
        String shown(Yaml.Scalar scalar) {
            return secret ? "***" : scalar.written();
        }

        Place item(int index) {
            return new Place(KeyPath.item(path, index), secret, problems);
        }

        Place child(String key) {
            return new Place(KeyPath.child(path, key), secret, problems);
        }
    }

    /** A value could not be read; what is wrong has been told. Never leaves this package. */
    final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Refused() {
            super("refused", null, false, false);
        }
    }
}
