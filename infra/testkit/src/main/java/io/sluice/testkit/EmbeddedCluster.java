package io.sluice.testkit;

import io.sluice.broker.BrokerSettings;
import io.sluice.broker.EmbeddedBroker;
import java.nio.file.Path;

/** A broker in this JVM, on a folder that lives as long as the broker. */
final class EmbeddedCluster implements Cluster {

    private final TemporaryFolder folder;
    private final EmbeddedBroker broker;

    private EmbeddedCluster(TemporaryFolder folder, EmbeddedBroker broker) {
        this.folder = folder;
        this.broker = broker;
    }

    static EmbeddedCluster start() {
        TemporaryFolder folder = TemporaryFolder.create();
        try {
            return new EmbeddedCluster(folder, EmbeddedBroker.start(BrokerSettings.in(folder.path())));
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    Path folder() {
        return folder.path();
    }

    @Override
    public String bootstrapServers() {
        return broker.bootstrapServers();
    }

    @Override
    public void close() {
        try (folder) {
            broker.close();
        }
    }
}
