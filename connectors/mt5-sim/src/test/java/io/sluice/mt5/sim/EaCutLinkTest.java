package io.sluice.mt5.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.mt5.trade.Magic;
import io.sluice.order.call.Answer;
import io.sluice.order.call.Finding;
import io.sluice.schemas.OrderCommand;
import io.sluice.schemas.Side;
import io.sluice.testkit.Await;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The link to the compiled Expert Advisor breaks within a request, and within its reply, every few bytes. */
class EaCutLinkTest {
    private static final int LONGEST_FRAME = 1_000;
    /** 1 cuts at every byte, which takes minutes: each cut is a new link. */
    private static final int STEP = Integer.getInteger("sluice.ea.cutStep", 4);

    @TempDir
    private Path folder;

    private EaDesk desk;
    private Trader trader;

    @BeforeEach
    void start() throws Exception {
        // Heartbeats would be among the bytes that are counted.
        desk = new EaDesk(folder, "NETTING", Duration.ofMinutes(5));
        trader = new Trader(desk.stand(), EaDesk.LOGIN);
        // The journal knows the epoch now, and the link is quiet.
        trader.find(Trader.market("none", Side.BUY, "1"));
    }

    @AfterEach
    void stop() throws Exception {
        trader.close();
        desk.close();
    }

    @Test
    @DisplayName("O-ONCE O-MT5 exactly one order, whatever byte of the request the link to the EA is cut at")
    void one_order_whatever_byte_of_the_request_is_the_last() throws Exception {
        assertThat(cutAtEveryByte("request", desk.proxy()::cutAfterReading)).isGreaterThan(250);
    }

    @Test
    @DisplayName("O-ONCE O-MT5 exactly one order, whatever byte of the reply the link to the EA is cut at")
    void one_order_whatever_byte_of_the_reply_is_the_last() throws Exception {
        assertThat(cutAtEveryByte("reply", desk.proxy()::cutAfterWriting)).isGreaterThan(100);
    }

    /** Goes on until the cut comes too late to matter; gives how many cuts mattered. */
    private int cutAtEveryByte(String direction, LongConsumer cut) throws Exception {
        FaultRow row = new FaultRow(
                "link to the EA cut within a " + direction, magic -> desk.ea().orders(magic));
        for (int bytes = 0; bytes < LONGEST_FRAME; bytes += STEP) {
            OrderCommand order = Trader.market(direction + bytes, Side.BUY, "1");
            cut.accept(bytes);
            Answer first = trader.place(order, 1);
            if (first instanceof Answer.Accepted) {
                desk.proxy().dropLinks();
            }
            desk.stand().ready(EaDesk.LOGIN);
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

    private void settle(OrderCommand order, int bytes) throws Exception {
        Await.until(
                "an answer about " + bytes, EaDesk.LIMIT, () -> !(trader.find(order) instanceof Finding.Inconclusive));
        if (trader.find(order) instanceof Finding.NotFound) {
            assertThat(trader.place(order, 2))
                    .as("after a cut at %d bytes", bytes)
                    .isInstanceOf(Answer.Accepted.class);
        }
        assertThat(trader.find(order)).as("after a cut at %d bytes", bytes).isInstanceOf(Finding.Found.class);
        assertThat(desk.ea().orders(Magic.of(order.getClientOrderId())))
                .as("orders after a cut at %d bytes", bytes)
                .isEqualTo(1);
    }
}
