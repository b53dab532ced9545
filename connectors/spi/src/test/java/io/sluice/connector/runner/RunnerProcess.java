package io.sluice.connector.runner;

import io.sluice.order.OrderFoldSettings;
import io.sluice.schemas.catalogue.Namespace;
import io.sluice.schemas.catalogue.Topics;
import io.sluice.schemas.serde.RegistryConfig;
import io.sluice.schemas.serde.SchemaRegistryClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A runner in a process of its own, that can be told where to die or to stand still. */
final class RunnerProcess {
    static final String ACCOUNT = "main";
    static final String STANDS = "STANDS STILL";
    static final String AGREES = "AGREES";
    static final int DIED = 137;
    private static final Duration STAND_STILL = Duration.ofSeconds(2);

    private RunnerProcess() {}

    static RunnerSettings settings(String bootstrap, Namespace namespace, Path haltFolder, String instance) {
        OrderFoldSettings patience = new OrderFoldSettings(
                Duration.ofSeconds(2),
                Duration.ofMillis(500),
                Duration.ofMillis(200),
                Duration.ofSeconds(2),
                Duration.ofSeconds(20),
                Duration.ofDays(1),
                Duration.ofHours(1),
                16,
                5,
                Duration.ofSeconds(5));
        return new RunnerSettings(
                namespace,
                Topics.ORDERS_BINANCE,
                Set.of(ACCOUNT),
                Map.of("bootstrap.servers", bootstrap),
                patience,
                Duration.ofSeconds(5),
                haltFolder,
                Duration.ofSeconds(6),
                instance);
    }

    /**
     * Arguments: bootstrap servers, registry, namespace, port of the ledger, folder of halts, instance; then perhaps HALT
     * or STAND, a step, and its occurrence.
     */
    public static void main(String[] arguments) throws InterruptedException {
        SchemaRegistryClient registry = new SchemaRegistryClient(RegistryConfig.of(arguments[1]));
        RunnerSettings settings =
                settings(arguments[0], new Namespace(arguments[2]), Path.of(arguments[4]), arguments[5]);
        RunnerListener listener = arguments.length > 6
                ? trap(arguments[6], RunnerStep.valueOf(arguments[7]), Integer.parseInt(arguments[8]))
                : RunnerListener.NONE;
        OrderRunner runner =
                OrderRunner.start(new LedgerVenue(Integer.parseInt(arguments[3])), settings, registry, listener);
        while (!runner.isSynchronised()) {
            Thread.sleep(20);
        }
        System.out.println(AGREES);
        new CountDownLatch(1).await();
    }

    private static RunnerListener trap(String kind, RunnerStep where, int occurrence) {
        AtomicInteger seen = new AtomicInteger();
        return step -> {
            if (step != where || seen.incrementAndGet() != occurrence) {
                return;
            }
            if (kind.equals("HALT")) {
                Runtime.getRuntime().halt(DIED);
            }
            System.out.println(STANDS);
            try {
                Thread.sleep(STAND_STILL);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
    }
}
