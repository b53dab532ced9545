package io.sluice.detect;

/** Bounds of settings, for the constructors of settings. */
public final class Checks {
    private Checks() {}

    /** @throws IllegalArgumentException naming detector and field when the value is outside the bounds or not finite */
    public static void within(String detector, String field, double value, double lowest, double highest) {
        if (!(value >= lowest && value <= highest)) {
            throw new IllegalArgumentException(
                    detector + ": " + field + " must be " + lowest + " to " + highest + ", not " + value);
        }
    }

    /** @throws IllegalArgumentException naming detector and field when the value is outside the bounds */
    public static void within(String detector, String field, int value, int lowest, int highest) {
        if (value < lowest || value > highest) {
            throw new IllegalArgumentException(
                    detector + ": " + field + " must be " + lowest + " to " + highest + ", not " + value);
        }
    }
}
