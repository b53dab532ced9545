package io.sluice.delivery;

import io.sluice.delivery.fold.Attempt;
import io.sluice.delivery.fold.Outcome;

/**
 * A way to people. Called from one thread, one attempt at a time, each at most once; an attempt that is a repetition has
 * the number of its own and the alert's id, by which the other side can tell.
 */
public interface Channel extends AutoCloseable {
    /** The name on plans and records. */
    String name();

    /**
     * Makes an attempt and says what came of it, within a minute. Never throws for what the other side does: an exception
     * counts as uncertain.
     */
    Outcome send(Attempt attempt) throws InterruptedException;

    @Override
    default void close() {}
}
