package io.sluice.account;

import io.sluice.state.SlotReader;
import io.sluice.state.SlotWriter;
import io.sluice.state.StateSlots;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The last so many ids, to know one that comes again. Bounded: an id that returns after {@code capacity} others is no
 * longer known here. One slot an id, so that adding one writes one.
 */
final class RecentIds {
    /** A number and an id of 26 characters. */
    private static final int USUAL_LENGTH = Long.BYTES + Integer.BYTES + 26;

    private final String prefix;
    private final @Nullable String[] ring;
    private final Set<String> known = new HashSet<>();
    private long added;
    private long saved;

    /** @param prefix of its slots' names */
    RecentIds(String prefix, int capacity) {
        this.prefix = prefix;
        this.ring = new String[capacity];
    }

    boolean contains(String id) {
        return known.contains(id);
    }

    /** Whether it was not known before. */
    boolean add(String id) {
        if (!known.add(id)) {
            return false;
        }
        put(added++, id);
        return true;
    }

    void dropChanges() {
        saved = added;
    }

    void writeChanges(StateSlots slots) {
        for (saved = Math.max(saved, added - ring.length); saved < added; saved++) {
            SlotWriter out = new SlotWriter(Remembered.VERSION, USUAL_LENGTH);
            slots.put(
                    prefix + index(saved),
                    out.whole(saved).text(ring[index(saved)]).toBytes());
        }
    }

    void restore(String slot, byte[] bytes) {
        SlotReader in = new SlotReader(slot, bytes, Remembered.OLDEST, Remembered.VERSION);
        long sequence = in.whole();
        String id = in.text();
        in.end();
        if (sequence < 0 || !slot.equals(prefix + index(sequence))) {
            throw new IllegalStateException("slot " + slot + " does not belong to sequence " + sequence);
        }
        known.add(id);
        ring[index(sequence)] = id;
        added = Math.max(added, sequence + 1);
        saved = added;
    }

    private void put(long sequence, String id) {
        String forgotten = ring[index(sequence)];
        if (forgotten != null) {
            known.remove(forgotten);
        }
        ring[index(sequence)] = id;
    }

    private int index(long sequence) {
        return (int) (sequence % ring.length);
    }
}
