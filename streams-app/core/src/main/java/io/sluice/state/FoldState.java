package io.sluice.state;

import java.util.Optional;

/**
 * The memory of a fold for one key. While a driver runs it, the live object is the authority; a store only follows.
 * A state restored from the slots it has written continues bit-identically.
 */
public interface FoldState {
    /** Writes what has changed since the last call, and nothing else. */
    void writeChanges(StateSlots slots);

    /**
     * Forgets what has changed instead of writing it: for a memory that nobody will restore, which would otherwise keep a list
     * of all that ever changed.
     */
    default void dropChanges() {
        writeChanges(StateSlots.NONE);
    }

    /**
     * Takes back one slot as it was written. Called once for each slot, in any order, before the first event.
     *
     * @throws UnreadableState when the slot is unknown or its bytes are of another version; never repaired
     */
    void restore(String slot, byte[] bytes);

    /**
     * Ends a restore: called once, after the last slot and before the first event.
     *
     * @return in words for the operator, what was not taken back and why; empty when everything was
     * @throws UnreadableState when the slots together are not a memory of this version
     */
    default Optional<String> restored() {
        return Optional.empty();
    }
}
