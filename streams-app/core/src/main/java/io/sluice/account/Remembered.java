package io.sluice.account;

import io.sluice.state.StateSlots;
import java.nio.BufferUnderflowException;

/** A part of the memory that is written as one slot when it has changed. */
abstract class Remembered {
    static final int VERSION = 1;

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

    final void save(StateSlots slots) {
        changed = false;
        SlotWriter out = new SlotWriter(VERSION);
        write(out);
        slots.put(slot(), out.toBytes());
    }

    /** @throws IllegalStateException when the bytes are not what {@link #save} writes */
    final void load(byte[] bytes) {
        SlotReader in = new SlotReader(slot(), bytes, VERSION);
        try {
            read(in);
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            throw new IllegalStateException("slot " + slot() + " cannot be read", e);
        }
        in.end();
    }
}
