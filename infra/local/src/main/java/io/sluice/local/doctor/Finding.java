package io.sluice.local.doctor;

import java.util.List;

/**
 * What one check has found.
 *
 * @param check name of the check
 * @param status how it stands
 * @param message what was seen, with its figures
 * @param advice what to do about it; empty when there is nothing to do
 */
public record Finding(String check, Status status, String message, String advice) {
    /** How a check stands. */
    public enum Status {
        /** As it should be. */
        OK,
        /** Something must be done. */
        PROBLEM,
        /** Not looked at, because what it needs is not there. */
        SKIPPED
    }

    static List<Finding> ok(String check, String message) {
        return List.of(new Finding(check, Status.OK, message, ""));
    }

    static List<Finding> skipped(String check, String message, String advice) {
        return List.of(new Finding(check, Status.SKIPPED, message, advice));
    }

    static List<Finding> problem(String check, String message, String advice) {
        return List.of(new Finding(check, Status.PROBLEM, message, advice));
    }
}
