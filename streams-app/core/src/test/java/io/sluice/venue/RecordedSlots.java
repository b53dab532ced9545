package io.sluice.venue;

import io.sluice.state.StateSlots;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** A store in memory: what a state has written. */
final class RecordedSlots implements StateSlots {
    final Map<String, byte[]> slots = new TreeMap<>();
    int writes;

    @Override
    public void put(String slot, byte[] bytes) {
        writes++;
        slots.put(slot, bytes);
    }

    @Override
    public void remove(String slot) {
        slots.remove(slot);
    }

    PaperState restored() {
        PaperState state = new PaperState("main");
        slots.forEach(state::restore);
        return state;
    }

    Map<String, String> hex() {
        Map<String, String> hex = new TreeMap<>();
        slots.forEach((slot, bytes) -> hex.put(slot, HexFormat.of().formatHex(bytes)));
        return hex;
    }
}
