package io.sluice.local.up;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.broker.BrokerSettings;
import io.sluice.broker.EmbeddedBroker;
import io.sluice.local.Endpoints;
import io.sluice.local.Main;
import io.sluice.testkit.Await;
import io.sluice.testkit.FreePorts;
import io.sluice.testkit.JavaCommand;
import io.sluice.testkit.JavaProcess;
import io.sluice.testkit.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** {@code sluice up} in a process of its own, and what it leaves on its topics. */
public final class UpProcess {
    private static final Duration LONGEST = Duration.ofMinutes(3);
    /** A zero byte and the schema's id. */
    private static final int FRAME_BYTES = 5;

    private static final int PORTS = 4;

    private UpProcess() {}

    /**
     * At full speed.
     *
     * @param more options
     */
    public static JavaProcess start(Path dataDir, Path history, String... more) {
        return startAt("max", dataDir, history, more);
    }

    /** @param more options */
    public static JavaProcess startAt(String speed, Path dataDir, Path history, String... more) {
        List<String> options = new ArrayList<>(List.of(
                "--data-dir",
                dataDir.toString(),
                "--data",
                history.toString(),
                "--speed",
                speed,
                "--port-base",
                Integer.toString(freePorts())));
        options.addAll(List.of(more));
        return start(options.toArray(String[]::new));
    }

    /** Logs as it does for its users, not as tests do. */
    static JavaProcess start(String... options) {
        return JavaCommand.of(Main.class)
                .withJvmOptions(
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx256m",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Dlogback.configurationFile=logback.xml")
                .withArguments(
                        Stream.concat(Stream.of("up"), Stream.of(options)).toArray(String[]::new))
                .start();
    }

    /** What it said on standard error, but for what the JVM says of Kafka's use of it. */
    static List<String> complaints(JavaProcess process) {
        return process.standardError().stream()
                .filter(line -> !line.startsWith("WARNING: "))
                .toList();
    }

    /** Where it can be reached, as soon as it can be. */
    static Endpoints awaitEndpoints(Path dataDir) throws InterruptedException {
        return Await.value("endpoints in " + dataDir, LONGEST, () -> Endpoints.readLive(dataDir));
    }

    public static void awaitEndOfFeed(JavaProcess process) throws InterruptedException {
        process.awaitLine(line -> line.contains("played to its end"), LONGEST);
    }

    /** Stops it as service managers do; it must end as if it had ended by itself. */
    public static void stop(JavaProcess process) throws InterruptedException {
        process.terminate();
        assertThat(process.awaitExit(LONGEST)).as("exit code").isZero();
    }

    /** Keys and values of topics, in order, as text that shows a difference. */
    static Map<String, List<String>> contents(Path dataDir, List<String> topics) {
        Map<String, List<String>> contents = new LinkedHashMap<>();
        try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerSettings.in(dataDir.resolve("kafka")))) {
            Topics reader = new Topics(broker.bootstrapServers());
            for (String topic : topics) {
                contents.put(
                        topic,
                        reader.readAll(topic).stream()
                                .map(record -> new String(record.key(), StandardCharsets.UTF_8) + " "
                                        + HexFormat.of().formatHex(record.value()))
                                .toList());
            }
        }
        return contents;
    }

    /** Values of topics, in order, as the hexadecimal text of their Avro bytes without the frame around them. */
    public static Map<String, List<String>> values(Path dataDir, Collection<String> topics) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerSettings.in(dataDir.resolve("kafka")))) {
            Topics reader = new Topics(broker.bootstrapServers());
            for (String topic : topics) {
                values.put(
                        topic,
                        reader.readAll(topic).stream()
                                .map(record ->
                                        HexFormat.of().formatHex(record.value(), FRAME_BYTES, record.value().length))
                                .toList());
            }
        }
        return values;
    }

    /** The first of the ports in a row that {@code up} takes. */
    public static int freePorts() {
        return FreePorts.inARow(PORTS);
    }
}
