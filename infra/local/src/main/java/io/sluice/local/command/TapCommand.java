package io.sluice.local.command;

import io.sluice.local.config.NearestName;
import io.sluice.local.tap.StartingPoint;
import io.sluice.local.tap.Tap;
import io.sluice.schemas.catalogue.Namespace;
import io.sluice.schemas.catalogue.Topic;
import io.sluice.schemas.catalogue.Topics;
import io.sluice.schemas.serde.AnyAvroDecoder;
import io.sluice.schemas.serde.RegistryUnavailable;
import io.sluice.schemas.serde.SchemaRegistryClient;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code sluice tap}: any topic as JSON, one record a line (C-TAP). */
@Command(
        name = "tap",
        description = "Prints the records of a topic as JSON, one a line, and follows it until Ctrl-C or --max.",
        footer = {
            "",
            "Example: ./sluice tap fills --from earliest --max 3",
            "What does not decode is shown with its bytes in base64, not skipped."
        })
public final class TapCommand implements Runnable {
    private static final long STOP_MILLIS = 2_000;

    @ParentCommand
    private SluiceCommand sluice;

    @Mixin
    private ConnectionOptions cluster;

    @Parameters(paramLabel = "TOPIC", description = "Name in the catalogue, as 'fills', or in full, as 'paper.fills'.")
    private String topic;

    @Option(
            names = "--from",
            defaultValue = "earliest",
            paramLabel = "WHERE",
            description = "earliest, latest or a time in ISO-8601, UTC unless it says otherwise. Default: earliest.")
    private String from;

    @Option(names = "--key", paramLabel = "KEY", description = "Only records with this key.")
    private String key;

    @Option(names = "--max", paramLabel = "N", description = "End after N records.")
    private Long max;

    @Override
    public void run() {
        StartingPoint start = startingPoint();
        Connection connection = cluster.require(sluice);
        try (SchemaRegistryClient registry = connection.registry();
                Tap tap = new Tap(connection.clientSettings(), new AnyAvroDecoder(registry))) {
            String name = find(connection.namespace(), tap.topics());
            follow(
                    tap,
                    new Tap.Request(
                            name,
                            start,
                            Optional.ofNullable(key),
                            max == null ? OptionalLong.empty() : OptionalLong.of(max)));
        } catch (RegistryUnavailable silent) {
            throw CommandFailed.because(
                    "The schema registry does not answer: " + silent.getMessage() + ". See './sluice doctor'.", silent);
        } catch (TimeoutException silent) {
            throw CommandFailed.because(
                    "No broker answers at " + connection.bootstrapServers() + ". See './sluice doctor'.", silent);
        }
    }

    private StartingPoint startingPoint() {
        if (max != null && max < 1) {
            throw CommandFailed.wrongUsage("--max: " + max + " is below 1.");
        }
        try {
            return StartingPoint.parse(from);
        } catch (IllegalArgumentException malformed) {
            throw CommandFailed.wrongUsage("--from: " + malformed.getMessage() + ".");
        }
    }

    /** The full name: of the catalogue's topic, else of any topic of the cluster. */
    private String find(Namespace namespace, List<String> existing) {
        return Stream.of(namespace.prefix(topic), topic)
                .filter(existing::contains)
                .findFirst()
                .orElseThrow(() -> unknown(namespace));
    }

    private CommandFailed unknown(Namespace namespace) {
        for (Topic<?> known : Topics.all()) {
            if (known.name().equals(topic) || known.in(namespace).equals(topic)) {
                return CommandFailed.because(known.in(namespace)
                        + " is in the catalogue, but the cluster does not have it. See './sluice doctor'.");
            }
        }
        List<String> names = Topics.all().stream().<String>map(Topic::name).toList();
        return CommandFailed.wrongUsage("There is no topic " + topic + "."
                + NearestName.of(topic, names)
                        .map(nearest -> " Did you mean " + nearest + "?")
                        .orElse(" './sluice topics' lists them."));
    }

    /** Follows until it ends by itself or by Ctrl-C, which waits a moment for connections to close. */
    private void follow(Tap tap, Tap.Request request) {
        CountDownLatch ended = new CountDownLatch(1);
        Thread hook = new Thread(() -> stop(tap, ended), "tap-stop");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            tap.follow(request, sluice.terminal()::print, sluice.terminal()::tell);
        } finally {
            ended.countDown();
            forget(hook);
        }
    }

    private static void stop(Tap tap, CountDownLatch ended) {
        tap.stop();
        try {
            ended.await(STOP_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException late) {
            Thread.currentThread().interrupt();
        }
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // The hook is what ended the loop.
        }
    }
}
