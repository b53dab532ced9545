package io.sluice.account;

import static io.sluice.account.AccountScenario.BTC;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.position.TargetDistance;
import io.sluice.position.Targets;
import io.sluice.risk.RiskLimits;
import io.sluice.schemas.Direction;
import io.sluice.schemas.Leg;
import io.sluice.schemas.OrderEventKind;
import io.sluice.schemas.Side;
import io.sluice.state.MemorySlots;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Entries are of 3.33 BTC decided at 1000 with an ATR of 10; a lot is 0.01, a tick 0.01. */
class LadderTest {
    private static final Targets HALVES = new Targets(List.of(atr("1.5", "0.5"), atr("3", "0.5")), List.of());

    @Test
    @DisplayName("R-TARGET each part has a target of its own; lots are shared out so that they add up")
    void each_part_has_a_target() {
        AccountScenario account = entering(HALVES);

        assertThat(orders(account.fill(BTC, Leg.ENTRY, "3.33", "1000")))
                .containsExactly(
                        "PLACE BTCUSD STOP#0 SELL 3.33 STOP_MARKET @ 985 reduce-only",
                        "PLACE BTCUSD TARGET#0 SELL 1.66 TAKE_PROFIT @ 1015 reduce-only",
                        "PLACE BTCUSD TARGET#1 SELL 1.67 TAKE_PROFIT @ 1030 reduce-only");
    }

    @Test
    @DisplayName("R-TARGET R-STOP a target that fills has the stop replaced by one for the rest")
    void a_filled_target_shrinks_the_stop() {
        AccountScenario account = holding(HALVES);
        var first = account.orders("TARGET").getFirst();

        assertThat(account.fill(first, "1.66", "1015", "0"))
                .containsExactly(
                        "PLACE BTCUSD STOP#1 SELL 1.67 STOP_MARKET @ 985 reduce-only",
                        "POSITION BTCUSD OPEN 1.67 @ 1000 mark 1015 stop 985 target 1030 unrealised 25.05 realised 24.9 fees 0",
                        "ACCOUNT ACTIVE CLOSED balance 10024.9 equity 10049.95 risk 25.05 open 1 working 5 unanswered 1 entries 1");
    }

    @Test
    @DisplayName("R-TARGET a target that fills in parts stays for what it is still to take")
    void a_partly_filled_target_stays() {
        AccountScenario account = holding(HALVES);
        var first = account.orders("TARGET").getFirst();

        assertThat(orders(account.fill(first, "1", "1015", "0")))
                .containsExactly("PLACE BTCUSD STOP#1 SELL 2.33 STOP_MARKET @ 985 reduce-only");
        assertThat(orders(account.fill(first, "0.66", "1015", "0")))
                .containsExactly("PLACE BTCUSD STOP#2 SELL 1.67 STOP_MARKET @ 985 reduce-only");
    }

    @Test
    @DisplayName("R-TARGET an entry that fills in parts has the shares of all that was entered, whatever they round to")
    void an_entry_in_parts_is_shared_out_as_a_whole() {
        AccountScenario account = entering(HALVES);
        account.fill(BTC, Leg.ENTRY, "0.01", "1000");

        assertThat(orders(account.fill(BTC, Leg.ENTRY, "0.02", "1000")))
                .containsExactly(
                        "PLACE BTCUSD STOP#1 SELL 0.03 STOP_MARKET @ 985 reduce-only",
                        "PLACE BTCUSD TARGET#1 SELL 0.01 TAKE_PROFIT @ 1015 reduce-only",
                        "PLACE BTCUSD TARGET#2 SELL 0.02 TAKE_PROFIT @ 1030 reduce-only",
                        "CANCEL BTCUSD TARGET#0");
    }

    @Test
    @DisplayName("R-TARGET what the parts leave has no target and is left to the trailing stop")
    void the_rest_is_left_to_the_stop() {
        AccountScenario account = entering(new Targets(List.of(atr("2", "0.4")), List.of()));

        assertThat(orders(account.fill(BTC, Leg.ENTRY, "3.33", "1000")))
                .containsExactly(
                        "PLACE BTCUSD STOP#0 SELL 3.33 STOP_MARKET @ 985 reduce-only",
                        "PLACE BTCUSD TARGET#0 SELL 1.33 TAKE_PROFIT @ 1020 reduce-only");
    }

    @Test
    @DisplayName("R-TARGET what is sold otherwise comes off all targets alike, a new one before the old is cancelled")
    void another_reduction_comes_off_all_alike() {
        AccountScenario account = holding(HALVES);

        assertThat(orders(account.byHand(BTC, Side.SELL, "1.33", "1000")))
                .containsExactly(
                        "PLACE BTCUSD STOP#1 SELL 2 STOP_MARKET @ 985 reduce-only",
                        "PLACE BTCUSD TARGET#2 SELL 0.99 TAKE_PROFIT @ 1015 reduce-only",
                        "CANCEL BTCUSD TARGET#0",
                        "PLACE BTCUSD TARGET#3 SELL 1.01 TAKE_PROFIT @ 1030 reduce-only",
                        "CANCEL BTCUSD TARGET#1");
    }

