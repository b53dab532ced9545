package io.sluice.replay.walk;

import java.util.HashSet;
import java.util.List;

/**
 * One setting that is tried with several values.
 *
 * @param path what it is called, for example {@code detectors.breakout.window}
 * @param values as they would be written, in the order in which they are tried; at least one, none twice
 */
public record Parameter(String path, List<String> values) {
    /** @throws IllegalArgumentException when there is no value, or one is there twice */
    public Parameter {
        values = List.copyOf(values);
        if (values.isEmpty()) {
            throw new IllegalArgumentException(path + " has no value to try");
        }
        HashSet<String> seen = new HashSet<>();
        for (String value : values) {
            if (!seen.add(value)) {
                throw new IllegalArgumentException(path + " is to be tried with " + value + " twice");
            }
        }
    }
}
