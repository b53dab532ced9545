package io.sluice.schemas.serde;

import java.util.Locale;
import java.util.Optional;

/**
 * What a new version of a subject must be able to do with records of earlier versions, and they with its records.
 *
 * <p>The names are those of the Confluent REST API.
 */
public enum CompatibilityLevel {
    /** Anything goes. */
    NONE(false, false, false),
    /** New readers read what the latest version wrote. */
    BACKWARD(true, false, false),
    /** New readers read what every version wrote. */
    BACKWARD_TRANSITIVE(true, false, true),
    /** Readers of the latest version read what the new one writes. */
    FORWARD(false, true, false),
    /** Readers of every version read what the new one writes. */
    FORWARD_TRANSITIVE(false, true, true),
    /** Both directions, with the latest version. */
    FULL(true, true, false),
    /** Both directions, with every version. */
    FULL_TRANSITIVE(true, true, true);

    private final boolean backward;
    private final boolean forward;
    private final boolean transitive;

    CompatibilityLevel(boolean backward, boolean forward, boolean transitive) {
        this.backward = backward;
        this.forward = forward;
        this.transitive = transitive;
    }

    /** Whether the new schema must read records of earlier ones. */
    public boolean backward() {
        return backward;
    }

    /** Whether earlier schemas must read records of the new one. */
    public boolean forward() {
        return forward;
    }

    /** Whether all earlier versions count, not only the latest. */
    public boolean transitive() {
        return transitive;
    }

    /** The level of that name in any case, or empty. */
    public static Optional<CompatibilityLevel> named(String name) {
        try {
            return Optional.of(valueOf(name.toUpperCase(Locale.ROOT)));
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }
}
