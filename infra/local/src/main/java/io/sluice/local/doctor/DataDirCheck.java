package io.sluice.local.doctor;

import io.sluice.local.Endpoints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Whether the data folder can be written, has room, and who uses it. */
public final class DataDirCheck implements Check {
    private static final long GIB = 1L << 30;
    private static final long LEAST_FREE_GIB = 1;

    private final Path dataDir;

    public DataDirCheck(Path dataDir) {
        this.dataDir = dataDir.toAbsolutePath().normalize();
    }

    @Override
    public String name() {
        return "data folder";
    }

    @Override
    public List<Finding> look() {
        Path existing = nearestExisting(dataDir);
        if (!Files.isDirectory(existing) || !Files.isWritable(existing)) {
            return Finding.problem(
                    name(),
                    existing + " cannot be written",
                    "Choose another folder with --data-dir, or mend its rights.");
        }
        long freeGib = free(existing) / GIB;
        String room = "%s, %d GiB free, %s".formatted(dataDir, freeGib, user());
        if (freeGib < LEAST_FREE_GIB) {
            return Finding.problem(
                    name(),
                    room,
                    "Make room: Kafka stops when a disk is full. Or choose another folder with --data-dir.");
        }
        return Finding.ok(name(), room);
    }

    private String user() {
        Optional<Endpoints> left = Endpoints.read(dataDir);
        if (left.isEmpty()) {
            return Files.exists(dataDir) ? "not in use" : "not made yet";
        }
        return Endpoints.readLive(dataDir)
                .map(running -> "in use by process " + running.pid())
                .orElse("not in use; process " + left.get().pid() + " ended without cleaning up, which is harmless");
    }

    private static Path nearestExisting(Path path) {
        Path existing = path;
        while (existing.getParent() != null && !Files.exists(existing)) {
            existing = existing.getParent();
        }
        return existing;
    }

    private static long free(Path existing) {
        try {
            return Files.getFileStore(existing).getUsableSpace();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
