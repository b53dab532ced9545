package io.sluice.local.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong, so that it is told all at once. */
final class Problems {
    private final List<Problem> all = new ArrayList<>();

    void add(String path, int line, String message) {
        all.add(new Problem(path, line, message));
    }

    /** @throws ConfigurationException with all problems in the order of the file, when there are any */
    void refuseAny(String source) {
        if (!all.isEmpty()) {
            throw new ConfigurationException(
                    source,
                    all.stream().sorted(Comparator.comparingInt(Problem::line)).toList());
        }
    }
}
