package io.sluice.connector.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.schemas.registry.EmbeddedRegistry;
import io.sluice.schemas.serde.RegistryConfig;
import io.sluice.schemas.serde.SchemaRegistryClient;
import io.sluice.testkit.BrokerProcessCluster;
import io.sluice.testkit.Cluster;
import io.sluice.testkit.Injections;
import io.sluice.testkit.JavaProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Kills at random while orders flow and replies get lost. {@code -Dsluice.injections=200} for more than the build's few a
 * row; {@code -Dsluice.seed=17} for another course of events.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "signals are POSIX")
@Execution(ExecutionMode.CONCURRENT)
class KillLoopTest {
    private static final long SEED = Long.getLong("sluice.seed", 1);
    private static final long STAND_STILL_MILLIS = 3_000;
    private static final int AT_WORK_EVERY = 4;
    private static final Duration LONGEST = Duration.ofSeconds(90);

    @TempDir
    private Path folder;

    @Test
    @DisplayName(
            "O-ONCE F01, F12 killed at random while replies are lost, a runner leaves nothing double, lost or unexplained")
    void killed_at_random() throws Exception {
        try (Cluster cluster = Cluster.start();
                EmbeddedRegistry registry = EmbeddedRegistry.start(cluster.bootstrapServers(), "127.0.0.1", 0);
                SchemaRegistryClient client = new SchemaRegistryClient(RegistryConfig.of(registry.url()));
                Scene scene = new Scene(cluster, registry.url(), client, "kills", folder)) {
            RandomGenerator random = new SplittableRandom(SEED);
            scene.ledger.misbehave(random);
            JavaProcess runner = scene.process("one");
            for (int kill = 1; kill <= Injections.count(); kill++) {
                scene.approve(3);
                if (kill % AT_WORK_EVERY == 0) {
                    // On a busy machine no other kill might meet a runner that has begun.
                    runner.awaitLine(line -> line.equals(RunnerProcess.AGREES), LONGEST);
                }
                Thread.sleep(random.nextInt(4_000));
                runner.kill();
                runner = scene.process("one");
            }
            scene.awaitAllEnded();
            scene.check();
            report("F01 kill -9 of the runner", Injections.count(), scene);
        }
    }

    @Test
    @DisplayName(
            "O-ONCE F03, F04, F08 with its only broker killed and stopped under it a runner sends nothing double, and goes on when it is back")
    void survives_its_broker() throws Exception {
        String row = "F03, F04, F08 kill -9 and as many stops of the only broker";
        strike(row, BrokerProcessCluster.start(), (cluster, scene) -> {
            cluster.kill();
            cluster.restart();
            scene.approve(3);
            cluster.process().pause();
            Thread.sleep(STAND_STILL_MILLIS);
            cluster.process().resume();
        });
    }

    @Test
    @DisplayName(
            "O-ONCE F05 with the power of its only broker cut, and all gone that was not forced to disk, a runner sends nothing double")
    void survives_power_cuts() throws Exception {
        strike("F05 power cut of the only broker", BrokerProcessCluster.onForgetfulDisk(), (cluster, scene) -> {
            assertThat(cluster.cutPower()).as("bytes that were not forced").isPositive();
            cluster.restart();
        });
    }

    /** Does something to the broker again and again, each time with orders of which one has lost its reply. */
    private void strike(String row, BrokerProcessCluster broker, Fault fault) throws Exception {
        try (BrokerProcessCluster cluster = broker;
                EmbeddedRegistry registry = EmbeddedRegistry.start(cluster.bootstrapServers(), "127.0.0.1", 0);
                SchemaRegistryClient client = new SchemaRegistryClient(RegistryConfig.of(registry.url()));
                Scene scene = new Scene(cluster, registry.url(), client, "brokers", folder)) {
            RandomGenerator random = new SplittableRandom(SEED);
            JavaProcess runner = scene.process("one");
            runner.awaitLine(line -> line.equals(RunnerProcess.AGREES), LONGEST);
            for (int injection = 0; injection < Injections.count(); injection++) {
                scene.ledger.loseReplies(1);
                scene.approve(3);
                Thread.sleep(random.nextInt(300));
                fault.strike(cluster, scene);
            }
            scene.approve(3);
            scene.awaitAllEnded();
            scene.check();
            report(row, Injections.count(), scene);
        }
    }

    @FunctionalInterface
    private interface Fault {
        void strike(BrokerProcessCluster cluster, Scene scene) throws Exception;
    }

    private static void report(String row, int injections, Scene scene) {
        assertThat(scene.ledger.orders()).hasSizeLessThanOrEqualTo(scene.approvedCount());
        System.out.printf(
                "%s: injections %d, requests cut %d, replies lost %d; approved %d, at the venue %d, requests taken in %d,"
                        + " duplicates 0, lost 0, unexplained 0%n",
                row,
                injections,
                scene.ledger.cuts(),
                scene.ledger.lost(),
                scene.approvedCount(),
                scene.ledger.orders().size(),
                scene.ledger.requests().size());
    }
}
