package io.sluice.binance.venue;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.binance.sim.SimulatedVenue;
import io.sluice.binance.sim.VenueSettings;
import io.sluice.binance.sim.ledger.FactKind;
import io.sluice.binance.sim.malice.FrameRule;
import io.sluice.binance.sim.malice.RequestRule;
import io.sluice.binance.sim.rest.LimitSettings;
import io.sluice.connector.runner.OrderRunner;
import io.sluice.schemas.OrderCommand;
import io.sluice.schemas.registry.EmbeddedRegistry;
import io.sluice.schemas.serde.RegistryConfig;
import io.sluice.schemas.serde.SchemaRegistryClient;
import io.sluice.testkit.Await;
import io.sluice.testkit.Cluster;
import io.sluice.testkit.CutCluster;
import io.sluice.testkit.CutProxy;
import io.sluice.testkit.Injections;
import io.sluice.testkit.JavaCommand;
import io.sluice.testkit.JavaProcess;
import io.sluice.testkit.WithCluster;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Rows of the fault matrix from the topic of orders to the ledger of a simulated Binance and back, side by side at one
 * venue. {@code -Dsluice.injections=200} for more than the build's ten a row, {@code -Dsluice.seed=17} for another course
 * of events.
 */
@WithCluster
@Execution(ExecutionMode.CONCURRENT)
class FaultRowsTest {
    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final int LANES = 10;
    private static final int OUTSIDE_WINDOW = -1021;
    private static final long SEED = Long.getLong("sluice.seed", 1);
    private static final LimitSettings PATIENT = new LimitSettings(1_000_000, 10_000, 100_000, 10, 1_000);

    @TempDir
    private static Path folder;

    private static EmbeddedRegistry registry;
    private static SchemaRegistryClient client;
    private static SimulatedVenue sim;

    private final Cluster cluster;
    private final RandomGenerator random = new SplittableRandom(SEED);

    FaultRowsTest(Cluster cluster) {
        this.cluster = cluster;
    }

    @BeforeAll
    static void start(Cluster cluster) throws Exception {
        registry = EmbeddedRegistry.start(cluster.bootstrapServers(), "127.0.0.1", 0);
        client = new SchemaRegistryClient(RegistryConfig.of(registry.url()));
        sim = SimulatedVenue.start(
                VenueSettings.with(folder.resolve("ledger.jsonl")).with(PATIENT));
    }

    @AfterAll
    static void stop() {
        sim.close();
        client.close();
        registry.close();
    }

    private RunnerScene scene(String name, int accounts, int partitions) throws Exception {
        return scene(name, sim, accounts, partitions);
    }

    private RunnerScene scene(String name, SimulatedVenue venue, int accounts, int partitions) throws Exception {
        RunnerPlan plan = RunnerScene.plan(cluster, registry.url(), venue, name, folder, accounts);
        return new RunnerScene(cluster, client, venue, plan, partitions);
    }

    private static RequestRule onPlace(OrderCommand order) {
        return RequestRule.next("POST", "/fapi/v1/order").of(order.getClientOrderId());
    }

