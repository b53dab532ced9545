package io.sluice.local.records;

import io.sluice.account.AccountSettings;
import io.sluice.audit.AuditStatus;
import io.sluice.audit.AuditWriter;
import io.sluice.local.config.Configuration;
import io.sluice.schemas.catalogue.Namespace;
import io.sluice.schemas.serde.RegistryConfig;
import io.sluice.schemas.serde.SchemaRegistryClient;
import io.sluice.store.Archive;
import io.sluice.store.Database;
import io.sluice.store.DatabaseSettings;
import io.sluice.store.StoreFollower;
import io.sluice.store.StoreSettings;
import io.sluice.store.StoreStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Keeps what happens in one process, as configured: the SQL store and the audit chain. Trading never waits for it. */
public final class RecordKeeping implements AutoCloseable {
    private final Deque<Part> parts = new ArrayDeque<>();
    private Optional<Archive> archive = Optional.empty();
    private Optional<StoreFollower> store = Optional.empty();
    private Optional<AuditWriter> audit = Optional.empty();

    /** Something to be closed that does not fail at it. */
    private interface Part {
        void close();
    }

    private RecordKeeping() {}

    /**
     * Begins, and returns at once.
     *
     * @param kafka settings of any Kafka client of this process
     * @param process what runs, for the audit chain
     * @throws UncheckedIOException where the folder of the database cannot be made, or a password not be read
     */
    public static RecordKeeping start(
            Configuration configuration, Map<String, Object> kafka, String registryUrl, String process) {
        RecordKeeping keeping = new RecordKeeping();
        Map<String, Object> registryConfig = new HashMap<>(configuration.kafka().properties());
        registryConfig.put(RegistryConfig.URL, registryUrl);
        SchemaRegistryClient registry = new SchemaRegistryClient(RegistryConfig.from(registryConfig));
        keeping.parts.push(registry::close);
        if (configuration.store().enabled()) {
            keeping.startStore(configuration, kafka, registry);
        }
        if (configuration.store().audit()) {
            AuditWriter writer = AuditWriter.start(
                    kafka,
                    configuration.namespace(),
                    registry,
                    new AuditWriter.Run(process, configHashes(configuration), InstantSource.system()));
            keeping.audit = Optional.of(writer);
            keeping.parts.push(writer::close);
        }
        return keeping;
    }

    private void startStore(Configuration configuration, Map<String, Object> kafka, SchemaRegistryClient registry) {
        Database database = open(configuration, configuration.namespace());
        parts.push(database::close);
        StoreFollower follower =
                StoreFollower.start(new StoreSettings(kafka, configuration.namespace()), registry, database);
        parts.push(follower::close);
        store = Optional.of(follower);
        archive = Optional.of(new Archive(database));
    }

    /** The configured database, the caller's to close; the folder of an SQLite file is made. */
    static Database open(Configuration configuration, Namespace namespace) {
        DatabaseSettings settings = configuration.store().database(configuration.dataDir(), namespace);
        try {
            if (configuration.store().url().isEmpty()) {
                Files.createDirectories(configuration.dataDir().resolve("store"));
            }
        } catch (IOException refused) {
            throw new UncheckedIOException("the store's folder cannot be made: " + refused.getMessage(), refused);
        }
        return new Database(settings);
    }

    /** Where checkpoints' signing key is. */
    static Path signingKey(Configuration configuration) {
        return configuration.dataDir().resolve("audit").resolve("signing-key");
    }

    /** The same hashes that the accounts' decisions name. */
    private static String configHashes(Configuration configuration) {
        return configuration.accountSettings().stream()
                .map(account -> hash(account, configuration))
                .sorted()
                .collect(Collectors.joining(" "));
    }

    private static String hash(AccountSettings account, Configuration configuration) {
        return account.account() + ":" + account.configHash(configuration.definitions());
    }

    /** What happened; empty where no rows are kept. */
    public Optional<Archive> archive() {
        return archive;
    }

    /** How the store is doing; empty where no rows are kept. */
    public Optional<StoreStatus> storeStatus() {
        return store.map(StoreFollower::status);
    }

    /** How the audit writer is doing; empty where there is none. */
    public Optional<AuditStatus> auditStatus() {
        return audit.map(AuditWriter::status);
    }

    @Override
    public void close() {
        while (!parts.isEmpty()) {
            parts.pop().close();
        }
    }
}
