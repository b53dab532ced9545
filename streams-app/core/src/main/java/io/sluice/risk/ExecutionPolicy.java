package io.sluice.risk;

import java.time.Duration;

/**
 * How an account deals with what venues make of its orders, and with what others do in it.
 *
 * @param external O-EXTERNAL: what becomes of positions that others open in the account; default ALERT
 * @param partialFill O-STAGES: what becomes of an entry that was executed in part; default KEEP
 * @param partialFillWindow how long the venue may have executed nothing more of it until then; default 30 seconds
 * @param slicing O-TYPES: what becomes of large entries; default all go out whole
 */
public record ExecutionPolicy(
        ExternalPolicy external, PartialFill partialFill, Duration partialFillWindow, Slicing slicing) {
    public static final ExecutionPolicy DEFAULT =
            new ExecutionPolicy(ExternalPolicy.ALERT, PartialFill.KEEP, Duration.ofSeconds(30), Slicing.DEFAULT);

    /** @throws IllegalArgumentException naming the setting and the value that cannot be */
    public ExecutionPolicy {
        if (partialFillWindow.isNegative()) {
            throw new IllegalArgumentException("partialFillWindow must not be negative, but is " + partialFillWindow);
        }
    }

    /** The same with another way to deal with others' positions. */
    public ExecutionPolicy withExternal(ExternalPolicy other) {
        return new ExecutionPolicy(other, partialFill, partialFillWindow, slicing);
    }

    /** The same with another way to deal with partial fills. */
    public ExecutionPolicy withPartialFill(PartialFill other) {
        return new ExecutionPolicy(external, other, partialFillWindow, slicing);
    }

    /** The same with another way to part large entries. */
    public ExecutionPolicy withSlicing(Slicing other) {
        return new ExecutionPolicy(external, partialFill, partialFillWindow, other);
    }

    String canonicalText() {
        return "external=" + external + "\npartialFill=" + partialFill + "\npartialFillWindow=" + partialFillWindow
                + slicing.canonicalText();
    }
}
