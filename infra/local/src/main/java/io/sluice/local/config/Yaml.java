package io.sluice.local.config;

import java.util.List;
import java.util.Map;

/** A YAML value with the line it begins on, from 1; line 0 for what was not written but added. */
sealed interface Yaml {
    int line();

    /** Keys to values, in the order of the file. */
    record Mapping(Map<String, Yaml> entries, int line) implements Yaml {}

    /** Values in their order. */
    record Sequence(List<Yaml> items, int line) implements Yaml {}

    /**
     * A single value.
     *
     * @param text after references to the environment were resolved
     * @param written as it stands in the file: what messages quote, so that no resolved secret shows
     */
    record Scalar(String text, String written, int line) implements Yaml {}

    /** A key without a value. */
    record Nothing(int line) implements Yaml {}
}
