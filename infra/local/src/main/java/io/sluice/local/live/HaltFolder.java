package io.sluice.local.live;

import io.sluice.connector.runner.HaltLatch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where halts are latched on this machine: a file an account, whose presence lets nothing out that opens a position. */
public final class HaltFolder {
    private static final String FOLDER = "halts";

    private HaltFolder() {}

    /** The folder itself, there or not. */
    public static Path in(Path dataDir) {
        return dataDir.resolve(FOLDER);
    }

    /**
     * The latches of a data folder, which are made there when they are not.
     *
     * @throws UncheckedIOException when the folder cannot be made
     */
    public static HaltLatch latch(Path dataDir) {
        try {
            Files.createDirectories(in(dataDir));
        } catch (IOException refused) {
            throw new UncheckedIOException("the folder of halts cannot be made", refused);
        }
        return new HaltLatch(in(dataDir));
    }

    /** The file by which an account is halted. */
    public static Path file(Path dataDir, String account) {
        return in(dataDir).resolve(account + ".halt");
    }
}
