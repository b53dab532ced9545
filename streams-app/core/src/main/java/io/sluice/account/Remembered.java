package io.sluice.account;

import io.sluice.state.SlotReader;
import io.sluice.state.SlotWriter;
import io.sluice.state.StateSlots;

/** A part of the memory that is written as one slot when it has changed. */
abstract class Remembered {
    /** Version of the layout of every slot of an account. */
    static final int VERSION = 4;

    /** Oldest layout that is still read, as exactly as it was written. */
    static final int OLDEST = 1;

    /** What most slots fit into, bytes. */
    private static final int USUAL_LENGTH = 256;

    private final Changes changes;
    private boolean changed;

    Remembered(Changes changes) {
        this.changes = changes;
    }

    /** Name of the slot, fixed for the life of this object. */
    abstract String slot();

    abstract void write(SlotWriter out);

    abstract void read(SlotReader in);

    /** To be called by whatever changes a field. */
    final void touch() {
        if (!changed) {
            changed = true;
            changes.add(this);
        }
    }

    /** It was written, or need not be. */
    final void unchanged() {
        changed = false;
    }

    final void save(StateSlots slots) {
        unchanged();
        SlotWriter out = new SlotWriter(VERSION, USUAL_LENGTH);
        write(out);
        slots.put(slot(), out.toBytes());
    }

    /** @throws IllegalStateException when the bytes are not what {@link #save} writes */
    final void load(byte[] bytes) {
        SlotReader in = new SlotReader(slot(), bytes, OLDEST, VERSION);
        read(in);
        in.end();
    }
}
