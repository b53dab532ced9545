package io.sluice.local.replay;

import io.sluice.local.command.CommandFailed;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Supplier;

/** The right to play into a namespace from one data folder, which one replay at a time has; a kill gives it up. */
final class ReplayLock {
    private ReplayLock() {}

    /** The file that is locked; it may be deleted when nothing runs in the namespace. */
    static Path file(Path dataDir, String namespace) {
        return dataDir.resolve("replays").resolve(namespace + ".lock");
    }

    /**
     * Does work that nobody else does meanwhile.
     *
     * @throws CommandFailed when another replay is at it
     * @throws IOException when the data folder cannot be written
     */
    static <T> T alone(Path dataDir, String namespace, Supplier<T> work) throws IOException {
        Path file = file(dataDir, namespace);
        Files.createDirectories(dataDir.resolve("replays"));
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            if (!locked(channel)) {
                throw CommandFailed.because("Another replay into namespace " + namespace + " runs on " + dataDir
                        + ". Stop it first, or play into another namespace.");
            }
            return work.get();
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException inThisProcess) {
            return false;
        }
    }
}
