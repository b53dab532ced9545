package io.sluice.local.config;

import io.sluice.schemas.catalogue.Namespace;
import io.sluice.store.DatabaseSettings;
import io.sluice.store.Dialect;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where what happened is kept as rows, and whether it is audited.
 *
 * @param enabled false keeps no rows
 * @param audit false writes no audit chain
 * @param url JDBC's; empty for an SQLite file among the data
 * @param user empty where the database asks for none
 * @param password empty where the database asks for none, or where it is in a file
 * @param passwordFile a file whose only line is the password
 */
public record StoreSection(
        boolean enabled,
        boolean audit,
        Optional<String> url,
        String user,
        String password,
        Optional<Path> passwordFile) {
    private static final Key<Boolean> ENABLED =
            Key.of("enabled", Kinds.FLAG, "true", "whether what happened is kept as rows of a database");
    private static final Key<Boolean> AUDIT =
            Key.of("audit", Kinds.FLAG, "true", "whether what changes state is told in the hash-chained topic `audit`");
    private static final Key<String> URL = Key.optional(
            "url",
            Kinds.parsed("jdbc:postgresql: or jdbc:sqlite: URL", StoreSection::known, url -> url),
            "database of the rows, one for each namespace; absent: an SQLite file in the data folder");
    private static final Key<String> USER = Key.optional("user", Kinds.TEXT, "user of that database");
    private static final Key<String> PASSWORD = Key.optional(
                    "password", Kinds.TEXT, "that user's password, as `${NAME}` from the environment")
            .masked();
    private static final Key<Path> PASSWORD_FILE = Key.optional(
            "passwordFile", Kinds.parsed("file", Path::of, Path::toString), "file that holds the password instead");

    static final Section SECTION = Section.one(
            "store",
            "Where what happened is kept: as rows of a database, and as the audit chain.",
            List.of(ENABLED, AUDIT, URL, USER, PASSWORD, PASSWORD_FILE));

    public StoreSection {
        if (!password.isEmpty() && passwordFile.isPresent()) {
            throw new IllegalArgumentException("password and passwordFile: one of them is enough");
        }
    }

    private static String known(String url) {
        try {
            Dialect.of(url);
            return url;
        } catch (IllegalArgumentException other) {
            throw new IllegalArgumentException("is neither a jdbc:postgresql: nor a jdbc:sqlite: URL", other);
        }
    }

    static StoreSection from(Values values) {
        return new StoreSection(
                values.get(ENABLED),
                values.get(AUDIT),
                values.find(URL),
                values.find(USER).orElse(""),
                values.find(PASSWORD).orElse(""),
                values.find(PASSWORD_FILE));
    }

    /**
     * The database of a namespace.
     *
     * @param dataDir folder of an SQLite file, which need not exist yet
     * @throws UncheckedIOException where the password's file cannot be read
     */
    public DatabaseSettings database(Path dataDir, Namespace namespace) {
        return url.map(place -> new DatabaseSettings(place, user, secret()))
                .orElseGet(
                        () -> DatabaseSettings.sqlite(dataDir.resolve("store").resolve(namespace.name() + ".db")));
    }

    private String secret() {
        return passwordFile.map(StoreSection::line).orElse(password);
    }

    private static String line(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("store.passwordFile cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "StoreSection[enabled=%s, audit=%s, user=%s]".formatted(enabled, audit, user);
    }
}
