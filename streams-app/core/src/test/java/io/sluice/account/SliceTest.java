package io.sluice.account;

import static io.sluice.account.AccountScenario.BTC;
import static io.sluice.account.AccountScenario.ETH;
import static io.sluice.account.SlicedEntry.DECISION;
import static io.sluice.account.SlicedEntry.FOUR;
import static io.sluice.account.SlicedEntry.OF_IT;
import static io.sluice.account.SlicedEntry.PARENT;
import static io.sluice.account.SlicedEntry.begun;
import static io.sluice.account.SlicedEntry.decided;
import static io.sluice.account.SlicedEntry.fillNewest;
import static io.sluice.account.SlicedEntry.limits;
import static io.sluice.account.SlicedEntry.minute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.sluice.risk.ExecutionPolicy;
import io.sluice.risk.PartialFill;
import io.sluice.risk.RiskLimits;
import io.sluice.risk.Slicing;
import io.sluice.risk.SlicingStyle;
import io.sluice.risk.Verdicts;
import io.sluice.risk.VetoDefault;
import io.sluice.schemas.Direction;
import io.sluice.schemas.Leg;
import io.sluice.schemas.OperatorCommandKind;
import io.sluice.schemas.OrderCommand;
import io.sluice.schemas.OrderEventKind;
import io.sluice.schemas.Pattern;
import io.sluice.schemas.id.Ids;
import io.sluice.value.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** O-TYPES: what becomes of a large entry that may go on. */
class SliceTest {
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
    @DisplayName("O-TYPES a slice that goes out late has as long to reach the venue as one that is in time")
    void a_late_slice_has_its_own_time_to_live() {
        AccountScenario account = begun();
        account.later(Duration.ofSeconds(89));
        account.mark(BTC, 1000);

        OrderCommand late = account.outputs.commands.getFirst();
        assertThat(late.getTime()).isEqualTo(Instant.parse("2024-01-03T10:01:31Z"));
        assertThat(late.getExpiresAt()).isEqualTo(Instant.parse("2024-01-03T10:02:31Z"));
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
    @DisplayName("O-STATES O-TYPES a slice's life begins with HOLD in its account and goes on at the venue's side")
    void the_venue_goes_on_with_its_life() {
        AccountScenario account = begun();
        minute(account);
        account.acceptAll();
        assertThat(account.newest(BTC, Leg.ENTRY).events()).isEqualTo(4);
    }
}
