package io.sluice.mt5.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.order.call.Answer;
import io.sluice.schemas.Side;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

class ManyTerminalsTest {
    private static final int TERMINALS = 50;
    private static final int ORDERS = 4;
    private static final int MEASURED = 500;

    @TempDir
    private Path folder;

    @Test
    @DisplayName("O-MT5 fifty terminals trade side by side, each its own account")
    void fifty_terminals_side_by_side() throws Exception {
        try (Stand stand = new Stand(folder, Duration.ofSeconds(1), Duration.ofSeconds(20));
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<TradeServer> servers = new ArrayList<>();
            for (int i = 0; i < TERMINALS; i++) {
                TradeServer server =
                        stand.server(i % 2 == 0 ? SimAccount.netting(100 + i) : SimAccount.hedging(100 + i));
                servers.add(server);
                stand.terminal(server);
            }
            List<Callable<Boolean>> trades = new ArrayList<>();
            for (TradeServer server : servers) {
                trades.add(() -> trade(stand, server.account().login()));
            }
            for (Future<Boolean> traded : threads.invokeAll(trades)) {
                assertThat(traded.get()).isTrue();
            }

            assertThat(stand.gateway().terminals().links()).isEqualTo(TERMINALS);
            assertThat(stand.ledger().entries("order")).hasSize(TERMINALS * ORDERS);
            assertThat(servers)
                    .allSatisfy(server -> assertThat(server.held(Stand.WIN)).isEqualByComparingTo("" + ORDERS));
        }
    }

    private static boolean trade(Stand stand, long login) throws Exception {
        try (Trader trader = new Trader(stand, login)) {
            for (int i = 0; i < ORDERS; i++) {
                if (!(trader.place(Trader.market(login + "." + i, Side.BUY, "1"), 1) instanceof Answer.Accepted)) {
                    return false;
                }
            }
            return true;
        }
    }

    /** Reported, never judged: what it takes depends on the machine and its disk, which the journal waits for twice. */
    @Test
    @DisplayName("G-BRIDGE the round trip from order to result is measured beside a bare question")
    void measures_the_round_trip(TestReporter reporter) throws Exception {
        try (Stand stand = Stand.in(folder)) {
            TradeServer server = stand.server(SimAccount.netting(7001));
            stand.terminal(server);
            try (Trader trader = new Trader(stand, 7001)) {
                long[] orders = new long[MEASURED];
                long[] questions = new long[MEASURED];
                for (int i = 0; i < MEASURED; i++) {
                    long begin = System.nanoTime();
                    Answer answer = trader.place(Trader.market("m" + i, i % 2 == 0 ? Side.BUY : Side.SELL, "1"), 1);
                    orders[i] = System.nanoTime() - begin;
                    assertThat(answer).isInstanceOf(Answer.Accepted.class);
                    begin = System.nanoTime();
                    trader.session().account().balances(java.time.Instant.now().plusSeconds(5));
                    questions[i] = System.nanoTime() - begin;
                }
                reporter.publishEntry("order to result, three syncs among it", text(orders));
                reporter.publishEntry("floor: a question over the same link", text(questions));
            }
        }
    }

    private static String text(long[] nanos) {
        Arrays.sort(nanos);
        return "p50 %.2f ms, p99 %.2f ms"
                .formatted(nanos[nanos.length / 2] / 1e6, nanos[nanos.length * 99 / 100] / 1e6);
    }
}
