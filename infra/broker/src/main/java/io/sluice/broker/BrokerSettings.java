package io.sluice.broker;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Where an {@link EmbeddedBroker} keeps its data and where it listens.
 *
 * @param dataDirectory the broker's own folder; created when absent, used by one broker at a time
 * @param host the address that clients connect to; the loopback address unless set
 * @param port 1 to 65535, or 0 for any free port
 * @param overrides Kafka broker settings by their Kafka names; they win over the broker's own choices
 */
public record BrokerSettings(Path dataDirectory, String host, int port, Map<String, String> overrides) {

    private static final String LOOPBACK = "127.0.0.1";
    private static final int HIGHEST_PORT = 65_535;

    /** @throws IllegalArgumentException if the port is out of range or the host is blank */
    public BrokerSettings {
        dataDirectory = Objects.requireNonNull(dataDirectory, "dataDirectory")
                .toAbsolutePath()
                .normalize();
        if (host.isBlank()) {
            throw new IllegalArgumentException("host is blank");
        }
        if (port < 0 || port > HIGHEST_PORT) {
            throw new IllegalArgumentException("port " + port + " is not between 0 and " + HIGHEST_PORT);
        }
        overrides = Map.copyOf(overrides);
    }

    /** A broker on the loopback address and any free port. */
    public static BrokerSettings in(Path dataDirectory) {
        return new BrokerSettings(dataDirectory, LOOPBACK, 0, Map.of());
    }

    /** The same, on another address. */
    public BrokerSettings onHost(String otherHost) {
        return new BrokerSettings(dataDirectory, otherHost, port, overrides);
    }

    /** The same, on this port; 0 for any free one. */
    public BrokerSettings onPort(int otherPort) {
        return new BrokerSettings(dataDirectory, host, otherPort, overrides);
    }

    /** The same, with one Kafka broker setting replaced. */
    public BrokerSettings with(String kafkaSetting, String value) {
        Map<String, String> changed = new HashMap<>(overrides);
        changed.put(kafkaSetting, value);
        return new BrokerSettings(dataDirectory, host, port, changed);
    }
}
