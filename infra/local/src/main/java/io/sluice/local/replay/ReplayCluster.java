package io.sluice.local.replay;

import io.sluice.local.Endpoints;
import io.sluice.local.Ports;
import io.sluice.local.command.Connection;
import io.sluice.local.up.LocalCluster;
import io.sluice.schemas.catalogue.Namespace;
import java.nio.file.Path;
import java.util.Map;

/**
 * The cluster that a replay goes to: one that runs, or broker and registry inside this process for as long as this is
 * open. Other commands find those as they find {@code up}'s.
 *
 * @param connection how to talk to it
 * @param end what is to be done when it is not needed any more
 */
record ReplayCluster(Connection connection, Runnable end) implements AutoCloseable {

    /** A cluster that was there before and stays. */
    static ReplayCluster running(Connection connection) {
        return new ReplayCluster(connection, () -> {});
    }

    /**
     * Starts broker and registry on what is kept in the data folder.
     *
     * @throws io.sluice.broker.BrokerStartException when the folder is in use or Kafka's port is taken
     * @throws io.sluice.local.up.PortTaken when the registry's port is taken
     */
    static ReplayCluster embedded(Path dataDir, Ports ports, Namespace namespace, Map<String, String> properties) {
        LocalCluster cluster = LocalCluster.start(dataDir, ports);
        Endpoints endpoints =
                Endpoints.ofThisProcess(cluster.bootstrapServers(), cluster.registryUrl(), namespace.name());
        endpoints.write(dataDir);
        return new ReplayCluster(
                new Connection(cluster.bootstrapServers(), cluster.registryUrl(), namespace, properties), () -> {
                    endpoints.remove(dataDir);
                    cluster.close();
                });
    }

    @Override
    public void close() {
        end.run();
    }
}
