package io.sluice.mt5.link;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** The gateway's epoch: a number in a file that is one more at each start, and is on the disk before anyone hears of it. */
public final class EpochFile {
    private EpochFile() {}

    /**
     * Counts up and gives the new epoch, from 1.
     *
     * @throws IOException when the file cannot be read or written, or holds no number; it is never guessed, because
     *     terminals refuse what is lower
     */
    public static long next(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        long epoch = Files.exists(file) ? Math.addExact(read(file), 1) : 1;
        Path written = folder.resolve(file.getFileName() + ".new");
        write(written, epoch);
        Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        sync(folder);
        return epoch;
    }

    private static long read(Path file) throws IOException {
        String text = Files.readString(file, StandardCharsets.US_ASCII).trim();
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IOException(file + " holds no epoch; write a number into it that is not lower than any used", e);
        }
    }

    private static void write(Path file, long epoch) throws IOException {
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer bytes = ByteBuffer.wrap((epoch + "\n").getBytes(StandardCharsets.US_ASCII));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    private static void sync(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (java.nio.file.AccessDeniedException windowsHasNoFoldersToSync) {
            return;
        }
    }
}
