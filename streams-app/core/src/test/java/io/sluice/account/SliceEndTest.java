package io.sluice.account;

import static io.sluice.account.AccountScenario.BTC;
import static io.sluice.account.AccountScenario.ETH;
import static io.sluice.account.SlicedEntry.DECISION;
import static io.sluice.account.SlicedEntry.FOUR;
import static io.sluice.account.SlicedEntry.PARENT;
import static io.sluice.account.SlicedEntry.begun;
import static io.sluice.account.SlicedEntry.decided;
import static io.sluice.account.SlicedEntry.fillNewest;
import static io.sluice.account.SlicedEntry.limits;
import static io.sluice.account.SlicedEntry.minute;
import static io.sluice.account.SlicedEntry.notSent;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.risk.Slicing;
import io.sluice.risk.SlicingStyle;
import io.sluice.schemas.Action;
import io.sluice.schemas.Direction;
import io.sluice.schemas.Leg;
import io.sluice.schemas.OperatorCommandKind;
import io.sluice.schemas.Side;
import io.sluice.schemas.id.Ids;
import io.sluice.value.Money;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** O-TYPES: what ends the slices that wait. */
class SliceEndTest {
    @ParameterizedTest
    @EnumSource(
            value = OperatorCommandKind.class,
            names = {"PAUSE", "REDUCE", "FLATTEN", "HALT", "FREEZE"})
    @DisplayName("R-STATE O-TYPES every rung of the ladder ends the slices that wait; what was executed keeps its stop")
    void the_ladder_ends_the_rest(OperatorCommandKind kind) {
        AccountScenario account = begun();
        String end = "CANCEL BTCUSD ENTRY CANCELLED " + kind + " (ana: news)";
        assertThat(account.command(kind, "news"))
                .containsSubsequence(
                        end,
                        end,
                        end,
                        notSent(
                                "INFO OPERATOR O-TYPES: BUY 2.5 of PAPER:BTCUSD in 3 of 4 slices",
                                kind + ", ana: news"))
                .noneMatch(line -> line.startsWith("CANCEL BTCUSD STOP"));
        account.command(OperatorCommandKind.RESUME, "back");
        assertThat(minute(account)).noneMatch(line -> line.contains("ENTRY"));
    }

    @Test
    @DisplayName(
            "R-VETO O-TYPES a veto of parent, decision or any slice ends all that wait, and cancels what is on its way")
    void a_veto_ends_all_of_it() {
        for (String target : List.of(PARENT, DECISION, Ids.slice(PARENT, 1, 0), Ids.slice(PARENT, 3, 0))) {
            AccountScenario account = decided();
            String end = "VETO BTCUSD ENTRY CANCELLED VETO (ana: no)";
            assertThat(account.command("c1", OperatorCommandKind.VETO, target, "no"))
                    .as("veto of %s", target)
                    .containsExactly(
                            "ALERT INFO OPERATOR R-STATE: ana ordered VETO: no",
                            "ALERT WARNING OPERATOR R-VETO: The veto of the entry in PAPER:BTCUSD came after it was sent:"
                                    + " its cancel goes out, 0 of 0.83 was filled so far.",
                            "CANCEL BTCUSD ENTRY#0",
                            end,
                            end,
                            end,
                            notSent("INFO OPERATOR O-TYPES: BUY 2.5 of PAPER:BTCUSD in 3 of 4 slices", "VETO, ana: no"),
                            "ACCOUNT ACTIVE CLOSED balance 10000 equity 10000 risk 12.45 open 0 working 1 unanswered 1 entries 0");
        }
    }

    @Test
    @DisplayName("R-BREAKER O-TYPES a breaker that trips ends the slices that wait")
    void the_breaker_ends_the_rest() {
        AccountScenario account = begun();
        account.balance("10000");
        assertThat(account.balance("9700"))
                .filteredOn(line -> line.equals("CANCEL BTCUSD ENTRY CANCELLED R-BREAKER (TRIPPED_WEEK_LOSS)"))
                .hasSize(3);
    }

    @Test
    @DisplayName(
            "R-BAND O-TYPES a slice whose price has run away by more than half the stop is not sent, nor any after it")
    void is_not_sent_far_from_its_price() {
        AccountScenario account = begun();
        account.later(Duration.ofSeconds(59));
        assertThat(account.mark(BTC, 1008))
                .filteredOn(line -> line.startsWith("CANCEL BTCUSD ENTRY "))
                .hasSize(3)
                .allMatch(line -> line.contains("R-BAND price=1000 last=1008 moved=8 band=7.5"));
        assertThat(minute(account)).noneMatch(line -> line.contains("ENTRY"));
    }

