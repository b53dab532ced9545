package io.sluice.mt5.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.connector.OrderEntry;
import io.sluice.mt5.frame.Frame;
import io.sluice.mt5.link.Exchange;
import io.sluice.mt5.link.Exchange.Answered;
import io.sluice.mt5.link.Terminal;
import io.sluice.order.call.Answer;
import io.sluice.schemas.OrderCommand;
import io.sluice.schemas.Side;
import io.sluice.testkit.Await;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may no longer give orders, and when. */
class FencingTest {
    private static final long LOGIN = 7001;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @TempDir
    private Path folder;

    private Stand stand;
    private TradeServer server;
    private SimTerminal simulated;
    private Terminal terminal;

    @BeforeEach
    void start() throws Exception {
        stand = Stand.in(folder);
        server = stand.server(SimAccount.netting(LOGIN));
        simulated = stand.terminal(server);
        terminal = stand.ready(LOGIN);
    }

    @AfterEach
    void stop() throws Exception {
        stand.close();
    }

    @Test
    @DisplayName("G-BRIDGE a request id that was seen is answered with its result, and not executed again")
    void answers_a_seen_request_with_its_result() throws Exception {
        Frame first = send("r1", 5, 5_000);
        Frame again = send("r1", 5, 5_000);

        assertThat(again.flag("replayed")).isTrue();
        assertThat(again.number("order")).isEqualTo(first.number("order"));
        assertThat(stand.ledger().entries("order")).hasSize(1);
    }

    @Test
    @DisplayName("G-BRIDGE a lower epoch is refused once a higher one was heard, also after a restart")
    void refuses_a_lower_epoch() throws Exception {
        assertThat(send("r1", 5, 5_000).text("code")).isEqualTo("SENT");
        assertThat(send("r2", 4, 5_000).text("code")).isEqualTo("EPOCH");
        simulated.close();
        stand.terminal(server);
        assertThat(send("r3", 4, 5_000).text("code")).isEqualTo("EPOCH");
        assertThat(send("r4", 5, 5_000).text("code")).isEqualTo("SENT");
        assertThat(stand.ledger().entries("order")).hasSize(2);
    }

    @Test
    @DisplayName("O-ONCE a successor that only asks fences its predecessor")
    void a_question_fences_as_well() throws Exception {
        try (Trader old = new Trader(stand, LOGIN).epoch(8);
                Trader successor = new Trader(stand, LOGIN).epoch(9)) {
            OrderCommand order = Trader.market("fenced", Side.BUY, "1");
            successor.find(order);

            assertThat(old.place(order, 1))
                    .isInstanceOfSatisfying(
                            Answer.Refused.class,
                            refused -> assertThat(refused.code()).isEqualTo("EPOCH"));
        }
    }

    @Test
    @DisplayName("G-BRIDGE a request that comes after its expiry is refused")
    void refuses_an_expired_request() throws Exception {
        assertThat(send("r1", 5, 0).text("code")).isEqualTo("EXPIRED");
        assertThat(stand.ledger().entries("order")).isEmpty();
    }

    @Test
    @DisplayName("O-ONCE a call whose deadline has passed sends nothing and says so")
    void sends_nothing_after_the_deadline() throws Exception {
        try (Trader trader = new Trader(stand, LOGIN)) {
            assertThat(trader.place(
                            Trader.market("late", Side.BUY, "1"),
                            1,
                            Instant.now().minusMillis(1)))
                    .isInstanceOfSatisfying(
                            Answer.Refused.class,
                            refused -> assertThat(refused.code()).isEqualTo(OrderEntry.NOT_SENT));
        }
    }

    @Test
    @DisplayName("G-BRIDGE a gateway with an older epoch is not obeyed")
    void does_not_obey_an_older_gateway() throws Exception {
        stand.restartGateway();
        stand.ready(LOGIN);
        Files.writeString(folder.resolve("gateway").resolve("epoch"), "0\n");
        stand.restartGateway();

        Await.until(
                "the terminal refuses",
                Duration.ofSeconds(20),
                () -> simulated.refusal().equals("EPOCH"));
        assertThat(stand.gateway().terminals().terminal(LOGIN).state().isReady())
                .isFalse();
    }

    @Test
    @DisplayName("G-BRIDGE a terminal without the token, or for an account that is taken, is refused")
    void refuses_strange_terminals() throws Exception {
        SimTerminal.Dial stranger = SimTerminal.Dial.to(stand.port(), "not-the-token-at-all", "t2");
        SimTerminal.Dial rival = SimTerminal.Dial.to(stand.port(), Stand.TOKEN, "t2");
        TradeServer same = stand.server(SimAccount.netting(LOGIN));
        try (SimTerminal one = SimTerminal.start(stranger, same, folder.resolve("j1"));
                SimTerminal two = SimTerminal.start(rival, same, folder.resolve("j2"))) {
            Await.until("no token", Duration.ofSeconds(20), () -> one.refusal().equals("TOKEN"));
            Await.until("taken", Duration.ofSeconds(20), () -> two.refusal().equals("ACCOUNT_TAKEN"));
        }
        assertThat(terminal.state().isReady()).isTrue();
    }

    private Frame send(String id, long epoch, long livesMillis) throws Exception {
        Frame.Builder order = Frame.of("order")
                .put("clientId", id)
                .put("owner", "runner")
                .put("epoch", epoch)
                .put("expiresAt", server.now() + livesMillis)
                .put("action", "market")
                .put("symbol", Stand.WIN)
                .put("kind", "BUY")
                .put("volume", "1")
                .put("magic", 0);
        Exchange exchange = stand.ready(LOGIN).send(id, order, PATIENCE);
        assertThat(exchange).isInstanceOf(Answered.class);
        return ((Answered) exchange).end();
    }
}
