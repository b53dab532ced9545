package io.sluice.local.command;

import io.sluice.local.Endpoints;
import io.sluice.local.config.KafkaSettings;
import io.sluice.schemas.catalogue.Namespace;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where the cluster is that a command talks to: as told, else as configured, else what {@code sluice up} left behind. */
public final class ConnectionOptions {
    @Option(
            names = "--bootstrap-servers",
            paramLabel = "HOST:PORT",
            description = "Brokers to talk to. Default: those of the configuration, else of the running 'sluice up'.")
    private String bootstrapServers;

    @Option(
            names = "--registry",
            paramLabel = "URL",
            description = "Schema registry to talk to. Default: as for the brokers.")
    private String registry;

    /** The cluster, or empty when none was named and nothing runs. */
    public Optional<Connection> find(SluiceCommand sluice) {
        KafkaSettings kafka = sluice.configuration().kafka();
        Optional<Endpoints> running = Endpoints.readLive(sluice.configuration().dataDir());
        Optional<String> brokers =
                told(bootstrapServers).or(kafka::bootstrapServers).or(() -> running.map(Endpoints::bootstrapServers));
        Optional<String> schemas = told(registry).or(kafka::registryUrl).or(() -> running.map(Endpoints::registryUrl));
        if (brokers.isEmpty()) {
            return Optional.empty();
        }
        boolean local = running.map(Endpoints::bootstrapServers).equals(brokers);
        Namespace namespace = running.filter(up -> local && !sluice.namespaceTold())
                .map(up -> new Namespace(up.namespace()))
                .orElseGet(sluice::namespace);
        return Optional.of(new Connection(brokers.get(), registryUrl(schemas), namespace, kafka.properties()));
    }

    /** The cluster. */
    public Connection require(SluiceCommand sluice) {
        return find(sluice)
                .orElseThrow(() -> CommandFailed.because("Nothing runs on "
                        + sluice.configuration().dataDir()
                        + ". Start it with './sluice up' in another terminal, or name a cluster with"
                        + " --bootstrap-servers and --registry."));
    }

    private static String registryUrl(Optional<String> url) {
        return url.orElseThrow(() -> CommandFailed.wrongUsage(
                "--bootstrap-servers needs --registry URL: without the registry no record can be decoded."));
    }

    private static Optional<String> told(String option) {
        return Optional.ofNullable(option);
    }
}
