package io.sluice.local.live;

import io.sluice.local.Main;
import io.sluice.local.Ports;
import io.sluice.local.up.LocalCluster;
import io.sluice.schemas.catalogue.Namespace;
import io.sluice.schemas.catalogue.Topic;
import io.sluice.schemas.serde.RegistryConfig;
import io.sluice.schemas.serde.SchemaRegistryClient;
import io.sluice.schemas.serde.SerdeConfig;
import io.sluice.testkit.JavaCommand;
import io.sluice.testkit.JavaProcess;
import io.sluice.testkit.Topics;
import io.sluice.topologies.driver.TopicCodec;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/** {@code sluice up} on a configuration of its own, in a process of its own, and what it leaves on its topics. */
final class LiveProcess {
    private LiveProcess() {}

    static JavaProcess start(Path configuration, Path dataDir, int port, Map<String, String> environment) {
        JavaCommand command = JavaCommand.of(Main.class)
                .withJvmOptions(
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx256m",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Dlogback.configurationFile=logback.xml",
                        "-Dsluice.log.level=DEBUG")
                .withArguments(
                        "--config",
                        configuration.toString(),
                        "--data-dir",
                        dataDir.toString(),
                        "--port-base",
                        Integer.toString(port),
                        "up");
        for (Map.Entry<String, String> each : environment.entrySet()) {
            command = command.withEnvironment(each.getKey(), each.getValue());
        }
        return command.start();
    }

    /** What lies on topics of a data folder that nobody uses. */
    static final class Left implements AutoCloseable {
        private final LocalCluster cluster;
        private final SchemaRegistryClient registry;
        private final TopicCodec codec;
        private final Topics topics;

        Left(Path dataDir, Ports ports, Namespace namespace) {
            cluster = LocalCluster.start(dataDir, ports);
            registry = new SchemaRegistryClient(RegistryConfig.of(cluster.registryUrl()));
            codec = new TopicCodec(namespace, registry, SerdeConfig.LOOKUP_ONLY);
            topics = new Topics(cluster.bootstrapServers());
        }

        <V extends SpecificRecord> List<V> values(Topic<V> topic) {
            return bytes(topic).stream()
                    .map(value -> codec.decode(topic, value))
                    .toList();
        }

        List<byte[]> bytes(Topic<?> topic) {
            return topics.readAll(topic.in(codec.namespace())).stream()
                    .map(record -> record.value())
                    .filter(value -> value != null)
                    .toList();
        }

        @Override
        public void close() {
            registry.close();
            cluster.close();
        }
    }
}
