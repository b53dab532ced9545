package io.sluice.instrument;

import io.sluice.state.FoldState;
import io.sluice.state.StateSlots;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** A store in memory that counts what is written to it. */
final class MemorySlots implements StateSlots {
    private final Map<String, byte[]> slots = new TreeMap<>();
    private long bytesWritten;

    @Override
    public void put(String slot, byte[] bytes) {
        slots.put(slot, bytes);
        bytesWritten += slot.length() + bytes.length;
    }

    @Override
    public void remove(String slot) {
        slots.remove(slot);
        bytesWritten += slot.length();
    }

    Set<String> names() {
        return slots.keySet();
    }

    long bytesWritten() {
        return bytesWritten;
    }

    /** Restores a state from all slots, in an order of chance. */
    <S extends FoldState> S into(S state, SplittableRandom random) {
        List<Map.Entry<String, byte[]>> entries = new ArrayList<>(slots.entrySet());
        for (int i = entries.size() - 1; i > 0; i--) {
            Collections.swap(entries, i, random.nextInt(i + 1));
        }
        for (Map.Entry<String, byte[]> entry : entries) {
            state.restore(entry.getKey(), entry.getValue().clone());
        }
        return state;
    }

    /** All slots as text, for comparing and for failures one can read. */
    Map<String, String> asText() {
        Map<String, String> text = new TreeMap<>();
        slots.forEach((name, bytes) -> text.put(name, HexFormat.of().formatHex(bytes)));
        return text;
    }
}
