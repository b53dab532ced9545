package io.sluice.account;

import static io.sluice.account.AccountScenario.BTC;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.schemas.Leg;
import io.sluice.schemas.Pattern;
import io.sluice.state.MemorySlots;
import io.sluice.state.SlotReader;
import io.sluice.state.SlotWriter;
import io.sluice.value.Money;
import io.sluice.value.Price;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Slots as the first layout wrote them: no funding, one target for all that is held. */
class FirstLayoutTest {
    private static final int FIRST = 1;

    @Test
    @DisplayName("DESIGN a position of the first layout goes on with its stop and its one target, and without funding")
    void a_position_of_the_first_layout_goes_on() {
        AccountScenario account = AccountScenario.longBitcoin();
        Trade trade = Objects.requireNonNull(account.state.trade(BTC));
        MemorySlots slots = new MemorySlots();
        account.state.writeChanges(slots);
        Map<String, byte[]> first = Map.of(
                "position:" + BTC, position(slots.get("position:" + BTC)),
                "bracket:" + BTC, bracket(trade.bracket()));
        first.forEach(slots::put);

        account.state = slots.into(account.fold.newState(), new Random(1));

        assertThat(account.fill(BTC, Leg.TARGET, "1", "1030"))
                .containsExactly(
                        "PLACE BTCUSD STOP#1 SELL 2.33 STOP_MARKET @ 985 reduce-only",
                        "POSITION BTCUSD OPEN 2.33 @ 1000 mark 1030 stop 985 target 1030 unrealised 69.9 realised 30 fees 0",
                        "ACCOUNT ACTIVE CLOSED balance 10030 equity 10099.9 risk 34.95 open 1 working 4 unanswered 1 entries 1");
        assertThat(account.outputs.positions.getFirst().getFunding()).isZero();
    }

    @Test
    @DisplayName("DESIGN an entry of the first layout has one target at the distance it was sized with")
    void an_entry_of_the_first_layout_has_one_target() {
        SlotWriter out = new SlotWriter(FIRST, 256);
        out.price(Price.of("1000"))
                .price(Price.of("985"))
                .optional(Price.of("1030"), SlotWriter::price)
                .symbol(Pattern.IMPULSE);

        EntryPlan plan = EntryPlan.read(new SlotReader("order", out.toBytes(), FIRST, Remembered.VERSION));

        assertThat(plan)
                .isEqualTo(new EntryPlan(
                        Price.of("1000"),
                        Price.of("985"),
                        LadderPlan.single(new BigDecimal("30")),
                        Pattern.IMPULSE,
                        null));
    }

    /** The same without what the second layout added at its end: no money yet, the strategy, and no exit or entry to come. */
    private static byte[] position(byte[] second) {
        byte[] added = new SlotWriter(FIRST, 64)
                .money(Money.ZERO)
                .flag(true)
                .text("breakout@1m")
                .flag(false)
                .flag(false)
                .toBytes();
        byte[] first = Arrays.copyOf(second, second.length - (added.length - 1));
        first[0] = FIRST;
        return first;
    }

    private static byte[] bracket(Bracket bracket) {
        Rung rung = bracket.ladder().rungs().getFirst();
        return new SlotWriter(FIRST, 256)
                .optional(bracket.bestClose(), SlotWriter::price)
                .optional(bracket.stopPrice(), SlotWriter::price)
                .optional(rung.price(), SlotWriter::price)
                .optional(bracket.stopOrderId(), SlotWriter::text)
                .optional(rung.orderId(), SlotWriter::text)
                .optional(bracket.stopDistance(), SlotWriter::exact)
                .optional(rung.distance(), SlotWriter::exact)
                .count(0)
                .count(1)
                .count(1)
                .count(0)
                .toBytes();
    }
}
