package io.sluice.store;

import java.nio.file.Path;

/**
 * Which database the store is in.
 *
 * @param url JDBC's, of SQLite or PostgreSQL
 * @param user empty where the database asks for none
 * @param password a secret; empty where the database asks for none
 */
public record DatabaseSettings(String url, String user, String password) {
    /** An SQLite file. Its folder must exist. */
    public static DatabaseSettings sqlite(Path file) {
        return new DatabaseSettings("jdbc:sqlite:" + file.toAbsolutePath(), "", "");
    }

    /** Which of the databases it is. */
    public Dialect dialect() {
        return Dialect.of(url);
    }

    /** The URL without what may be a secret in it. */
    public String shown() {
        return url.replaceAll("\\?.*", "").replaceAll("//[^/@]*@", "//");
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "DatabaseSettings[" + shown() + "]";
    }
}
