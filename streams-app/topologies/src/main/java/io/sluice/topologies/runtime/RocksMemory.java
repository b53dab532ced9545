package io.sluice.topologies.runtime;

import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/**
 * The memory outside the heap that all RocksDB stores of a process share: one cache for blocks, indexes and filters, in
 * which the write buffers count too. Without it each store of each partition takes some 100 MB of its own.
 *
 * <p>Nothing is taken until the first store opens. Close it after the last one has closed.
 */
public final class RocksMemory implements AutoCloseable {
    /** Enough for some thousand instruments; 32 MiB. */
    public static final long DEFAULT_BYTES = 32L * 1024 * 1024;

    private static final int WRITE_BUFFER_SHARE = 2;

    private final long bytes;
    private Cache cache;
    private WriteBufferManager writeBuffers;

    /** @param bytes for everything together; write buffers may take half of it */
    public RocksMemory(long bytes) {
        this.bytes = bytes;
    }

    /** Makes a store that is about to open use this memory and no other. */
    synchronized void bind(Options options, BlockBasedTableConfig table) {
        if (cache == null) {
            RocksDB.loadLibrary();
            cache = new LRUCache(bytes);
            writeBuffers = new WriteBufferManager(bytes / WRITE_BUFFER_SHARE, cache);
        }
        table.setBlockCache(cache);
        table.setCacheIndexAndFilterBlocks(true);
        options.setWriteBufferManager(writeBuffers);
    }

    @Override
    public synchronized void close() {
        if (cache != null) {
            writeBuffers.close();
            cache.close();
            cache = null;
        }
    }
}
