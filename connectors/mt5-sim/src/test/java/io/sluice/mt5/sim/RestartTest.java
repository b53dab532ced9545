package io.sluice.mt5.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.mt5.trade.Magic;
import io.sluice.order.call.Answer;
import io.sluice.order.call.Finding;
import io.sluice.schemas.OrderCommand;
import io.sluice.schemas.Side;
import io.sluice.testkit.Await;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Terminals die at each point of a request, and come back with their journal, a part of it, or none. */
class RestartTest {
    private static final long LOGIN = 7001;
    private static final int INJECTIONS = 12;
    private static final Duration LIMIT = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    private final AtomicLong skew = new AtomicLong();
    private Stand stand;
    private TradeServer server;
    private SimTerminal terminal;
    private Trader trader;

    @BeforeEach
    void start() throws Exception {
        stand = Stand.in(folder);
        server = new TradeServer(
                SimAccount.netting(LOGIN), stand.ledger(), () -> System.currentTimeMillis() - 10_800_000 + skew.get());
        server.add(SimSymbol.miniIndex(Stand.WIN));
        server.quote(Stand.WIN, "125000", "125005");
        terminal = stand.terminal(server);
        trader = new Trader(stand, LOGIN);
    }

    @AfterEach
    void stop() throws Exception {
        trader.close();
        terminal.close();
        stand.close();
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("O-ONCE O-MT5 exactly one order, wherever the terminal is killed while it handles the request")
    void one_order_wherever_the_terminal_is_killed(DeathPoint point) throws Exception {
        FaultRow row = new FaultRow("terminal killed " + point, stand.ledger()::orders);
        for (int i = 0; i < INJECTIONS; i++) {
            OrderCommand order = Trader.market(point.name() + i, Side.BUY, "1");
            terminal.dieAt(point);

            assertThat(trader.place(order, 1)).isInstanceOf(Answer.Unknown.class);
            restart(stand.journal(LOGIN));
            resolve(order);
            row.injected(order);
        }
        row.report();
        assertThat(server.held(Stand.WIN)).isEqualByComparingTo(Integer.toString(INJECTIONS));
    }

    @Test
    @DisplayName("O-ONCE O-MT5 a request that was begun and not found is unknown until it has settled, then absent")
    void a_begun_request_is_unknown_until_it_has_settled() throws Exception {
        OrderCommand order = Trader.market("begun", Side.BUY, "1");
        terminal.dieAt(DeathPoint.BEFORE_SEND);
        trader.place(order, 1);
        restart(stand.journal(LOGIN));

        assertThat(trader.find(order)).isInstanceOf(Finding.Inconclusive.class);
        assertThat(trader.place(order, 1)).isInstanceOf(Answer.Unknown.class);
        assertThat(trader.place(order, 2)).isInstanceOf(Answer.AlreadyExists.class);
        passSettling();
        assertThat(trader.find(order)).isEqualTo(new Finding.NotFound());
        assertThat(trader.place(order, 1))
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo("ABSENT"));
        assertThat(stand.ledger().entries("order")).isEmpty();
    }

    @Test
    @DisplayName("O-ONCE O-MT5 no order is executed again, at whatever byte the journal was torn")
    void no_order_again_wherever_the_journal_is_torn() throws Exception {
        List<OrderCommand> orders = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            orders.add(Trader.market("torn" + i, Side.SELL, "1"));
        }
        trader.place(orders.get(0), 1);
        trader.place(orders.get(1), 1);
        terminal.dieAt(DeathPoint.AFTER_SEND);
        trader.place(orders.get(2), 1);
        byte[] whole = Files.readAllBytes(stand.journal(LOGIN));

        for (int length = 0; length <= whole.length; length++) {
            Path torn = folder.resolve("torn-" + length);
            Files.write(torn, Arrays.copyOf(whole, length));
            restart(torn);
            for (OrderCommand order : orders) {
                assertThat(trader.place(order, 1)).isNotInstanceOf(Answer.Refused.class);
                assertThat(trader.place(order, 2)).isInstanceOf(Answer.AlreadyExists.class);
                assertThat(trader.find(order)).isInstanceOf(Finding.Found.class);
            }
            assertThat(stand.ledger().entries("order"))
                    .as("journal torn at %d", length)
                    .hasSize(3);
        }
    }

    @Test
    @DisplayName("O-ONCE G-BRIDGE a gateway that is replaced never makes a terminal do a request twice")
    void one_order_when_the_gateway_is_replaced() throws Exception {
        for (int i = 0; i < INJECTIONS; i++) {
            OrderCommand order = Trader.market("gateway" + i, Side.BUY, "1");
            assertThat(trader.place(order, 1)).isInstanceOf(Answer.Accepted.class);
            trader.close();
            stand.restartGateway();
            stand.ready(LOGIN);
            trader = new Trader(stand, LOGIN);

            assertThat(trader.place(order, 1)).isInstanceOf(Answer.AlreadyExists.class);
            assertThat(trader.find(order)).isInstanceOf(Finding.Found.class);
            assertThat(stand.ledger().orders(Magic.of(order.getClientOrderId())))
                    .isEqualTo(1);
        }
    }

    private void resolve(OrderCommand order) throws Exception {
        Finding finding = trader.find(order);
        if (finding instanceof Finding.Inconclusive) {
            passSettling();
            finding = trader.find(order);
        }
        if (finding instanceof Finding.NotFound) {
            assertThat(trader.place(order, 2)).isInstanceOf(Answer.Accepted.class);
            finding = trader.find(order);
        }
        assertThat(finding).isInstanceOf(Finding.Found.class);
    }

    private void passSettling() throws Exception {
        skew.addAndGet(60_000);
        long expected = System.currentTimeMillis() - 10_800_000 + skew.get() - 30_000;
        // A new link tells the server's time at once.
        terminal.dropLink();
        Await.until(
                "the gateway knows the server's time",
                LIMIT,
                () -> stand.gateway().terminals().terminal(LOGIN).clock().serverMillis(Instant.now()) > expected);
        stand.ready(LOGIN);
    }

    private void restart(Path journal) throws Exception {
        terminal.close();
        Await.until(
                "the link is gone",
                LIMIT,
                () -> !stand.gateway().terminals().terminal(LOGIN).state().linked());
        terminal = SimTerminal.start(SimTerminal.Dial.to(stand.port(), Stand.TOKEN, "t" + LOGIN), server, journal);
        stand.ready(LOGIN);
    }
}
