package io.sluice.mt5.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.mt5.frame.Frame;
import io.sluice.mt5.frame.FrameFault;
import io.sluice.mt5.link.Exchange.Answered;
import io.sluice.testkit.Await;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Expert Advisor's own source, compiled, at the end of the gateway's link: what it says and what it does. */
class EaTest {
    @TempDir
    private Path folder;

    private EaDesk desk;

    private EaDesk start(String mode) throws Exception {
        desk = new EaDesk(folder, mode, Stand.HEARTBEAT);
        return desk;
    }

    @AfterEach
    void stop() throws Exception {
        if (desk != null) {
            desk.close();
        }
    }

    @Test
    @DisplayName("O-MT5 G-BRIDGE the EA greets with its account and tells a whole snapshot")
    void greets_and_tells_a_snapshot() throws Exception {
        start("EXCHANGE");

        var hello = desk.terminal().hello().orElseThrow();
        assertThat(List.of(
                        hello.terminal(),
                        hello.server(),
                        hello.name(),
                        hello.currency(),
                        hello.mode().name()))
                .containsExactly("ea7001", "Shim Server/1", "José \"Zé\" Conceição", "BRL", "EXCHANGE");
        assertThat(hello.utcOffset()).isEqualTo(-10_800);
        assertThat(desk.terminal().mirror().account()).isPresent();
        assertThat(desk.ea().journal()).hasFileName("journal.txt");
        assertThat(desk.ea().journal().getParent()).hasFileName("Shim_Server_1-7001");
    }

    @Test
    @DisplayName(
            "O-MT5 an order has one result, its deals and its position; a request that is seen again is answered from the journal")
    void an_order_is_executed_once_and_told() throws Exception {
        start("NETTING");
        desk.ea().command("pieces 2").command("twice 1").command("backwards 1").command("lies 1");

        Frame first = desk.send("k1.1", desk.market("BUY", "3", "k1", 41));
        Frame again = desk.send("k1.1", desk.market("BUY", "3", "k1", 41));

        assertThat(EaDesk.brief(first)).isEqualTo("SENT 10009");
        assertThat(first.text("price")).isEqualTo("125005");
        assertThat(EaDesk.brief(again)).isEqualTo("SENT 10009 again");
        assertThat(again.number("order")).isEqualTo(first.number("order"));
        assertThat(EaDesk.brief(desk.send("k1.2", desk.market("BUY", "3", "k1", 41))))
                .isEqualTo("DUPLICATE 10009");
        assertThat(EaDesk.brief(desk.send("k2.1", desk.market("BUY", "3", "k2", 41))))
                .isEqualTo("DUPLICATE 0");
        Await.until("the position is told", EaDesk.LIMIT, () -> desk.positions().equals(List.of("BUY 3")));
        Answered found = desk.lookup("k1", 41, 0);
        assertThat(found.items().stream().map(Frame::type)).containsExactly("order", "deal", "deal");
        assertThat(found.end().text("journal")).isEqualTo("SENT");
        assertThat(desk.ea().orders(41)).isEqualTo(1);
    }

    @Test
    @DisplayName(
            "O-MT5 requests that are late, of an older owner, impossible, or come when trading is off are refused and not executed")
    void refuses_what_must_not_be_executed() throws Exception {
        start("NETTING");
        desk.epoch(5);

        assertThat(brief("a", desk.market("BUY", "1", "a", 1).put("volume", "1.x")))
                .isEqualTo("INVALID 0");
        assertThat(brief("b", desk.market("HOLD", "1", "b", 1))).isEqualTo("INVALID 0");
        assertThat(brief("c", desk.market("BUY", "1", "c", 1).put("symbol", "NONE")))
                .isEqualTo("INVALID 0");
        assertThat(brief("d", desk.market("BUY", "1", "d", 1).put("comment", "c".repeat(32))))
                .isEqualTo("INVALID 0");
        assertThat(late("e", desk.market("BUY", "1", "e", 1))).isEqualTo("EXPIRED 0");
        assertThat(brief("f", desk.market("SELL", "1", "f", 1).put("reduceOnly", true)))
                .isEqualTo("REDUCE_ONLY 0");
        desk.epoch(4);
        assertThat(brief("g", desk.market("BUY", "1", "g", 1))).isEqualTo("EPOCH 0");
        assertThat(desk.lookup("g", 1, 0).end().text("code")).isEqualTo("EPOCH");
        desk.epoch(5).ea().command("allowed 0");
        assertThat(brief("h", desk.market("BUY", "1", "h", 1))).isEqualTo("NOT_READY 0");
        assertThat(desk.ea().orders()).isZero();
    }

