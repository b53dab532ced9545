package io.sluice.mt5.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.mt5.link.Exchange;
import io.sluice.order.call.Answer;
import io.sluice.order.call.Finding;
import io.sluice.schemas.OrderCommand;
import io.sluice.schemas.Side;
import io.sluice.testkit.Await;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The compiled Expert Advisor is killed at each point of a request, and comes back with its journal, or what is left of it. */
class EaRestartTest {
    private static final int INJECTIONS = 12;
    private static final long SETTLED_MILLIS = 120_000;

    @TempDir
    private Path folder;

    private EaDesk desk;
    private Trader trader;
    private long skew;

    @BeforeEach
    void start() throws Exception {
        desk = new EaDesk(folder, "NETTING", Stand.HEARTBEAT);
        trader = new Trader(desk.stand(), EaDesk.LOGIN);
        // From here on each request writes two records and no epoch.
        assertThat(trader.place(Trader.market("first", Side.BUY, "1"), 1)).isInstanceOf(Answer.Accepted.class);
    }

    @AfterEach
    void stop() throws Exception {
        trader.close();
        desk.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"die write 1", "tear 17", "die flush 1", "die before", "die after", "die write 2", "die flush 2"
            })
    @DisplayName("O-ONCE O-MT5 exactly one order, wherever the Expert Advisor is killed while it handles the request")
    void one_order_wherever_it_is_killed(String fault) throws Exception {
        FaultRow row = new FaultRow("EA, " + fault, magic -> desk.ea().orders(magic));
        for (int i = 0; i < INJECTIONS; i++) {
            OrderCommand order = Trader.market(fault + i, Side.BUY, "1");
            desk.ea().command(fault);

            assertThat(trader.place(order, 1)).isInstanceOf(Answer.Unknown.class);
            desk.ea().awaitDeath();
            restart();
            resolve(order);
            row.injected(order);
        }
        row.report();
        assertThat(desk.ea().orders()).isEqualTo(1 + INJECTIONS);
    }

    @Test
    @DisplayName("O-ONCE O-MT5 no order is executed again, at whatever byte the journal was torn")
    void no_order_again_wherever_the_journal_is_torn() throws Exception {
        List<OrderCommand> orders = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            orders.add(Trader.market("torn" + i, Side.SELL, "1"));
        }
        trader.place(orders.get(0), 1);
        desk.ea().command("die after");
        trader.place(orders.get(1), 1);
        desk.ea().awaitDeath();
        byte[] whole = Files.readAllBytes(desk.ea().journal());
        FaultRow row = new FaultRow("EA's journal torn", magic -> desk.ea().orders(magic));

        for (int length = 0; length <= whole.length; length++) {
            EaTerminal next = desk.launch();
            Files.write(next.journal(), Arrays.copyOf(whole, length));
            next.dial();
            desk.stand().ready(EaDesk.LOGIN);
            for (OrderCommand order : orders) {
                assertThat(trader.place(order, 1)).isNotInstanceOf(Answer.Refused.class);
                assertThat(trader.place(order, 2)).isInstanceOf(Answer.AlreadyExists.class);
                assertThat(trader.find(order)).isInstanceOf(Finding.Found.class);
            }
            assertThat(desk.ea().orders()).as("journal torn at %d", length).isEqualTo(3);
            row.injected(orders.get(length % orders.size()));
        }
        row.report();
    }

    @Test
    @DisplayName("O-ONCE O-MT5 a request that was begun and not sent stays unknown until it has settled, over restarts")
    void a_begun_request_is_unknown_until_it_has_settled() throws Exception {
        OrderCommand order = Trader.market("begun", Side.BUY, "1");
        desk.ea().command("die before");
        trader.place(order, 1);
        desk.ea().awaitDeath();
        restart();

        assertThat(trader.find(order)).isInstanceOf(Finding.Inconclusive.class);
        assertThat(trader.place(order, 1)).isInstanceOf(Answer.Unknown.class);
        assertThat(trader.place(order, 2)).isInstanceOf(Answer.AlreadyExists.class);
        restart();
        passSettling();
        assertThat(trader.find(order)).isEqualTo(new Finding.NotFound());
        assertThat(desk.ea().orders()).isEqualTo(1);
    }

    @Test
    @DisplayName("O-ONCE O-MT5 epochs outlive a restart: an older runner stays refused")
    void an_older_owner_stays_refused() throws Exception {
        trader.epoch(9);
        trader.place(Trader.market("later", Side.BUY, "1"), 1);
        restart();
        trader.epoch(8);

        assertThat(trader.place(Trader.market("older", Side.BUY, "1"), 1)).isInstanceOf(Answer.Refused.class);
        assertThat(desk.ea().orders()).isEqualTo(2);
    }

    @Test
    @DisplayName(
            "O-ONCE G-BRIDGE a gateway that is replaced, or is older than one heard before, never makes a request run twice")
    void a_replaced_gateway_executes_nothing_twice() throws Exception {
        OrderCommand order = Trader.market("replaced", Side.BUY, "1");
        assertThat(trader.place(order, 1)).isInstanceOf(Answer.Accepted.class);
        trader.close();
        desk.stand().restartGateway();
        desk.stand().ready(EaDesk.LOGIN);
        trader = new Trader(desk.stand(), EaDesk.LOGIN);
        assertThat(trader.place(order, 1)).isInstanceOf(Answer.AlreadyExists.class);
        assertThat(desk.ea().orders()).isEqualTo(2);

        Files.writeString(folder.resolve("gateway").resolve("epoch"), "0\n");
        desk.stand().restartGateway();
        Await.until(
                "the older gateway is refused",
                EaDesk.LIMIT,
                () -> desk.ea().log().contains("an older gateway"));
        assertThat(desk.attempt("x1", desk.market("BUY", "1", "x1", 5), Long.MAX_VALUE))
                .isNotInstanceOf(Exchange.Answered.class);
        assertThat(desk.ea().orders()).isEqualTo(2);
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
        long before = desk.serverMillis();
        skew += SETTLED_MILLIS;
        desk.ea().command("skew " + skew);
        // A new link tells the server's time at once.
        desk.proxy().dropLinks();
        Await.until(
                "the gateway knows the server's time",
                EaDesk.LIMIT,
                () -> desk.serverMillis() > before + SETTLED_MILLIS / 2);
        desk.stand().ready(EaDesk.LOGIN);
    }

    private void restart() throws Exception {
        desk.launch().command("skew " + skew).dial();
        desk.stand().ready(EaDesk.LOGIN);
    }
}
