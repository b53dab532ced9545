package io.sluice.local.config;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that someone probably meant. */
public final class NearestName {
    private NearestName() {}

    /** What to say of a key that does not exist. */
    static String unknown(String name, List<String> names) {
        return "unknown key; "
                + of(name, names)
                        .map(nearest -> "did you mean " + nearest + "?")
                        .orElseGet(() -> "the keys here are " + String.join(", ", names));
    }

    /** The existing name nearest to a mistyped one, when it is near: a third of its letters wrong at most. */
    public static Optional<String> of(String name, List<String> names) {
        String wanted = name.toLowerCase(Locale.ROOT);
        return names.stream()
                .filter(candidate -> distance(wanted, candidate.toLowerCase(Locale.ROOT)) <= candidate.length() / 3)
                .min(Comparator.comparingInt(candidate -> distance(wanted, candidate.toLowerCase(Locale.ROOT))));
    }

    /** Levenshtein's distance: letters to put in, take out or replace. */
    private static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }
}
