package io.sluice.store;

import java.util.Properties;

/** The databases there are. Statements are the same for both; connections are not. */
public enum Dialect {
    SQLITE {
        @Override
        Properties properties() {
            Properties properties = new Properties();
            // Readers and the one writer do not wait for each other.
            properties.setProperty("journal_mode", "WAL");
            // What a power cut takes, it takes with its offsets, and it is read again.
            properties.setProperty("synchronous", "NORMAL");
            properties.setProperty("busy_timeout", "10000");
            return properties;
        }
    },
    POSTGRESQL {
        @Override
        Properties properties() {
            Properties properties = new Properties();
            properties.setProperty("reWriteBatchedInserts", "true");
            properties.setProperty("ApplicationName", "sluice");
            properties.setProperty("connectTimeout", "10");
            properties.setProperty("socketTimeout", "60");
            properties.setProperty("tcpKeepAlive", "true");
            return properties;
        }
    };

    abstract Properties properties();

    /**
     * Which database a URL means.
     *
     * @throws IllegalArgumentException for another one
     */
    public static Dialect of(String url) {
        if (url.startsWith("jdbc:sqlite:")) {
            return SQLITE;
        }
        if (url.startsWith("jdbc:postgresql:")) {
            return POSTGRESQL;
        }
        throw new IllegalArgumentException("the store knows jdbc:sqlite: and jdbc:postgresql:");
    }
}
