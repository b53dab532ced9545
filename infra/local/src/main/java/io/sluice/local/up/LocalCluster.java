package io.sluice.local.up;

import io.sluice.broker.BrokerSettings;
import io.sluice.broker.EmbeddedBroker;
import io.sluice.local.Ports;
import io.sluice.local.SchemaRegistration;
import io.sluice.schemas.catalogue.Namespace;
import io.sluice.schemas.registry.EmbeddedRegistry;
import java.nio.file.Path;

/** Broker and registry inside this process. */
public final class LocalCluster implements AutoCloseable {
    private static final String LOOPBACK = "127.0.0.1";
    private static final String FOLDER = "kafka";

    private final EmbeddedBroker broker;
    private final EmbeddedRegistry registry;

    private LocalCluster(EmbeddedBroker broker, EmbeddedRegistry registry) {
        this.broker = broker;
        this.registry = registry;
    }

    /**
     * Starts both on what is kept in the data folder.
     *
     * @throws io.sluice.broker.BrokerStartException when the folder is in use or Kafka's port is taken
     * @throws PortTaken when the registry's port is taken
     */
    public static LocalCluster start(Path dataDir, Ports ports) {
        EmbeddedBroker broker =
                EmbeddedBroker.start(BrokerSettings.in(folder(dataDir)).onPort(ports.kafka()));
        try {
            if (!Ports.isFree(ports.registry())) {
                throw new PortTaken(ports.registry());
            }
            return new LocalCluster(
                    broker, EmbeddedRegistry.start(broker.bootstrapServers(), LOOPBACK, ports.registry()));
        } catch (RuntimeException failed) {
            broker.close();
            throw failed;
        }
    }

    /**
     * Brings the catalogue's schemas to the registry.
     *
     * @throws io.sluice.schemas.registry.RegistryStartException where one is not compatible with what is kept
     */
    void registerSchemas(Namespace namespace) {
        SchemaRegistration.registerIn(registry, namespace);
    }

    /** Where the broker keeps its topics. */
    public static Path folder(Path dataDir) {
        return dataDir.resolve(FOLDER);
    }

    public String bootstrapServers() {
        return broker.bootstrapServers();
    }

    public String registryUrl() {
        return registry.url();
    }

    @Override
    public void close() {
        registry.close();
        broker.close();
    }
}
