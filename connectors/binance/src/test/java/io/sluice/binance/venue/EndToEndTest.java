package io.sluice.binance.venue;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.binance.Orders;
import io.sluice.binance.sim.SimulatedVenue;
import io.sluice.binance.sim.malice.RequestRule;
import io.sluice.connector.runner.OrderRunner;
import io.sluice.schemas.OrderCommand;
import io.sluice.schemas.OrderState;
import io.sluice.schemas.Side;
import io.sluice.schemas.registry.EmbeddedRegistry;
import io.sluice.schemas.serde.RegistryConfig;
import io.sluice.schemas.serde.SchemaRegistryClient;
import io.sluice.testkit.Await;
import io.sluice.testkit.Cluster;
import io.sluice.testkit.WithCluster;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands on the topic, through the runner and this connector, to the simulated venue, and back to events and fills. */
@WithCluster
class EndToEndTest {
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final Cluster cluster;

    @TempDir
    private Path folder;

    private EmbeddedRegistry registry;
    private SchemaRegistryClient client;
    private SimulatedVenue sim;
    private RunnerScene scene;

    EndToEndTest(Cluster cluster) {
        this.cluster = cluster;
    }

    @BeforeEach
    void start() throws Exception {
        registry = EmbeddedRegistry.start(cluster.bootstrapServers(), "127.0.0.1", 0);
        client = new SchemaRegistryClient(RegistryConfig.of(registry.url()));
        sim = Desk.sim(folder);
        RunnerPlan plan = RunnerScene.plan(cluster, registry.url(), sim, "binance", folder, 1);
        scene = new RunnerScene(cluster, client, sim, plan, 1);
    }

    @AfterEach
    void stop() {
        sim.close();
        client.close();
        registry.close();
    }

    private void approve(String name, Side side, String quantity) throws Exception {
        String account = scene.plan.accountNames().getFirst();
        scene.approve(OrderCommand.newBuilder(Orders.market(name, side, quantity))
                .setAccount(account)
                .build());
    }

    @Test
    @DisplayName("O-ONCE, O-BINANCE each approved order is at the venue once, and each execution on the topic once")
    void carries_orders_to_the_venue_and_executions_back() throws Exception {
        try (OrderRunner runner = scene.runner("one")) {
            Await.until("agreement with the venue", LONGEST, runner::isSynchronised);
            for (int i = 0; i < 6; i++) {
                if (i == 2) {
                    sim.malice().add(RequestRule.next("POST", "/fapi/v1/order").loseReply(30, true));
                }
                if (i == 4) {
                    sim.streams().cutAll();
                }
                approve("e2e" + i, i % 2 == 0 ? Side.BUY : Side.SELL, "0.500");
            }
            approve("refused", Side.BUY, "0.0001");
            scene.awaitEnds();
        }
        Map<String, OrderState> ends = scene.ends();
        assertThat(scene.approved().stream().map(order -> ends.get(order.getOrderId())))
                .containsExactly(
                        OrderState.FILLED,
                        OrderState.FILLED,
                        OrderState.FILLED,
                        OrderState.FILLED,
                        OrderState.FILLED,
                        OrderState.FILLED,
                        OrderState.FAILED);
        Tally.of("O-BINANCE from topic to venue and back", 2, scene).report();
    }
}