    @Test
    @DisplayName(
            "R-MARGIN O-TYPES slices that the money left does not cover are not sent; what they reserve is their own")
    void is_not_sent_without_margin() {
        for (String others : List.of("5", "6")) {
            AccountScenario account =
                    decided(limits(FOUR).maxLeverage(BigDecimal.ONE).build());
            fillNewest(account, "0.83");
            account.byOthers(ETH, Side.BUY, others, "1000");
            List<String> lines = minute(account);
            if (others.equals("5")) {
                assertThat(lines).contains("PLACE BTCUSD ENTRY#0 BUY 0.83 MARKET slice 2 of 4");
            } else {
                assertThat(lines)
                        .contains("CANCEL BTCUSD ENTRY CANCELLED R-MARGIN (R-MARGIN available=3170 required=3750)");
            }
        }
    }

    @Test
    @DisplayName("R-STATE O-TYPES while the venue resynchronises, or its positions differ, no slice goes out")
    void is_not_sent_to_a_venue_that_disagrees() {
        AccountScenario account = begun();
        account.synchronised(false);
        assertThat(minute(account))
                .filteredOn(line ->
                        line.equals("CANCEL BTCUSD ENTRY CANCELLED R-STATE (R-STATE (the venue is resynchronising))"))
                .hasSize(3);
    }

    @Test
    @DisplayName(
            "R-TRADABLE O-TYPES a slice that is late by more than a signal may be old is not sent; its own wait is not age")
    void a_late_slice_is_not_sent() {
        Slicing slow = new Slicing(SlicingStyle.TWAP, Money.of("1000"), 2, Duration.ofMinutes(40));
        AccountScenario account = decided(limits(slow).build());
        fillNewest(account, "1.66");
        account.later(Duration.ofMinutes(20).minusSeconds(1));
        assertThat(account.mark(BTC, 1000)).contains("PLACE BTCUSD ENTRY#0 BUY 1.67 MARKET slice 2 of 2");

        AccountScenario late = decided(limits(slow).build());
        fillNewest(late, "1.66");
        late.later(Duration.ofMinutes(26));
        assertThat(late.mark(BTC, 1000))
                .contains("CANCEL BTCUSD ENTRY CANCELLED R-TRADABLE (R-TRADABLE markAge=0 maxMarkAge=600 signalAge=361"
                        + " maxSignalAge=300)");
    }

    @Test
    @DisplayName("O-TYPES a slice of which the venue executes nothing ends the slices that wait")
    void a_refused_slice_ends_the_rest() {
        AccountScenario account = decided();
        assertThat(account.reject(account.newest(BTC, Leg.ENTRY)))
                .containsSubsequence(
                        "CANCEL BTCUSD ENTRY CANCELLED SLICE (a slice came to nothing, it is REJECTED)",
                        notSent(
                                "WARNING OPERATOR O-TYPES: BUY 2.5 of PAPER:BTCUSD in 3 of 4 slices",
                                "SLICE, a slice came to nothing, it is REJECTED"),
                        "POSITION BTCUSD CANCELLED 0 @ 0 mark 1000 stop - target - unrealised 0 realised 0 fees 0");
    }

    @Test
    @DisplayName("R-ACTIONS O-TYPES an exit of the strategy, of all or of half, ends the slices that wait")
    void an_exit_ends_the_rest() {
        for (Action action : List.of(Action.CLOSE, Action.REDUCE_50)) {
            AccountScenario account = begun();
            assertThat(account.exit(BTC, action, Direction.LONG))
                    .filteredOn(line -> line.startsWith("CANCEL BTCUSD ENTRY CANCELLED " + action))
                    .hasSize(3);
        }
    }

    @Test
    @DisplayName("O-TYPES a position that its stop has closed gets no more slices")
    void a_closed_position_gets_no_more() {
        AccountScenario account = begun();
        assertThat(account.fill(BTC, Leg.STOP, "0.83", "985"))
                .filteredOn(line -> line.startsWith("CANCEL BTCUSD ENTRY CANCELLED FLAT"))
                .hasSize(3);
        assertThat(minute(account)).noneMatch(line -> line.contains("ENTRY"));
    }
}
