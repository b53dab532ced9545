package io.sluice.local.command;

import io.sluice.schemas.catalogue.Namespace;
import io.sluice.schemas.serde.RegistryConfig;
import io.sluice.schemas.serde.SchemaRegistryClient;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;

/**
 * A cluster that commands talk to.
 *
 * @param bootstrapServers {@code host:port} of brokers, separated by commas
 * @param registryUrl base URLs of registries, separated by commas
 * @param namespace prefix of the topics meant
 * @param properties settings of every client; may hold secrets
 */
public record Connection(
        String bootstrapServers, String registryUrl, Namespace namespace, Map<String, String> properties) {

    /** Settings of a Kafka client that talks to it, to be added to. */
    public Map<String, Object> clientSettings() {
        Map<String, Object> settings = new HashMap<>(properties);
        settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        return settings;
    }

    /** A client of its registry, the caller's to close. */
    public SchemaRegistryClient registry() {
        Map<String, Object> settings = new HashMap<>(properties);
        settings.put(RegistryConfig.URL, registryUrl);
        return new SchemaRegistryClient(RegistryConfig.from(settings));
    }

    /** Without the clients' settings, which may hold secrets. */
    @Override
    public String toString() {
        return "Connection[" + bootstrapServers + ", " + registryUrl + ", " + namespace + "]";
    }
}