    private static String lane(RunnerScene scene, int number) {
        List<String> accounts = scene.plan.accountNames();
        return accounts.get(number % accounts.size());
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "signals are POSIX")
    @DisplayName(
            "O-ONCE F07 a runner that is stopped with its calls under way, until another has taken over, sends nothing double")
    void stopped_until_another_has_taken_over() throws Exception {
        RunnerScene scene = scene("stopped", LANES, 1);
        int rounds = (Injections.count() + LANES - 1) / LANES;
        try (CutProxy way = new CutProxy(scene.plan.venuePort());
                JavaProcess stopped = JavaCommand.of(StandingRunner.class)
                        .withJvmOptions("-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
                        .withArguments(scene.plan.over(way.port()).words())
                        .start()) {
            for (int round = 1; round <= rounds; round++) {
                stopped.awaitLine((StandingRunner.AGREES + round)::equals, LONGEST);
                way.hold();
                for (int lane = 0; lane < LANES; lane++) {
                    scene.approve(lane(scene, lane));
                }
                stopped.awaitLine((StandingRunner.STANDS + round)::equals, LONGEST);
                stopped.pause();
                try (OrderRunner successor = scene.runner(null)) {
                    scene.awaitEnds();
                    assertThat(successor.isRunning()).isTrue();
                    way.letGo();
                    stopped.resume();
                }
            }
            // What was held on its way must have been refused, or the fence was not needed and nothing was tried.
            Await.until(
                    "a request that came too late",
                    LONGEST,
                    () -> scene.placed(FactKind.REQUEST_REFUSED).stream()
                            .anyMatch(refusal -> refusal.number("code") == OUTSIDE_WINDOW));
        }
        Tally.of("F07 SIGSTOP of the runner", rounds * LANES, scene).report();
    }

    @Test
    @DisplayName("O-ONCE F09 owners that come and go while orders flow send nothing double and lose nothing")
    void rebalances() throws Exception {
        RunnerScene scene = scene("rebalanced", 3, 3);
        Deque<OrderRunner> members = new ArrayDeque<>();
        try {
            members.add(scene.runner(null));
            for (int change = 0; change < Injections.count(); change++) {
                for (int lane = 0; lane < 3; lane++) {
                    // Slow enough that a change meets orders of which nobody knows yet what became.
                    OrderCommand order = scene.next(lane(scene, lane));
                    sim.malice().add(onPlace(order).late(random.nextInt(800), false));
                    scene.approve(order);
                }
                Thread.sleep(random.nextInt(600));
                boolean comes = members.size() == 1 || (members.size() < 3 && random.nextBoolean());
                if (comes) {
                    members.add(scene.runner(null));
                } else {
                    members.remove().close();
                }
            }
            scene.awaitEnds();
        } finally {
            members.forEach(OrderRunner::close);
        }
        Tally.of("F09 rebalances", Injections.count(), scene).report();
    }

    @Test
    @DisplayName("O-ONCE F10 cut off from Kafka with the venue in reach, a runner sends nothing that is not committed")
    void cut_off_from_kafka() throws Exception {
        try (CutCluster far = CutCluster.start();
                EmbeddedRegistry schemas = EmbeddedRegistry.start(far.bootstrapServers(), "127.0.0.1", 0);
                SchemaRegistryClient reader = new SchemaRegistryClient(RegistryConfig.of(schemas.url()))) {
            RunnerPlan plan = RunnerScene.plan(far, schemas.url(), sim, "far", folder, LANES);
            RunnerScene scene = new RunnerScene(far, reader, sim, plan, 1);
            try (OrderRunner runner = scene.runner(null)) {
                Await.until("agreement with the venue", LONGEST, runner::isSynchronised);
                for (int cut = 0; cut < Injections.count(); cut++) {
                    scene.approve(lane(scene, cut));
                    scene.approve(lane(scene, cut + 1));
                    Thread.sleep(random.nextInt(30));
                    far.link().hold();
                    // One in five outlasts the owner's session.
                    Thread.sleep(cut % 5 == 4 ? 4_000 : random.nextInt(600));
                    if (random.nextBoolean()) {
                        far.link().dropLinks();
                    }
                    far.link().letGo();
                }
                scene.awaitEnds();
            }
            Tally.of("F10 cut between runner and Kafka", Injections.count(), scene)
                    .report();
        }
    }

    @Test
    @DisplayName("O-ONCE F11 cut off from its venue at any instant, a runner asks before it sends again")
    void cut_off_from_the_venue() throws Exception {
        RunnerScene scene = scene("cut", LANES, 1);
        try (CutProxy way = new CutProxy(scene.plan.venuePort());
                OrderRunner runner = scene.plan.over(way.port()).start(null, client, step -> {})) {
            Await.until("agreement with the venue", LONGEST, runner::isSynchronised);
            for (int cut = 0; cut < Injections.count(); cut++) {
                scene.approve(lane(scene, cut));
                scene.approve(lane(scene, cut + 1));
                Thread.sleep(random.nextInt(40));
                if (random.nextBoolean()) {
                    way.hold();
                } else {
                    way.holdAnswers();
                }
                Thread.sleep(random.nextInt(400));
                if (random.nextInt(4) > 0) {
                    way.dropLinks();
                }
                way.letGo();
            }
            scene.awaitEnds();
        }
        Tally.of("F11 cut between runner and venue", Injections.count(), scene).report();
    }

    @Test
    @DisplayName("O-ONCE F12, F13 an order whose reply is lost after any byte, also one that is taken late, is adopted")
    void replies_are_lost() throws Exception {
        int lost = 2 * Injections.count();
        // A venue of its own, whose stream tells of no order: otherwise that would be heard sooner than any resend.
        try (SimulatedVenue silent = SimulatedVenue.start(
                VenueSettings.with(folder.resolve("silent.jsonl")).with(PATIENT))) {
            silent.malice().add(FrameRule.next("ORDER_TRADE_UPDATE", Integer.MAX_VALUE, FrameRule.Action.DROP));
            RunnerScene scene = scene("unheard", silent, LANES, 1);
            try (OrderRunner runner = scene.runner(null)) {
                Await.until("agreement with the venue", LONGEST, runner::isSynchronised);
                loseReplies(scene, lost);
            }
            Tally.of("F12, F13 replies lost, orders taken late", lost, scene).report();
        }
    }

    /** One at a time in each account and instrument; half are taken at once, half late, some of these too late. */
    private void loseReplies(RunnerScene scene, int count) throws Exception {
        int atOnce = LANES * RunnerPlan.SYMBOLS.size();
        for (int i = 0; i < count; i++) {
            long late = i % 2 == 0 ? 0 : random.nextInt(4_000);
            OrderCommand order = scene.next(lane(scene, i / RunnerPlan.SYMBOLS.size()));
            scene.sim
                    .malice()
                    .add(onPlace(order).late(late, false).loseReply(random.nextInt(400), random.nextBoolean()));
            scene.approve(order);
            if (i % atOnce == atOnce - 1) {
                scene.awaitEnds();
            }
        }
        scene.awaitEnds();
    }
}
