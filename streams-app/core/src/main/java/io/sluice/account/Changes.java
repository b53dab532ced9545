package io.sluice.account;

import io.sluice.state.StateSlots;
import java.util.ArrayList;
import java.util.List;

/** What must be written at the end of an event, in the order in which it changed first. */
final class Changes {
    private final List<Remembered> changed = new ArrayList<>();
    private final List<String> removed = new ArrayList<>();

    void add(Remembered part) {
        if (!removed.isEmpty()) {
            removed.remove(part.slot());
        }
        changed.add(part);
    }

    void remove(String slot) {
        removed.add(slot);
    }

    /** A part is no more; what has changed of it is not written. */
    void forget(Remembered part) {
        if (changed.remove(part)) {
            part.unchanged();
        }
        removed.add(part.slot());
    }

    void drop() {
        changed.forEach(Remembered::unchanged);
        changed.clear();
        removed.clear();
    }

    void write(StateSlots slots) {
        changed.forEach(part -> part.save(slots));
        changed.clear();
        removed.forEach(slots::remove);
        removed.clear();
    }
}
