package io.sluice.history;

import io.sluice.history.parquet.ParquetTable;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The right to change the cache, which one import at a time has. Clears away what killed imports left. */
final class CacheLock implements Closeable {
    private static final String FILE = ".lock";
    private static final String STAGING = ".staging";

    private final Path folder;
    private final FileChannel channel;

    private CacheLock(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /** @throws HistoryException when another import has it, or the folder cannot be written */
    static CacheLock take(Path folder) throws IOException {
        FileChannel channel;
        try {
            Files.createDirectories(folder);
            channel = FileChannel.open(folder.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new HistoryException(
                    folder + ": cannot be written (" + e + "); choose another folder or mend its rights", e);
        }
        if (tryLock(channel) == null) {
            channel.close();
            throw new HistoryException(folder + ": another import is changing it; wait for its end");
        }
        CacheLock lock = new CacheLock(folder, channel);
        lock.clear();
        Files.createDirectories(lock.staging());
        return lock;
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException inThisProcess) {
            return null;
        }
    }

    /** A folder for what is under way; empty at first and gone at the end. */
    Path staging() {
        return folder.resolve(STAGING);
    }

    private void clear() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> leftOver = files.filter(file -> file.startsWith(staging())
                            || file.getFileName().toString().endsWith(ParquetTable.UNFINISHED))
                    .sorted(Comparator.reverseOrder())
                    .toList();
            for (Path file : leftOver) {
                Files.delete(file);
            }
        }
    }

    @Override
    public void close() throws IOException {
        try {
            clear();
        } finally {
            channel.close();
        }
    }
}
