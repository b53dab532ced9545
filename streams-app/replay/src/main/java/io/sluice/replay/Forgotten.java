package io.sluice.replay;

import io.sluice.state.StateSlots;

/**
 * Where states write what has changed, for a replay that never restores them. They must be asked to now and then all the same:
 * until they are, they keep a list of it.
 */
final class Forgotten implements StateSlots {
    static final StateSlots SLOTS = new Forgotten();

    private Forgotten() {}

    @Override
    public void put(String slot, byte[] bytes) {
        // Nobody will ask for it.
    }

    @Override
    public void remove(String slot) {
        // It was not kept.
    }
}
