package io.sluice.local;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * Where a running {@code sluice up} can be reached, left in its data folder for other commands and for people.
 *
 * @param bootstrapServers {@code host:port} of its broker
 * @param registryUrl base URL of its schema registry
 * @param namespace prefix of its topics
 * @param pid its process
 */
public record Endpoints(String bootstrapServers, String registryUrl, String namespace, long pid) {
    /** Name of the file inside the data folder. */
    public static final String FILE_NAME = "endpoints.json";

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The endpoints of this process. */
    public static Endpoints ofThisProcess(String bootstrapServers, String registryUrl, String namespace) {
        return new Endpoints(
                bootstrapServers,
                registryUrl,
                namespace,
                ProcessHandle.current().pid());
    }

    /** What was left in the folder; empty when nothing was, or nothing that can be read. */
    public static Optional<Endpoints> read(Path dataDirectory) {
        try {
            return Optional.of(JSON.readValue(Files.readAllBytes(dataDirectory.resolve(FILE_NAME)), Endpoints.class));
        } catch (NoSuchFileException | JacksonException absent) {
            return Optional.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** What was left in the folder by a process that still runs. */
    public static Optional<Endpoints> readLive(Path dataDirectory) {
        return read(dataDirectory).filter(Endpoints::live);
    }

    /** Leaves them in the folder, whole or not at all, in place of older ones. */
    public void write(Path dataDirectory) {
        Path draft = dataDirectory.resolve(FILE_NAME + "." + pid);
        try {
            Files.createDirectories(dataDirectory);
            Files.write(draft, JSON.writeValueAsBytes(this));
            Files.move(
                    draft,
                    dataDirectory.resolve(FILE_NAME),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes them out of the folder again, unless another process has put its own there. */
    public void remove(Path dataDirectory) {
        try {
            if (read(dataDirectory).filter(this::equals).isPresent()) {
                Files.deleteIfExists(dataDirectory.resolve(FILE_NAME));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean live() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
    }
}