    @Test
    @DisplayName(
            "O-MT5 every retcode is passed on as it is; partial fills keep their volume; a misreported order is found")
    void passes_retcodes_on() throws Exception {
        start("NETTING");
        desk.ea().command("next refuse 10004").command("next partial 2").command("next misreport 10012");

        assertThat(brief("r1", desk.market("BUY", "5", "r", 51))).isEqualTo("SENT 10004");
        Frame partial = desk.send("r2", desk.market("BUY", "5", "r", 51));
        assertThat(EaDesk.brief(partial) + " " + partial.text("volume")).isEqualTo("SENT 10010 2");
        assertThat(brief("t1", desk.market("BUY", "1", "t", 52))).isEqualTo("SENT 10012");
        assertThat(brief("t1", desk.market("BUY", "1", "t", 52))).isEqualTo("SENT 10009 again");
        assertThat(desk.ea().orders(52)).isEqualTo(1);
    }

    @Test
    @DisplayName("O-MT5 pendings are placed, changed, cancelled and filled; a reducing one goes with its position")
    void handles_pending_orders() throws Exception {
        start("NETTING");
        Frame limit = desk.send("p1", desk.pending("BUY_LIMIT", "124000", "p1", 61));
        assertThat(EaDesk.brief(limit)).isEqualTo("SENT 10009");
        assertThat(brief(
                        "p2",
                        desk.on("modifyOrder", limit.number("order"), "p2").put("price", "124500")))
                .isEqualTo("SENT 10009");
        Await.until("the new price is told", EaDesk.LIMIT, () -> working().equals(List.of("BUY_LIMIT 124500")));
        assertThat(brief("p3", desk.on("cancel", limit.number("order"), "p3"))).isEqualTo("SENT 10009");
        Await.until("the order is gone", EaDesk.LIMIT, () -> working().isEmpty());
        assertThat(brief("p4", desk.on("cancel", limit.number("order"), "p4"))).isEqualTo("SENT 10035");

        Frame bought = desk.send("p5", desk.market("BUY", "1", "p5", 62));
        assertThat(brief("p6", desk.pending("SELL_STOP", "120000", "p6", 63).put("reduceOnly", true)))
                .isEqualTo("SENT 10009");
        Await.until("the stop is told", EaDesk.LIMIT, () -> working().equals(List.of("SELL_STOP 120000")));
        assertThat(brief("p7", desk.on("close", bought.number("order"), "p7"))).isEqualTo("SENT 10009");
        Await.until("nothing is left to reduce", EaDesk.LIMIT, () -> working().isEmpty());
        assertThat(desk.positions()).isEmpty();
    }

    @Test
    @DisplayName("O-MT5 hedging keeps a position an entry; positions are closed in part and by each other")
    void handles_hedging() throws Exception {
        start("HEDGING");
        long one = desk.send("h1", desk.market("BUY", "3", "h1", 71)).number("order");
        long other = desk.send("h2", desk.market("SELL", "1", "h2", 72)).number("order");
        Await.until("both are told", EaDesk.LIMIT, () -> desk.positions().equals(List.of("BUY 3", "SELL 1")));

        assertThat(brief("h3", desk.on("close", one, "h3").put("volume", "4"))).isEqualTo("INVALID 0");
        assertThat(brief("h4", desk.on("close", one, "h4").put("volume", "1"))).isEqualTo("SENT 10009");
        assertThat(brief("h5", desk.on("closeBy", one, "h5").put("positionBy", other)))
                .isEqualTo("SENT 10009");
        Await.until("one is left", EaDesk.LIMIT, () -> desk.positions().equals(List.of("BUY 1")));
        assertThat(brief("h6", desk.pending("SELL_STOP", "120000", "h6", 73).put("reduceOnly", true)))
                .isEqualTo("REDUCE_ONLY 0");
        assertThat(brief("h7", desk.market("SELL", "1", "h7", 74).put("reduceOnly", true)))
                .isEqualTo("SENT 10009");
        Await.until("none is left", EaDesk.LIMIT, () -> desk.positions().isEmpty());
    }

