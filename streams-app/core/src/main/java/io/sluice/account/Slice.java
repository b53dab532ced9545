package io.sluice.account;

import io.sluice.state.SlotReader;
import io.sluice.state.SlotWriter;

/**
 * Which part of a large entry an order is (O-TYPES).
 *
 * @param parentId what all of them have in common
 * @param number place in the schedule, from 1
 * @param count slices of the schedule
 */
record Slice(String parentId, int number, int count) {
    /** It follows others at its own time, and no veto is asked for it. */
    boolean isLater() {
        return number > 1;
    }

    void write(SlotWriter out) {
        out.text(parentId).count(number).count(count);
    }

    static Slice read(SlotReader in) {
        return new Slice(in.text(), in.count(), in.count());
    }
}
