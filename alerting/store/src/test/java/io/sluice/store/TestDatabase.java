package io.sluice.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** Fresh databases of either kind. PostgreSQL is unpacked and started once for all tests of the module. */
enum TestDatabase {
    SQLITE {
        @Override
        DatabaseSettings fresh(Path folder) {
            return DatabaseSettings.sqlite(folder.resolve("store-" + COUNTER.incrementAndGet() + ".db"));
        }
    },
    POSTGRESQL {
        @Override
        DatabaseSettings fresh(Path folder) {
            String name = "store_" + COUNTER.incrementAndGet();
            EmbeddedPostgres server = Server.RUNNING;
            try (Connection connection = DriverManager.getConnection(server.getJdbcUrl("postgres", "postgres"));
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE DATABASE " + name);
            } catch (SQLException refused) {
                throw new IllegalStateException(refused);
            }
            return new DatabaseSettings(
                    "jdbc:postgresql://localhost:" + server.getPort() + "/" + name, "postgres", "postgres");
        }
    };

    private static final AtomicInteger COUNTER = new AtomicInteger();

    /** A database that nothing has been written to. */
    abstract DatabaseSettings fresh(Path folder);

    private static final class Server {
        static final EmbeddedPostgres RUNNING = start();

        private static EmbeddedPostgres start() {
            try {
                EmbeddedPostgres server = EmbeddedPostgres.builder().start();
                Runtime.getRuntime().addShutdownHook(new Thread(() -> close(server)));
                return server;
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }

        private static void close(EmbeddedPostgres server) {
            try {
                server.close();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }
}
