package io.sluice.admit;

import java.time.Duration;

/**
 * How admission holds back signals, in event time.
 *
 * @param dedupWindow A-DEDUP: equal fingerprints whose times are at most this far apart pass once; 0 to 1 hour
 * @param rateWindow A-RATE: signals of one pattern are at least this far apart; 0 to 1 hour
 */
public record AdmissionSettings(Duration dedupWindow, Duration rateWindow) {
    private static final Duration LONGEST = Duration.ofHours(1);

    public static final AdmissionSettings DEFAULTS =
            new AdmissionSettings(Duration.ofMinutes(2), Duration.ofMinutes(1));

    /** @throws IllegalArgumentException naming the field and the value that cannot be */
    public AdmissionSettings {
        checked("dedupWindow", dedupWindow);
        checked("rateWindow", rateWindow);
    }

    private static void checked(String field, Duration window) {
        if (window.isNegative() || window.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(field + " must be PT0S to " + LONGEST + ", not " + window);
        }
    }
}
