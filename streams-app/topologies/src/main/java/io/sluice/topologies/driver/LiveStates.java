package io.sluice.topologies.driver;

import io.sluice.state.FoldState;
import io.sluice.state.StateSlots;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The states of one task. The live object is the authority while the task runs; the store follows it slot by slot and
 * gives it back after a restart. Store key: the fold's key, a zero byte, the slot, all UTF-8.
 */
final class LiveStates<S extends FoldState> {
    private static final Logger LOG = LoggerFactory.getLogger(LiveStates.class);
    private static final byte SEPARATOR = 0;

    private final KeyValueStore<Bytes, byte[]> store;
    private final Function<String, Optional<S>> fresh;
    private final Map<String, S> live = new HashMap<>();

    /** @param fresh the state a key begins with; empty for a key that is not known */
    LiveStates(KeyValueStore<Bytes, byte[]> store, Function<String, Optional<S>> fresh) {
        this.store = store;
        this.fresh = fresh;
    }

    /**
     * The live state of a key, built from the store when it is first asked for; empty for an unknown key.
     *
     * @throws io.sluice.state.UnreadableState where the store holds what the fold cannot take back
     */
    Optional<S> get(String key) {
        S known = live.get(key);
        return known != null ? Optional.of(known) : fresh.apply(key).map(state -> restored(key, state));
    }

    private S restored(String key, S state) {
        byte[] prefix = storeKey(key, "");
        try (KeyValueIterator<Bytes, byte[]> slots = store.prefixScan(prefix, new ByteArraySerializer())) {
            while (slots.hasNext()) {
                KeyValue<Bytes, byte[]> slot = slots.next();
                byte[] name = slot.key.get();
                state.restore(
                        new String(name, prefix.length, name.length - prefix.length, StandardCharsets.UTF_8),
                        slot.value);
            }
        }
        state.restored().ifPresent(LOG::warn);
        live.put(key, state);
        return state;
    }

    /** Drops the live object; the next use reads the store again. */
    void forget(String key) {
        live.remove(key);
    }

    /** Brings what has been collected to the store. */
    void write(Changes changes) {
        changes.slots.forEach(slot -> store.put(slot.key, slot.value));
    }

    /** Collects changes instead of writing them, because collecting may fail half-way and writing must not have begun. */
    static final class Changes implements StateSlots {
        private final String key;
        /** A null value deletes. */
        private final List<KeyValue<Bytes, byte[]>> slots = new ArrayList<>();

        Changes(String key) {
            this.key = key;
        }

        @Override
        public void put(String slot, byte[] bytes) {
            slots.add(KeyValue.pair(Bytes.wrap(storeKey(key, slot)), bytes));
        }

        @Override
        public void remove(String slot) {
            slots.add(KeyValue.pair(Bytes.wrap(storeKey(key, slot)), null));
        }
    }

    private static byte[] storeKey(String key, String slot) {
        byte[] first = key.getBytes(StandardCharsets.UTF_8);
        byte[] second = slot.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(first.length + 1 + second.length)
                .put(first)
                .put(SEPARATOR)
                .put(second)
                .array();
    }
}
