package io.sluice.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * One database of the store: its schema, its connections. Does nothing until asked, so it can be made while the database
 * is away. Safe for many threads.
 */
public final class Database implements AutoCloseable {
    private static final int READERS = 4;
    private static final long PATIENCE_MILLIS = 5_000;

    private final DatabaseSettings settings;
    private final HikariDataSource readers;

    public Database(DatabaseSettings settings) {
        this.settings = settings;
        HikariConfig config = new HikariConfig();
        config.setPoolName("sluice-store");
        config.setJdbcUrl(settings.url());
        config.setUsername(settings.user());
        config.setPassword(settings.password());
        settings.dialect().properties().forEach((name, value) -> config.addDataSourceProperty((String) name, value));
        config.setMaximumPoolSize(READERS);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(PATIENCE_MILLIS);
        config.setInitializationFailTimeout(-1);
        this.readers = new HikariDataSource(config);
    }

    /** Where it is, without secrets. */
    public String shown() {
        return settings.shown();
    }

    /** Which of the databases it is. */
    public Dialect dialect() {
        return settings.dialect();
    }

    /**
     * Brings the schema to this version's.
     *
     * @throws StoreUnavailable when the database does not answer or refuses
     */
    public void migrate() {
        Map<String, String> properties = new HashMap<>();
        settings.dialect().properties().forEach((name, value) -> properties.put((String) name, (String) value));
        try {
            Flyway.configure()
                    .dataSource(settings.url(), settings.user(), settings.password())
                    .jdbcProperties(properties)
                    .locations("classpath:db/store")
                    .table("schema_history")
                    .loggers("slf4j")
                    .load()
                    .migrate();
        } catch (FlywayException refused) {
            throw new StoreUnavailable("no schema in " + shown() + ": " + refused.getMessage(), refused);
        }
    }

    /** A connection to read with, from a pool. */
    Connection reader() throws SQLException {
        return readers.getConnection();
    }

    /** A connection to write with, without automatic commits, the caller's to close. */
    Connection writer() throws SQLException {
        Properties properties = settings.dialect().properties();
        if (!settings.user().isEmpty()) {
            properties.setProperty("user", settings.user());
        }
        if (!settings.password().isEmpty()) {
            properties.setProperty("password", settings.password());
        }
        Connection connection = DriverManager.getConnection(settings.url(), properties);
        connection.setAutoCommit(false);
        return connection;
    }

    @Override
    public void close() {
        readers.close();
    }
}
