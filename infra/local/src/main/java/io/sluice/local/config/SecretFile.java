package io.sluice.local.config;

import io.sluice.delivery.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A secret that is given as a value, usually from the environment, or lies in a file. */
final class SecretFile {
    private SecretFile() {}

    /** The first line of the file, or the value. */
    static Optional<Secret> read(Values values, Key<String> value, Key<Path> file) {
        Optional<Path> path = values.find(file);
        if (path.isEmpty()) {
            return values.find(value).map(Secret::new);
        }
        try {
            return Files.readAllLines(path.get()).stream().findFirst().map(Secret::new);
        } catch (IOException unreadable) {
            values.refuse(file, "cannot be read");
            return Optional.empty();
        }
    }
}
