package io.sluice.state;

/**
 * Where a fold's memory goes, one small record of bytes for each part that changed, so that an event costs what it
 * touched and not what is held. Drivers back it by a store; slots of one key form one state.
 */
public interface StateSlots {
    /** Keeps nothing. */
    StateSlots NONE = new StateSlots() {
        @Override
        public void put(String slot, byte[] bytes) {
            // Nobody will ask for it.
        }

        @Override
        public void remove(String slot) {
            // It was not kept.
        }
    };

    /** Replaces a slot. The bytes are the caller's no longer and must not be changed afterwards. */
    void put(String slot, byte[] bytes);

    /** Forgets a slot; unknown slots are ignored. */
    void remove(String slot);
}
