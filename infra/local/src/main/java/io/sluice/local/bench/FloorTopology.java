package io.sluice.local.bench;

import io.sluice.topologies.driver.StoreKind;
import java.util.Map;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

/**
 * The least that a stage with memory costs: read a record, put it into a store with a changelog, pass it on. It decodes
 * nothing and decides nothing.
 */
final class FloorTopology {
    private static final String STORE = "floor-state";

    private FloorTopology() {}

    static Topology build(String from, String to, StoreKind kind) {
        var supplier = switch (kind) {
            case IN_MEMORY -> Stores.inMemoryKeyValueStore(STORE);
            case ROCKSDB -> Stores.persistentKeyValueStore(STORE);
        };
        return new Topology()
                .addSource("read", new ByteArrayDeserializer(), new ByteArrayDeserializer(), from)
                .addProcessor("pass", Pass::new, "read")
                .addStateStore(
                        Stores.keyValueStoreBuilder(supplier, Serdes.ByteArray(), Serdes.ByteArray())
                                .withCachingDisabled()
                                .withLoggingEnabled(Map.of()),
                        "pass")
                .addSink("write", to, new ByteArraySerializer(), new ByteArraySerializer(), "pass");
    }

    private static final class Pass implements Processor<byte[], byte[], byte[], byte[]> {
        private ProcessorContext<byte[], byte[]> context;
        private KeyValueStore<byte[], byte[]> store;

        @Override
        public void init(ProcessorContext<byte[], byte[]> taskContext) {
            context = taskContext;
            store = taskContext.getStateStore(STORE);
        }

        @Override
        public void process(Record<byte[], byte[]> record) {
            store.put(record.key(), record.value());
            context.forward(record);
        }
    }
}
