package io.sluice.state;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** A store in memory that knows what was written since it was last asked. */
public final class MemorySlots implements StateSlots {
    private final Map<String, byte[]> slots = new TreeMap<>();
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

    /** What a slot holds. */
    public byte[] get(String slot) {
        byte[] value = slots.get(slot);
        if (value == null) {
            throw new AssertionError("no slot " + slot + " in " + slots.keySet());
        }
        return value.clone();
    }

    /** Slots there are. */
    public Set<String> names() {
        return Set.copyOf(slots.keySet());
    }

    /** Slots written since the last call, in order. */
    public List<String> takeWritten() {
        List<String> taken = List.copyOf(written);
        written.clear();
        bytes = 0;
        return taken;
    }

    /** Bytes written since {@link #takeWritten} was last called, names not counted. */
    public int bytesWritten() {
        return bytes;
    }

    /** Restores a state from all slots, in an order of chance. */
    public <S extends FoldState> S into(S state, RandomGenerator random) {
        List<Map.Entry<String, byte[]>> entries = new ArrayList<>(slots.entrySet());
        for (int i = entries.size() - 1; i > 0; i--) {
            Collections.swap(entries, i, random.nextInt(i + 1));
        }
        entries.forEach(entry -> state.restore(entry.getKey(), entry.getValue().clone()));
        if (state.restored().isPresent()) {
            throw new AssertionError("not all was taken back: " + state.restored());
        }
        return state;
    }

    /** All slots as text, for comparing and for failures one can read. */
    public Map<String, String> asText() {
        Map<String, String> text = new TreeMap<>();
        slots.forEach((name, value) -> text.put(name, HexFormat.of().formatHex(value)));
        return text;
    }
}