    @Test
    @DisplayName("R-TARGET targets come nearer after the time they are told to, and never go further away")
    void targets_come_nearer_with_time() {
        AccountScenario account = holding(new Targets(
                List.of(atr("1", "0.5"), atr("3", "0.5")),
                List.of(step(Duration.ofHours(1), "2"), step(Duration.ofHours(4), "0"))));
        account.later(Duration.ofMinutes(59));
        assertThat(orders(account.mark(BTC, 1000))).isEmpty();

        account.later(Duration.ofMinutes(1));
        assertThat(orders(account.mark(BTC, 1000)))
                .containsExactly(
                        "PLACE BTCUSD TARGET#2 SELL 1.67 TAKE_PROFIT @ 1020 reduce-only", "CANCEL BTCUSD TARGET#1");
        account.later(Duration.ofHours(4));
        assertThat(orders(account.mark(BTC, 1000)))
                .containsExactly(
                        "PLACE BTCUSD TARGET#3 SELL 1.66 TAKE_PROFIT @ 1000 reduce-only",
                        "CANCEL BTCUSD TARGET#0",
                        "PLACE BTCUSD TARGET#4 SELL 1.67 TAKE_PROFIT @ 1000 reduce-only",
                        "CANCEL BTCUSD TARGET#2");
        assertThat(orders(account.mark(BTC, 1000))).isEmpty();
    }

    @Test
    @DisplayName("R-TARGET a target may be a fraction of the entry price")
    void a_target_may_be_a_fraction_of_the_price() {
        AccountScenario account = entering(new Targets(
                List.of(new Targets.Rung(new TargetDistance.OfPrice(new BigDecimal("0.04")), BigDecimal.ONE)),
                List.of()));

        assertThat(orders(account.fill(BTC, Leg.ENTRY, "3.33", "1000")))
                .contains("PLACE BTCUSD TARGET#0 SELL 3.33 TAKE_PROFIT @ 1040 reduce-only");
    }

    @Test
    @DisplayName("R-TARGET a target that the venue ends is given up, the others stay")
    void a_target_that_ends_leaves_the_others() {
        AccountScenario account = holding(HALVES);

        assertThat(account.end(account.orders("TARGET").getFirst(), OrderEventKind.CANCEL))
                .containsExactly(
                        "ALERT WARNING VENUE O-STATES: The target of PAPER:BTCUSD ended: CANCELLED.",
                        "POSITION BTCUSD OPEN 3.33 @ 1000 mark 1000 stop 985 target 1030 unrealised 0 realised 0 fees 0",
                        "ACCOUNT ACTIVE CLOSED balance 10000 equity 10000 risk 49.95 open 1 working 3 unanswered 0 entries 1");
    }

    @Test
    @DisplayName("R-TARGET an account restored between two targets goes on where it was")
    void a_restored_account_goes_on() {
        AccountScenario account = holding(HALVES);
        var targets = account.orders("TARGET");
        account.fill(targets.getFirst(), "1", "1015", "0");
        MemorySlots slots = new MemorySlots();
        account.state.writeChanges(slots);
        account.state = slots.into(account.fold.newState(), new Random(1));

        assertThat(orders(account.fill(targets.getFirst(), "0.66", "1015", "0")))
                .containsExactly("PLACE BTCUSD STOP#2 SELL 1.67 STOP_MARKET @ 985 reduce-only");
    }

    private static List<String> orders(List<String> lines) {
        return lines.stream()
                .filter(line -> Stream.of("PLACE", "CANCEL").anyMatch(line::startsWith))
                .toList();
    }

    private static AccountScenario entering(Targets targets) {
        AccountScenario account =
                new AccountScenario(RiskLimits.builder().targets(targets).build());
        account.mark(BTC, 1000);
        account.signal(BTC, Direction.LONG);
        return account;
    }

    private static AccountScenario holding(Targets targets) {
        AccountScenario account = entering(targets);
        account.fill(BTC, Leg.ENTRY, "3.33", "1000");
        account.acceptAll();
        return account;
    }

    private static Targets.Rung atr(String multiple, String part) {
        return new Targets.Rung(new TargetDistance.OfAtr(new BigDecimal(multiple)), new BigDecimal(part));
    }

    private static Targets.Step step(Duration after, String multiple) {
        return new Targets.Step(after, new TargetDistance.OfAtr(new BigDecimal(multiple)));
    }
}
