package io.sluice.account;

import io.sluice.state.FoldState;
import io.sluice.state.StateSlots;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** A store in memory that knows what was written since it was last asked. */
final class MemorySlots implements StateSlots {
    private final TreeMap<String, byte[]> slots = new TreeMap<>();
    private final List<String> written = new ArrayList<>();
    private int bytes;

    @Override
    public void put(String slot, byte[] value) {
        slots.put(slot, value);
        written.add(slot);
        bytes += value.length;
    }

    @Override
    public void remove(String slot) {
        slots.remove(slot);
    }

    /** Slots written since the last call, in order. */
    List<String> takeWritten() {
        List<String> taken = List.copyOf(written);
        written.clear();
        bytes = 0;
        return taken;
    }

    /** Bytes written since {@link #takeWritten} was last called. */
    int bytesWritten() {
        return bytes;
    }

    /** Gives every slot back, in an order of the random's choice. */
    void restoreInto(FoldState state, Random order) {
        List<Map.Entry<String, byte[]>> entries = new ArrayList<>(slots.entrySet());
        Collections.shuffle(entries, order);
        entries.forEach(entry -> state.restore(entry.getKey(), entry.getValue().clone()));
    }

    /** Everything in it, for comparison. */
    List<String> dump() {
        List<String> lines = new ArrayList<>();
        slots.forEach((name, value) -> lines.add(name + "=" + HexFormat.of().formatHex(value)));
        return lines;
    }
}