    @Test
    @DisplayName("G-BRIDGE what happened while the link was cut is told: as events, and by the sweep after a restart")
    void tells_what_happened_meanwhile() throws Exception {
        start("NETTING");
        desk.send("s1", desk.pending("BUY_LIMIT", "124000", "s1", 81));
        desk.send("s2", desk.pending("BUY_LIMIT", "123000", "s2", 82));
        desk.proxy().accepting(false);
        desk.proxy().dropLinks();
        desk.awaitNoLink();
        desk.ea().command("quote WINZ26 123990 123995");
        desk.proxy().accepting(true);
        Await.until("the fill is told", EaDesk.LIMIT, () -> desk.positions().equals(List.of("BUY 1")));

        desk.launch().command("quote WINZ26 122990 122995").dial();
        Await.until("both fills are told", EaDesk.LIMIT, () -> desk.positions().equals(List.of("BUY 2")));
        assertThat(working()).isEmpty();
    }

    @Test
    @DisplayName("G-BRIDGE a terminal that loses its trade server says so, and tells everything again when it is back")
    void tells_everything_again_after_the_server_was_lost() throws Exception {
        start("NETTING");
        desk.ea().command("connected 0");
        Await.until(
                "the loss is told", EaDesk.LIMIT, () -> !desk.terminal().state().connected());
        assertThat(brief("n1", desk.market("BUY", "1", "n1", 91))).isEqualTo("NOT_READY 0");
        assertThat(desk.lookup("n1", 91, 0).end().text("code")).isEqualTo("NOT_READY");
        desk.ea().command("connected 1");
        desk.stand().ready(EaDesk.LOGIN);
        assertThat(brief("n1", desk.market("BUY", "1", "n1", 91))).isEqualTo("SENT 10009");
    }

    @Test
    @DisplayName("M-MT5 the EA streams ticks and closed bars, and answers for those of the past")
    void tells_ticks_and_bars() throws Exception {
        start("NETTING");
        long minute = desk.serverMillis() / 60_000 * 60_000 + 120_000;
        desk.ea().command("skew 600000");
        desk.ask(
                Frame.of("subscribe").put("symbol", "WINZ26").put("ticks", true).put("timeframe", "M1"));
        for (int i = 0; i < 3; i++) {
            desk.ea().command("quote WINZ26 " + (125_010 + 5 * i) + " 125050 " + (minute + 60_000L * i));
        }
        Await.until(
                "the last tick is told",
                EaDesk.LIMIT,
                () -> desk.terminal()
                        .mirror()
                        .tick("WINZ26")
                        .filter(tick -> "125020".equals(tick.fields().get("bid")))
                        .isPresent());

        Frame.Builder span =
                Frame.of("bars").put("timeframe", "M1").put("symbol", "WINZ26").put("limit", 10);
        Answered bars = desk.ask(span.put("from", minute).put("to", minute + 600_000));
        assertThat(bars.items().stream().map(bar -> bar.fields().get("time"))).containsExactly(minute, minute + 60_000);
        Answered ticks = desk.ask(Frame.of("ticks")
                .put("symbol", "WINZ26")
                .put("limit", 2)
                .put("from", minute)
                .put("to", minute + 600_000));
        assertThat(ticks.end().text("code") + " " + ticks.items().size()).isEqualTo("TOO_MANY 2");
        assertThat(desk.ask(Frame.of("get").put("what", "symbols")).items()).hasSize(2);
        assertThat(desk.ask(Frame.of("get").put("what", "nothing")).end().text("code"))
                .isEqualTo("INVALID");
    }

    private String brief(String requestId, Frame.Builder frame) throws InterruptedException, FrameFault {
        return EaDesk.brief(desk.send(requestId, frame));
    }

    private String late(String requestId, Frame.Builder frame) throws InterruptedException, FrameFault {
        return EaDesk.brief(((Answered) desk.attempt(requestId, frame, desk.serverMillis() - 1_000)).end());
    }

    private List<String> working() {
        return desk.terminal().mirror().orders().stream()
                .map(order -> order.fields().get("kind") + " " + order.fields().get("price"))
                .toList();
    }
}
