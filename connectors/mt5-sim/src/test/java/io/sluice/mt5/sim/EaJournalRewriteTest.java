package io.sluice.mt5.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.mt5.frame.Frame;
import io.sluice.order.call.Answer;
import io.sluice.schemas.OrderCommand;
import io.sluice.schemas.Side;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The compiled Expert Advisor is killed while it rewrites its journal, and remembers all the same. */
class EaJournalRewriteTest {
    private static final Map<String, String> REWRITES = Map.of("InpJournalBytes", "1");
    private static final long NOBODY = 0;
    /** A few bytes apart by default; 1 tears it at every byte, a process each. */
    private static final int STEP = Integer.getInteger("sluice.ea.tearStep", 40);

    @TempDir
    private Path folder;

    private EaDesk desk;
    private OrderCommand executed;
    private OrderCommand begun;
    private String identity;

    /** A journal with every kind of record but absence. */
    @BeforeEach
    void start() throws Exception {
        desk = new EaDesk(folder, "NETTING", Stand.HEARTBEAT);
        executed = Trader.market("executed", Side.BUY, "1");
        begun = Trader.market("begun", Side.BUY, "1");
        try (Trader trader = new Trader(desk.stand(), EaDesk.LOGIN).epoch(9)) {
            assertThat(trader.place(executed, 1)).isInstanceOf(Answer.Accepted.class);
            desk.epoch(9);
            // Nothing but the journal knows of this one: its magic is nobody's.
            assertThat(EaDesk.brief(desk.send("plain", plain()))).isEqualTo("SENT 10009");
            desk.ea().command("die before");
            assertThat(trader.place(begun, 1)).isInstanceOf(Answer.Unknown.class);
        }
        desk.ea().awaitDeath();
        identity = desk.terminal().hello().orElseThrow().journal();
    }

    @AfterEach
    void stop() throws Exception {
        desk.close();
    }

    @Test
    @DisplayName("O-ONCE O-MT5 a journal whose rewrite is killed at any step loses no request, no epoch, no identity")
    void remembers_wherever_the_rewrite_is_killed() throws Exception {
        List<String> steps = new ArrayList<>();
        // Its identity, two owners, and three requests with two results.
        for (int write = 1; write <= 8; write++) {
            steps.add("die write " + write);
        }
        steps.addAll(List.of("die flush 1", "die move before", "die move within", "die move after"));

        for (String step : steps) {
            killWhileRewriting(step);
            assertRemembers(step);
        }
        report("EA killed while it rewrites its journal", steps.size());
    }

    @Test
    @DisplayName("O-ONCE O-MT5 a journal whose rewrite is torn loses no request, no epoch, no identity")
    void remembers_wherever_the_rewrite_is_torn() throws Exception {
        long whole = Files.size(desk.ea().journal());
        int tears = 0;
        for (long at = 0; at < whole; at += STEP) {
            killWhileRewriting("tear " + at);
            assertRemembers("torn at " + at);
            tears++;
        }
        report("EA's journal torn while it is rewritten", tears);
    }

    private void report(String row, int injections) throws Exception {
        FaultRow faults = new FaultRow(row, magic -> magic == NOBODY ? desk.ea().orders(NOBODY) : 1);
        for (int i = 0; i < injections; i++) {
            faults.injected(NOBODY);
        }
        faults.report();
    }

    private void killWhileRewriting(String fault) throws Exception {
        EaTerminal dying = desk.launch(REWRITES);
        dying.command(fault).command("start");
        dying.awaitDeath();
    }

    /** Started once more, it rewrites the journal in peace. */
    private void assertRemembers(String after) throws Exception {
        desk.launch(REWRITES).dial();
        desk.stand().ready(EaDesk.LOGIN);
        try (Trader trader = new Trader(desk.stand(), EaDesk.LOGIN).epoch(9)) {
            assertThat(desk.terminal().hello().orElseThrow().journal())
                    .as(after)
                    .isEqualTo(identity);
            assertThat(EaDesk.brief(desk.send("plain", plain()))).as(after).isEqualTo("SENT 10009 again");
            assertThat(trader.place(executed, 1)).as(after).isInstanceOf(Answer.AlreadyExists.class);
            assertThat(trader.place(begun, 1)).as(after).isInstanceOf(Answer.Unknown.class);
            assertThat(trader.place(begun, 2)).as(after).isInstanceOf(Answer.AlreadyExists.class);
            assertThat(trader.epoch(8).place(Trader.market("older" + after, Side.BUY, "1"), 1))
                    .as(after)
                    .isInstanceOf(Answer.Refused.class);
        }
        assertThat(desk.ea().orders()).as(after).isEqualTo(2);
    }

    private Frame.Builder plain() {
        return desk.market("BUY", "1", "plain", NOBODY).put("unique", false);
    }
}
