package io.sluice.store;

import io.sluice.schemas.catalogue.Namespace;
import io.sluice.schemas.serde.RegistryConfig;
import io.sluice.schemas.serde.SchemaRegistryClient;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** A store in a process of its own, to be killed. Its transactions are small, so that there are many to be killed in. */
final class StoreProcess {
    /** Said when the first rows of this process are in the database. */
    static final String WRITING = "WRITING";

    private static final int RECORDS_A_TRANSACTION = 3;

    private StoreProcess() {}

    /** Arguments: bootstrap servers, registry, namespace, file of the database. */
    public static void main(String[] arguments) throws InterruptedException {
        StoreSettings settings = new StoreSettings(
                Map.of("bootstrap.servers", arguments[0], "max.poll.records", RECORDS_A_TRANSACTION),
                new Namespace(arguments[2]));
        SchemaRegistryClient registry = new SchemaRegistryClient(RegistryConfig.of(arguments[1]));
        Database database = new Database(DatabaseSettings.sqlite(Path.of(arguments[3])));
        StoreFollower follower = StoreFollower.start(settings, registry, database);
        while (follower.status().rows() == 0) {
            Thread.onSpinWait();
        }
        System.out.println(WRITING);
        new CountDownLatch(1).await();
    }
}
