package io.sluice.local.doctor;

import java.util.List;

/** One thing that is looked at. */
public interface Check {
    /** Short name, one word where possible. */
    String name();

    /**
     * Looks. Changes nothing and returns within seconds; an exception counts as a problem.
     *
     * @return at least one finding
     */
    List<Finding> look();

    /** Looks, and makes a problem of whatever goes wrong in doing so. */
    static List<Finding> findings(Check check) {
        try {
            return check.look();
        } catch (RuntimeException failure) {
            return Finding.problem(check.name(), "could not be checked: " + failure.getMessage(), "");
        }
    }
}
