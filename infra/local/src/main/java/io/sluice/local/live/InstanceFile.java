package io.sluice.local.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/** A name for whatever runs on a data folder, the same at each start, so that it takes its own place again at once. */
final class InstanceFile {
    private static final String NAME = "instance";

    private InstanceFile() {}

    /** The folder's name; a new one where it has none. */
    static String of(Path dataDir) throws IOException {
        Path file = dataDir.resolve(NAME);
        if (Files.notExists(file)) {
            Files.createDirectories(dataDir);
            Files.writeString(file, "up-" + UUID.randomUUID());
        }
        return Files.readString(file).strip();
    }
}
