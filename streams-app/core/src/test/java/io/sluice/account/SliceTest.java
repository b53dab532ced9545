package io.sluice.account;

import static io.sluice.account.AccountScenario.BTC;
import static io.sluice.account.AccountScenario.ETH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.sluice.risk.ExecutionPolicy;
import io.sluice.risk.PartialFill;
import io.sluice.risk.RiskLimits;
import io.sluice.risk.RiskLimitsBuilder;
import io.sluice.risk.Slicing;
import io.sluice.risk.SlicingStyle;
import io.sluice.risk.Verdicts;
import io.sluice.risk.VetoDefault;
import io.sluice.schemas.Action;
import io.sluice.schemas.Direction;
import io.sluice.schemas.Leg;
import io.sluice.schemas.OperatorCommandKind;
import io.sluice.schemas.OrderCommand;
import io.sluice.schemas.OrderEventKind;
import io.sluice.schemas.Pattern;
import io.sluice.schemas.Side;
import io.sluice.schemas.id.Ids;
import io.sluice.value.Money;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** O-TYPES: an entry of 3.33 BTC at 1000 in four slices, one a minute. */
class SliceTest {
    private static final String DECISION = Ids.decision("s1", AccountScenario.ACCOUNT);
    private static final String PARENT = Ids.parent(DECISION);
    private static final String OF_IT = " (parent " + PARENT + ").";
    private static final Slicing FOUR = new Slicing(SlicingStyle.TWAP, Money.of("1000"), 4, Duration.ofMinutes(4));

    private static RiskLimitsBuilder limits(Slicing slicing) {
        return RiskLimits.builder().execution(ExecutionPolicy.DEFAULT.withSlicing(slicing));
    }

    private static AccountScenario decided(RiskLimits limits) {
        AccountScenario account = new AccountScenario(limits);
        account.mark(BTC, 1000);
        account.signal("s1", BTC, Direction.LONG, Pattern.IMPULSE, 0.8);
        return account;
    }

    /** The first slice is on its way since 10:00:01, the others wait. */
    private static AccountScenario decided() {
        return decided(limits(FOUR).build());
    }

    /** The first slice is held and protected. */
    private static AccountScenario begun() {
        AccountScenario account = decided();
        fillNewest(account, "0.83");
        return account;
    }

    private static void fillNewest(AccountScenario account, String quantity) {
        account.acceptAll();
        account.fill(BTC, Leg.ENTRY, quantity, "1000");
        account.executed(account.newest(BTC, Leg.ENTRY), quantity, "1000");
        account.acceptAll();
    }

    /** A minute passes, with a candle. */
    private static List<String> minute(AccountScenario account) {
        account.later(Duration.ofSeconds(59));
        return account.mark(BTC, 1000);
    }

    private static String notSent(String what, String why) {
        return "ALERT " + what + " was not sent: " + why + OF_IT;
    }

    @Test
    @DisplayName("O-TYPES a large entry goes out in slices: the first at once, the others wait for their time")
    void a_large_entry_is_parted() {
        AccountScenario account = new AccountScenario(limits(FOUR).build());
        account.mark(BTC, 1000);
        assertThat(account.signal("s1", BTC, Direction.LONG, Pattern.IMPULSE, 0.8))
                .containsExactly(
                        "APPROVED OPEN_LONG BTCUSD 3.33",
                        "PLACE BTCUSD ENTRY#0 BUY 0.83 MARKET slice 1 of 4",
                        "HOLD BTCUSD ENTRY PENDING_VETO until 2024-01-03T10:01:01Z SLICE (slice 2 of 4 of " + PARENT
                                + ")",
                        "HOLD BTCUSD ENTRY PENDING_VETO until 2024-01-03T10:02:01Z SLICE (slice 3 of 4 of " + PARENT
                                + ")",
                        "HOLD BTCUSD ENTRY PENDING_VETO until 2024-01-03T10:03:01Z SLICE (slice 4 of 4 of " + PARENT
                                + ")",
                        "ALERT INFO OPERATOR O-TYPES: BUY 3.33 of PAPER:BTCUSD goes out in 4 slices by TWAP, the last at"
                                + " 2024-01-03T10:03:01Z" + OF_IT,
                        "POSITION BTCUSD ENTRY_PENDING 0 @ 0 mark 1000 stop - target - unrealised 0 realised 0 fees 0",
                        "ACCOUNT ACTIVE CLOSED balance 10000 equity 10000 risk 49.95 open 0 working 4 unanswered 1 entries 0");
    }

