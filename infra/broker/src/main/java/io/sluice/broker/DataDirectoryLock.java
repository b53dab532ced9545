package io.sluice.broker;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.OptionalLong;

/**
 * Holds a data folder for one broker. The operating system drops the lock when the process ends, however it ends, so
 * a killed broker never leaves its folder locked.
 */
final class DataDirectoryLock implements AutoCloseable {

    private static final String FILE_NAME = "broker.lock";
    /** Far behind the file's text, so that where locks are mandatory the text can still be read. */
    private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

    private final FileChannel channel;

    private DataDirectoryLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the folder, creating it when absent.
     *
     * @throws DataDirectoryInUseException if another broker holds it
     * @throws BrokerStartException if the folder cannot be written
     */
    static DataDirectoryLock take(Path dataDirectory) {
        Path file = dataDirectory.resolve(FILE_NAME);
        try {
            Files.createDirectories(dataDirectory);
            return take(dataDirectory, file);
        } catch (IOException e) {
            throw new BrokerStartException(dataDirectory + " cannot be used as a data folder: " + e, e);
        }
    }

    private static DataDirectoryLock take(Path dataDirectory, Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (!tryLock(channel)) {
                throw new DataDirectoryInUseException(dataDirectory, holder(file));
            }
            sign(channel);
            return new DataDirectoryLock(channel);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static boolean tryLock(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock(LOCKED_BYTE, 1, false);
            return lock != null;
        } catch (OverlappingFileLockException heldInThisProcess) {
            return false;
        }
    }

    private static void sign(FileChannel channel) throws IOException {
        String text = ProcessHandle.current().pid() + "\n";
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)), 0);
    }

    private static OptionalLong holder(Path file) {
        try {
            return OptionalLong.of(Long.parseLong(Files.readString(file).strip()));
        } catch (IOException | NumberFormatException unsigned) {
            return OptionalLong.empty();
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
