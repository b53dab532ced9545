package io.sluice.mt5.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.order.call.Answer;
import io.sluice.order.call.Finding;
import io.sluice.schemas.OrderCommand;
import io.sluice.schemas.Side;
import io.sluice.testkit.Await;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Gateway and connector end while a terminal is at each point of a request, and others take their place. */
class KilledPartsTest {
    private static final long LOGIN = 7001;
    private static final int INJECTIONS = 12;
    private static final List<DeathPoint> POINTS = List.of(DeathPoint.values());
    private static final Duration LIMIT = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    private Stand stand;
    private SimTerminal terminal;
    private Trader trader;
    private long epoch = 7;

    @BeforeEach
    void start() throws Exception {
        stand = new Stand(folder, Duration.ofMillis(500), Duration.ofSeconds(5));
        terminal = stand.terminal(stand.server(SimAccount.netting(LOGIN)));
        trader = new Trader(stand, LOGIN).epoch(epoch);
    }

    @AfterEach
    void stop() throws Exception {
        trader.close();
        stand.close();
    }

    @Test
    @DisplayName("O-ONCE G-BRIDGE exactly one order, wherever the terminal is when the gateway is killed")
    void one_order_when_the_gateway_is_killed() throws Exception {
        FaultRow row = new FaultRow("gateway killed", stand.ledger()::orders);
        for (int i = 0; i < INJECTIONS; i++) {
            OrderCommand order = Trader.market("gateway" + i, Side.BUY, "1");
            terminal.at(point(i), () -> stand.gateway().close());

            assertThat(trader.place(order, 1)).isInstanceOf(Answer.Unknown.class);
            stand.restartGateway();
            takeOver();
            resolve(order);
            row.injected(order);
        }
        row.report();
    }

    @Test
    @DisplayName(
            "O-ONCE exactly one order, wherever the terminal is when the connector is killed; it may not come back")
    void one_order_when_the_connector_is_killed() throws Exception {
        FaultRow row = new FaultRow("connector killed", stand.ledger()::orders);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < INJECTIONS; i++) {
                OrderCommand order = Trader.market("connector" + i, Side.BUY, "1");
                CountDownLatch there = new CountDownLatch(1);
                CountDownLatch dead = new CountDownLatch(1);
                terminal.at(point(i), () -> {
                    there.countDown();
                    await(dead);
                });
                Trader killed = trader;
                Future<Answer> call = threads.submit(() -> killed.place(order, 1));
                there.await();
                killed.close();
                call.cancel(true);
                dead.countDown();

                takeOver();
                resolve(order);
                try (Trader back = new Trader(stand, LOGIN).epoch(epoch - 1)) {
                    assertThat(back.place(Trader.market("late" + i, Side.BUY, "1"), 1))
                            .isInstanceOf(Answer.Refused.class);
                }
                row.injected(order);
            }
        }
        row.report();
        assertThat(stand.ledger().entries("order")).hasSize(INJECTIONS);
    }

    private static DeathPoint point(int injection) {
        return POINTS.get(injection % POINTS.size());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /** The next connector has a higher epoch, which the terminal hears with its first request. */
    private void takeOver() throws Exception {
        trader.close();
        stand.ready(LOGIN);
        trader = new Trader(stand, LOGIN).epoch(++epoch);
    }

    /** The terminal lives, so what it was told is executed or not when it answers again. */
    private void resolve(OrderCommand order) throws Exception {
        Await.until("an answer", LIMIT, () -> !(trader.find(order) instanceof Finding.Inconclusive));
        if (trader.find(order) instanceof Finding.NotFound) {
            assertThat(trader.place(order, 2)).isInstanceOf(Answer.Accepted.class);
        }
        assertThat(trader.find(order)).isInstanceOf(Finding.Found.class);
    }
}