    @Test
    @DisplayName("O-TYPES C-LINEAGE each slice is an order of the same decision that names its parent and its place")
    void slices_name_their_parent() {
        AccountScenario account = begun();
        List<OrderCommand> slices = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            minute(account);
            slices.addAll(account.outputs.commands.stream()
                    .filter(command -> command.getLeg() == Leg.ENTRY)
                    .toList());
            fillNewest(account, i < 2 ? "0.83" : "0.84");
        }
        assertThat(slices)
                .extracting(
                        OrderCommand::getOrderId,
                        OrderCommand::getDecisionId,
                        OrderCommand::getParentId,
                        OrderCommand::getSlice,
                        OrderCommand::getSlices)
                .containsExactly(
                        tuple(Ids.slice(PARENT, 2, 0), DECISION, PARENT, 2, 4),
                        tuple(Ids.slice(PARENT, 3, 0), DECISION, PARENT, 3, 4),
                        tuple(Ids.slice(PARENT, 4, 0), DECISION, PARENT, 4, 4));
        OrderCommand last = slices.getLast();
        assertThat(last.getTime()).isEqualTo(Instant.parse("2024-01-03T10:03:01Z"));
        assertThat(last.getExpiresAt()).as("its own time to live").isEqualTo(Instant.parse("2024-01-03T10:04:01Z"));
        assertThat(last.getHeldSince()).isEqualTo(Instant.parse("2024-01-03T10:00:01Z"));
    }

    @Test
    @DisplayName("R-STOP O-TYPES a position opened in slices has one stop for all of it, R-DAILY counts it once")
    void one_stop_for_all_slices() {
        AccountScenario account = begun();
        minute(account);
        assertThat(account.fill(BTC, Leg.ENTRY, "0.83", "1002"))
                .containsExactly(
                        "PLACE BTCUSD STOP#1 SELL 1.66 STOP_MARKET @ 986 reduce-only",
                        "PLACE BTCUSD TARGET#1 SELL 1.66 TAKE_PROFIT @ 1031 reduce-only",
                        "CANCEL BTCUSD TARGET#0",
                        "POSITION BTCUSD OPEN 1.66 @ 1001 mark 1002 stop 986 target 1031 unrealised 1.66 realised 0 fees 0",
                        "ACCOUNT ACTIVE CLOSED balance 10000 equity 10001.66 risk 63.2549 open 1 working 7 unanswered 4 entries 1");
    }

    @Test
    @DisplayName("O-TYPES R-MARGIN R-CAPITAL what has not left the house is reserved")
    void the_rest_is_reserved() {
        AccountScenario account = begun();
        account.tick();
        assertThat(account.outputs.snapshots.getLast().getOpenStopRisk()).isEqualByComparingTo("49.95");
        assertThat(account.outputs.snapshots.getLast().getMarginUsed()).isEqualByComparingTo("333");
        assertThat(account.signal(BTC, Direction.LONG)).first().asString().contains("R-COOLDOWN", "R-POSITIONS");
    }

    @Test
    @DisplayName("R-DAILY R-POSITIONS R-COOLDOWN O-TYPES slices count as one entry, before and after the first fill")
    void slices_are_one_entry() {
        AccountScenario account = decided();
        account.mark(ETH, 1000);
        account.signal(ETH, Direction.LONG, Pattern.REVERSAL, 0.8);
        assertThat(figure(account, "R-DAILY", "executions")).isEqualTo("1");
        assertThat(figure(account, "R-POSITIONS", "open")).isEqualTo("1");
        account = begun();
        minute(account);
        account.mark(ETH, 1000);
        account.signal(ETH, Direction.LONG, Pattern.REVERSAL, 0.8);
        assertThat(figure(account, "R-DAILY", "executions")).isEqualTo("1");
        assertThat(figure(account, "R-POSITIONS", "open")).isEqualTo("1");
    }

    private static String figure(AccountScenario account, String code, String name) {
        return account.outputs.decisions.getFirst().getVerdicts().stream()
                .filter(verdict -> verdict.getCode().equals(code))
                .flatMap(verdict -> verdict.getFigures().stream())
                .filter(figure -> figure.getName().equals(name))
                .map(figure -> Outputs.plain(figure.getValue()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @DisplayName("O-TYPES an entry up to the threshold, or without slicing, goes out whole as it always did")
    void a_small_entry_goes_out_whole() {
        Slicing higher = new Slicing(SlicingStyle.TWAP, Money.of("3330"), 4, Duration.ofMinutes(4));
        for (Slicing slicing : List.of(higher, Slicing.DEFAULT)) {
            AccountScenario account = decided(limits(slicing).build());
            assertThat(account.outputs.commands)
                    .extracting(OrderCommand::getOrderId, OrderCommand::getParentId)
                    .containsExactly(tuple(Ids.order(DECISION, Leg.ENTRY, 0), null));
            assertThat(account.outputs.held).isEmpty();
        }
    }

    @Test
    @DisplayName(
            "O-TYPES VWAP while the volume is not learnt an entry is parted by time, and alert and decision say so")
    void volume_that_is_not_known_is_told() {
        AccountScenario account =
                decided(limits(new Slicing(SlicingStyle.VWAP, Money.of("1000"), 4, Duration.ofMinutes(4)))
                        .build());
        assertThat(account.outputs.lines)
                .contains("PLACE BTCUSD ENTRY#0 BUY 0.83 MARKET slice 1 of 4")
                .contains(
                        "ALERT INFO OPERATOR O-TYPES: BUY 3.33 of PAPER:BTCUSD goes out in 4 slices by TWAP (the volume of"
                                + " these hours is not known yet), the last at 2024-01-03T10:03:01Z" + OF_IT);
        assertThat(Verdicts.text(
                        account.outputs.decisions.getFirst().getVerdicts().getLast()))
                .isEqualTo("O-TYPES notional=3330 sliceAbove=1000 slices=4"
                        + " (by TWAP: the volume of these hours is not known yet)");
    }

    @Test
    @DisplayName("O-TYPES VWAP an entry is parted by the volume that the account has learnt from its candles")
    void parts_by_the_volume_that_was_learnt() {
        AccountScenario account =
                new AccountScenario(limits(new Slicing(SlicingStyle.VWAP, Money.of("1000"), 2, Duration.ofMinutes(30)))
                        .build());
        account.later(Duration.ofSeconds(-1));
        for (int quarter = 0; quarter < 4 * 96; quarter++) {
            // The quarter from 10:00 trades nine times one candle, every other only one.
            for (int candle = 0; candle < (quarter % 96 == 0 ? 9 : 1); candle++) {
                account.mark(BTC, 1000);
            }
            account.later(Duration.ofMinutes(15).minusSeconds(quarter % 96 == 0 ? 9 : 1));
        }
        account.mark(BTC, 1000);
        account.signal("s1", BTC, Direction.LONG, Pattern.IMPULSE, 0.8);
        assertThat(account.outputs.lines).contains("PLACE BTCUSD ENTRY#0 BUY 2.99 MARKET slice 1 of 2");
        assertThat(account.outputs.alerts.getFirst().getText()).contains("goes out in 2 slices by VWAP, the last at");
    }

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
    @DisplayName("R-VETO O-TYPES with a veto window the first slice waits for people, the others for it")
    void the_first_slice_waits_for_a_veto() {
        RiskLimits asked = limits(FOUR)
                .vetoWindow(Duration.ofSeconds(30))
                .vetoDefault(VetoDefault.DROP)
                .build();
        AccountScenario silent = decided(asked);
        assertThat(silent.outputs.held).hasSize(4);
        silent.later(Duration.ofSeconds(30));
        assertThat(silent.tick())
                .filteredOn(line -> line.startsWith("EXPIRE"))
                .hasSize(4)
                .allMatch(line -> line.contains("nobody has confirmed it"));

        AccountScenario confirmed = decided(asked);
        assertThat(confirmed.command("c1", OperatorCommandKind.ACKNOWLEDGE, PARENT, "fine"))
                .filteredOn(line -> line.startsWith("PLACE"))
                .containsExactly("PLACE BTCUSD ENTRY#0 BUY 0.83 MARKET slice 1 of 4");
        fillNewest(confirmed, "0.83");
        confirmed.later(Duration.ofSeconds(89));
        assertThat(confirmed.tick()).noneMatch(line -> line.startsWith("PLACE"));
        confirmed.later(Duration.ofSeconds(1));
        assertThat(confirmed.tick()).contains("PLACE BTCUSD ENTRY#0 BUY 0.83 MARKET slice 2 of 4");
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
    @DisplayName(
            "O-STAGES O-TYPES the rest of a slice that was executed in part is ordered again, and the others follow")
    void a_partial_slice_is_completed() {
        AccountScenario account = decided(RiskLimits.builder()
                .execution(ExecutionPolicy.DEFAULT.withSlicing(FOUR).withPartialFill(PartialFill.COMPLETE))
                .build());
        fillNewest(account, "0.83");
        minute(account);
        account.acceptAll();
        account.fill(BTC, Leg.ENTRY, "0.5", "1000");
        account.executed(account.newest(BTC, Leg.ENTRY), "0.5", "1000");
        assertThat(account.end(account.newest(BTC, Leg.ENTRY), OrderEventKind.EXPIRE))
                .contains("PLACE BTCUSD ENTRY#1 BUY 0.33 MARKET slice 2 of 4");
        assertThat(account.newest(BTC, Leg.ENTRY).id()).isEqualTo(Ids.slice(PARENT, 2, 1));
        fillNewest(account, "0.33");
        assertThat(minute(account)).contains("PLACE BTCUSD ENTRY#0 BUY 0.83 MARKET slice 3 of 4");
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

    @Test
    @DisplayName("O-STATES O-TYPES a slice's life begins with HOLD in its account and goes on at the venue's side")
    void the_venue_goes_on_with_its_life() {
        AccountScenario account = begun();
        minute(account);
        account.acceptAll();
        assertThat(account.newest(BTC, Leg.ENTRY).events()).isEqualTo(4);
    }
}
