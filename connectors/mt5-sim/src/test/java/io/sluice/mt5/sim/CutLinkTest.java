package io.sluice.mt5.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.mt5.trade.Magic;
import io.sluice.order.call.Answer;
import io.sluice.order.call.Finding;
import io.sluice.schemas.OrderCommand;
import io.sluice.schemas.Side;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The link breaks at every byte of a request, and at every byte of its reply. */
class CutLinkTest {
    private static final long LOGIN = 7001;
    private static final int LONGEST_FRAME = 1_000;

    @TempDir
    private Path folder;

    private Stand stand;
    private SimTerminal terminal;
    private Trader trader;

    @BeforeEach
    void start() throws Exception {
        // Heartbeats would be among the bytes that are counted.
        stand = new Stand(folder, Duration.ofMinutes(5), Duration.ofSeconds(5));
        terminal = stand.terminal(stand.server(SimAccount.netting(LOGIN)));
        trader = new Trader(stand, LOGIN);
    }

    @AfterEach
    void stop() throws Exception {
        trader.close();
        stand.close();
    }

    @Test
    @DisplayName("O-ONCE O-MT5 exactly one order, whatever byte of the request the link is cut at")
    void one_order_whatever_byte_of_the_request_is_the_last() throws Exception {
        assertThat(cutAtEveryByte("request", terminal::cutAfterReading)).isGreaterThan(250);
    }

    @Test
    @DisplayName("O-ONCE O-MT5 exactly one order, whatever byte of the reply the link is cut at")
    void one_order_whatever_byte_of_the_reply_is_the_last() throws Exception {
        assertThat(cutAtEveryByte("reply", terminal::cutAfterWriting)).isGreaterThan(100);
    }

    /** Goes on until the cut comes too late to matter; gives how many cuts mattered. */
    private int cutAtEveryByte(String direction, LongConsumer cut) throws Exception {
        FaultRow row = new FaultRow("link cut within a " + direction, stand.ledger()::orders);
        for (int bytes = 0; bytes < LONGEST_FRAME; bytes++) {
            int cutAt = bytes;
            OrderCommand order = Trader.market(direction + bytes, Side.BUY, "1");
            Answer first = placeOverCutLink(order, () -> cut.accept(cutAt));
            if (first instanceof Answer.Accepted) {
                terminal.dropLink();
            }
            settle(order, bytes);
            row.injected(order);
            if (first instanceof Answer.Accepted) {
                row.report();
                return bytes;
            }
            assertThat(first).as("cut after %d bytes", bytes).isInstanceOf(Answer.Unknown.class);
        }
        throw new AssertionError("no cut came too late");
    }

    /** Where other frames used up the cut, the link is gone before the order could be sent: then once more. */
    private Answer placeOverCutLink(OrderCommand order, Runnable cut) throws Exception {
        while (true) {
            stand.ready(LOGIN);
            trader.find(order);
            cut.run();
            Answer answer = trader.place(order, 1);
            if (!(answer instanceof Answer.Refused refused && refused.code().equals("OFFLINE"))) {
                return answer;
            }
        }
    }

    private void settle(OrderCommand order, int bytes) throws Exception {
        io.sluice.testkit.Await.until(
                "an answer about " + bytes,
                Duration.ofSeconds(20),
                () -> !(trader.find(order) instanceof Finding.Inconclusive));
        if (trader.find(order) instanceof Finding.NotFound) {
            assertThat(trader.place(order, 2))
                    .as("after a cut at %d bytes", bytes)
                    .isInstanceOf(Answer.Accepted.class);
        }
        assertThat(trader.find(order)).as("after a cut at %d bytes", bytes).isInstanceOf(Finding.Found.class);
        assertThat(stand.ledger().orders(Magic.of(order.getClientOrderId())))
                .as("orders after a cut at %d bytes", bytes)
                .isEqualTo(1);
    }
}
