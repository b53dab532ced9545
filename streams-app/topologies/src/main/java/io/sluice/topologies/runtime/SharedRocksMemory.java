package io.sluice.topologies.runtime;

import java.util.Map;
import java.util.Objects;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Options;

/** Called by Streams for each store that opens; hands it the process's {@link RocksMemory}. */
public final class SharedRocksMemory implements RocksDBConfigSetter {
    /** Where the configuration carries the {@link RocksMemory}. */
    static final String MEMORY = "sluice.rocksdb.memory";

    @Override
    public void setConfig(String storeName, Options options, Map<String, Object> configs) {
        RocksMemory memory = (RocksMemory) Objects.requireNonNull(configs.get(MEMORY), MEMORY + " is not set");
        memory.bind(options, (BlockBasedTableConfig) options.tableFormatConfig());
    }

    /** The memory outlives the store. */
    @Override
    public void close(String storeName, Options options) {
        // Nothing here is the store's own.
    }
}
