package io.sluice.local.up;

import io.sluice.broker.BrokerSettings;
import io.sluice.broker.EmbeddedBroker;
import io.sluice.local.Main;
import io.sluice.testkit.JavaCommand;
import io.sluice.testkit.JavaProcess;
import io.sluice.testkit.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** {@code sluice up} in a process of its own, and what it leaves on its topics. */
public final class UpProcess {
    private static final Duration LONGEST = Duration.ofMinutes(3);
    private static final int LOWEST_PORT = 20_000;
    private static final int HIGHEST_PORT = 60_000;

    private UpProcess() {}

    public static JavaProcess start(Path dataDir, Path history) {
        return JavaCommand.of(Main.class)
                .withJvmOptions("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m")
                .withArguments(
                        "up",
                        "--data-dir",
                        dataDir.toString(),
                        "--data",
                        history.toString(),
                        "--speed",
                        "max",
                        "--port-base",
                        Integer.toString(freePorts()))
                .start();
    }

    public static void awaitEndOfFeed(JavaProcess process) throws InterruptedException {
        process.awaitLine(line -> line.contains("played to its end"), LONGEST);
    }

    static void stop(JavaProcess process) throws InterruptedException {
        process.terminate();
        process.awaitExit(LONGEST);
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

    /** Two ports in a row that nobody listens on. */
    private static int freePorts() {
        while (true) {
            int base = ThreadLocalRandom.current().nextInt(LOWEST_PORT, HIGHEST_PORT);
            if (free(base) && free(base + 1)) {
                return base;
            }
        }
    }

    private static boolean free(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (java.net.BindException taken) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
