package io.sluice.connector.runner;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.SYNC;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A halt that needs nothing but this machine: a file an account, looked for before each order that opens something. It
 * works when Kafka is down, survives restarts, and closes on doubt: a folder that cannot be looked into halts.
 */
public final class HaltLatch {
    private final Path folder;

    /** @param folder where the files are; must exist */
    public HaltLatch(Path folder) {
        this.folder = folder;
    }

    /**
     * Latches an account.
     *
     * @param why who and why, kept in the file
     */
    public void halt(String account, String why) {
        try {
            Files.writeString(file(account), why, CREATE, TRUNCATE_EXISTING, WRITE, SYNC);
        } catch (IOException e) {
            throw new UncheckedIOException("account " + account + " could not be latched", e);
        }
    }

    /** Lets an account go on. */
    public void release(String account) {
        try {
            Files.deleteIfExists(file(account));
        } catch (IOException e) {
            throw new UncheckedIOException("account " + account + " could not be released", e);
        }
    }

    /** Whether nothing may be opened. */
    public boolean isHalted(String account) {
        return !Files.isDirectory(folder) || !Files.notExists(file(account));
    }

    private Path file(String account) {
        return folder.resolve(account + ".halt");
    }
}
