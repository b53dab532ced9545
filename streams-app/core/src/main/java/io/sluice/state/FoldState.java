package io.sluice.state;

/**
 * The memory of a fold for one key. While a driver runs it, the live object is the authority; a store only follows.
 * A state restored from the slots it has written continues bit-identically.
 */
public interface FoldState {
    /** Writes what has changed since the last call, and nothing else. */
    void writeChanges(StateSlots slots);

    /**
     * Takes back one slot as it was written. Called once for each slot, in any order, before the first event.
     *
     * @throws IllegalStateException when the slot is unknown or its bytes are of another version; never repaired
     */
    void restore(String slot, byte[] bytes);
}
