package io.sluice.detect;

/** What settings of detectors have in common. */
final class Checks {
    private Checks() {}

    /** @throws IllegalArgumentException naming detector and field when the value is outside the bounds or not finite */
    static void within(String detector, String field, double value, double lowest, double highest) {
        if (!(value >= lowest && value <= highest)) {
            throw new IllegalArgumentException(
                    detector + ": " + field + " must be " + lowest + " to " + highest + ", not " + value);
        }
    }

    /** @throws IllegalArgumentException naming detector and field when the value is outside the bounds */
    static void within(String detector, String field, int value, int lowest, int highest) {
        if (value < lowest || value > highest) {
            throw new IllegalArgumentException(
                    detector + ": " + field + " must be " + lowest + " to " + highest + ", not " + value);
        }
    }
}
