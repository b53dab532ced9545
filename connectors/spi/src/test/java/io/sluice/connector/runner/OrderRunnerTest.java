package io.sluice.connector.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.schemas.AccountEvent;
import io.sluice.schemas.OrderEvent;
import io.sluice.schemas.OrderEventKind;
import io.sluice.schemas.catalogue.Topics;
import io.sluice.schemas.registry.EmbeddedRegistry;
import io.sluice.schemas.serde.RegistryConfig;
import io.sluice.schemas.serde.SchemaRegistryClient;
import io.sluice.testkit.Await;
import io.sluice.testkit.Cluster;
import io.sluice.testkit.JavaProcess;
import io.sluice.testkit.WithCluster;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each test has a namespace and processes of its own, and mostly waits for them. */
@WithCluster
@Execution(ExecutionMode.CONCURRENT)
class OrderRunnerTest {
    private static final Duration LONGEST = Duration.ofSeconds(90);
    private static EmbeddedRegistry registry;
    private static SchemaRegistryClient client;

    private final Cluster cluster;

    @TempDir
    private Path folder;

    OrderRunnerTest(Cluster cluster) {
        this.cluster = cluster;
    }

    @BeforeAll
    static void startRegistry(Cluster cluster) {
        registry = EmbeddedRegistry.start(cluster.bootstrapServers(), "127.0.0.1", 0);
        client = new SchemaRegistryClient(RegistryConfig.of(registry.url()));
    }

    @AfterAll
    static void stopRegistry() {
        client.close();
        registry.close();
    }

    private Scene scene(String name) throws Exception {
        return new Scene(cluster, registry.url(), client, name, folder);
    }

    private static OrderRunner runner(Scene scene) {
        return OrderRunner.start(
                new LedgerVenue(scene.ledger.port()), scene.settings("one"), client, RunnerListener.NONE);
    }

    @Test
    @DisplayName("O-ONCE orders come to the venue once, a lost reply is looked up, and the account is told all of it")
    void sends_and_records() throws Exception {
        try (Scene scene = scene("plain");
                OrderRunner runner = runner(scene)) {
            Await.until("agreement", LONGEST, runner::isSynchronised);
            scene.ledger.loseReplies(1);
            scene.approve(6);
            scene.awaitAllEnded();
            scene.check();
            assertThat(scene.ledger.orders()).hasSize(6);
            assertThat(scene.read(Topics.ACCOUNT_EVENTS).stream()
                            .map(AccountEvent::getSyncState)
                            .filter(state -> state != null)
                            .map(state -> state.getSynchronised()))
                    .containsExactly(false, true);
        }
    }

    @Test
    @DisplayName(
            "R-STATE a latch on this machine lets out what protects and no entry, also over a restart, until released")
    void a_latch_lets_no_entry_out() throws Exception {
        HaltLatch latch = new HaltLatch(folder);
        try (Scene scene = scene("latched")) {
            latch.halt(RunnerProcess.ACCOUNT, "tester: look at it first");
            try (OrderRunner runner = runner(scene)) {
                Await.until("agreement", LONGEST, runner::isSynchronised);
                scene.approve(2);
                Await.until("both taken in", LONGEST, () -> scene.events().size() == 2);
                scene.approveExit();
                Await.until(
                        "the exit at the venue",
                        LONGEST,
                        () -> scene.ledger.orders().size() == 1);
            }
            try (OrderRunner again = runner(scene)) {
                Await.until("agreement", LONGEST, again::isSynchronised);
                assertThat(scene.ledger.orders()).extracting(Ledger.Order::side).containsExactly("SELL");
                assertThat(scene.ledger.requests()).hasSize(1);
                latch.release(RunnerProcess.ACCOUNT);
                scene.awaitAllEnded();
                scene.check();
                assertThat(scene.ledger.orders()).hasSize(3);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "TAKEN_OVER, 1",
        "READ, 1",
        "SENT, 1",
        "SENT, 2",
        "SENT, 3",
        "COMMITTED, 2",
        "COMMITTED, 3",
        "CALLING, 1",
        "CALLING, 2",
        "CALLED, 1",
        "CALLED, 2",
        "CALLED, 3",
    })
    @DisplayName("O-ONCE F01 a runner that dies at any step leaves every order once at the venue, and told as it ended")
    void survives_its_death_at(RunnerStep step, int occurrence) throws Exception {
        try (Scene scene = scene("dies-" + step.name().toLowerCase(Locale.ROOT).replace('_', '-') + occurrence)) {
            scene.approve(4);
            JavaProcess first = scene.process("one", "HALT", step.name(), Integer.toString(occurrence));
            assertThat(first.awaitExit(LONGEST)).isEqualTo(RunnerProcess.DIED);
            scene.process("one");
            scene.awaitAllEnded();
            scene.check();
            assertThat(scene.ledger.orders()).hasSize(4);
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "signals are POSIX")
    @DisplayName(
            "O-ONCE F07 a runner that stands still before its call, until another has taken over, is refused by the venue")
    void a_zombie_is_refused_by_its_deadline() throws Exception {
        try (Scene scene = scene("zombie")) {
            scene.approve(3);
            JavaProcess zombie = scene.process("one", "STAND", RunnerStep.CALLING.name(), "1");
            zombie.awaitLine(line -> line.equals(RunnerProcess.STANDS), LONGEST);
            zombie.pause();
            scene.process("two");
            scene.awaitAllEnded();
            zombie.resume();
            Await.until(
                    "the zombie's request",
                    LONGEST,
                    () -> scene.ledger.requests().stream().anyMatch(request -> !request.accepted()));
            scene.check();
            assertThat(scene.ledger.orders()).hasSize(3);
            List<OrderEvent> claims = scene.events().stream()
                    .filter(event -> event.getKind() == OrderEventKind.CLAIM)
                    .toList();
            assertThat(claims).hasSizeGreaterThan(3);
        }
    }
}
