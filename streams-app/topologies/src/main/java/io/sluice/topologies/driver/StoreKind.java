package io.sluice.topologies.driver;

import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.Stores;

/** Where a task keeps its fold's slots. Both are followed by a changelog topic; the code is the same. */
public enum StoreKind {
    /** On the heap: faster, for states of a few megabytes; read back from the changelog at each start. */
    IN_MEMORY {
        @Override
        KeyValueBytesStoreSupplier supplier(String name) {
            return Stores.inMemoryKeyValueStore(name);
        }
    },
    /** RocksDB on the disk, its memory bounded by one cache for the process. */
    ROCKSDB {
        @Override
        KeyValueBytesStoreSupplier supplier(String name) {
            return Stores.persistentKeyValueStore(name);
        }
    };

    abstract KeyValueBytesStoreSupplier supplier(String name);
}
