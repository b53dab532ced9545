package io.sluice.account;

import static io.sluice.account.AccountScenario.BTC;
import static io.sluice.account.AccountScenario.ETH;
import static io.sluice.account.AccountScenario.enteringBitcoin;
import static io.sluice.account.AccountScenario.longBitcoin;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.market.InstrumentDefinition;
import io.sluice.market.Session;
import io.sluice.order.OrderRecord;
import io.sluice.risk.RiskLimits;
import io.sluice.schemas.AccountEvent;
import io.sluice.schemas.AccountEventKind;
import io.sluice.schemas.Direction;
import io.sluice.schemas.Fill;
import io.sluice.schemas.Leg;
import io.sluice.schemas.OrderCommand;
import io.sluice.schemas.OrderEventKind;
import io.sluice.schemas.Side;
import io.sluice.state.MemorySlots;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FillTest {
    @Test
    @DisplayName("O-STATES a fill that comes after the cancel is booked and protected")
    void a_fill_after_the_cancel_is_booked() {
        AccountScenario account = enteringBitcoin();
        OrderRecord entry = account.newest(BTC, Leg.ENTRY);
        account.accept(entry.placed());
        account.end(entry, OrderEventKind.CANCEL);
        assertThat(account.fill(entry, "1", "1000", "0.5"))
                .containsExactly(
                        "PLACE BTCUSD STOP#0 SELL 1 STOP_MARKET @ 985 reduce-only",
                        "PLACE BTCUSD TARGET#0 SELL 1 TAKE_PROFIT @ 1030 reduce-only",
                        "POSITION BTCUSD OPEN 1 @ 1000 mark 1000 stop 985 target 1030 unrealised 0 realised 0 fees 0.5",
                        "ACCOUNT ACTIVE CLOSED balance 9999.5 equity 9999.5 risk 30 open 1 working 2 unanswered 2 entries 1");
    }

    @Test
    @DisplayName("O-EXTERNAL a fill of an order nobody knows is booked, protected at 3 % and told")
    void a_foreign_fill_is_booked_protected_and_told() {
        AccountScenario account = new AccountScenario();
        assertThat(account.byHand(ETH, Side.BUY, "1", "1000"))
                .containsExactly(
                        "ALERT WARNING DRIFT O-EXTERNAL: A fill of an order that is not known here was booked in PAPER:ETHUSD.",
                        "PLACE ETHUSD STOP#0 SELL 1 STOP_MARKET @ 970 reduce-only",
                        "POSITION ETHUSD OPEN 1 @ 1000 mark 1000 stop 970 target - unrealised 0 realised 0 fees 0",
                        "ACCOUNT ACTIVE CLOSED balance 10000 equity 10000 risk 30 open 1 working 1 unanswered 1 entries 1");
    }

    @Test
    @DisplayName("C-LINEAGE a position that no decision of ours opened names none, over a restart too")
    void a_foreign_position_names_no_decision() {
        AccountScenario account = new AccountScenario();
        account.byHand(ETH, Side.BUY, "1", "1000");
        assertThat(account.outputs.positions.getFirst().getDecisionId()).isNull();
        MemorySlots slots = new MemorySlots();
        account.state.writeChanges(slots);
        account.state = slots.into(account.fold.newState(), new Random(1));
        account.mark(ETH, 1000);
        assertThat(account.outputs.positions.getFirst().getDecisionId()).isNull();
    }

    @Test
    @DisplayName(
            "R-STOP the orders of trades by hand never share an id, whatever the fills say and however long ago it was")
    void trades_by_hand_have_orders_of_their_own() {
        AccountScenario account = new AccountScenario();
        Set<String> ids = new HashSet<>();
        for (int trade = 0; trade <= Orders.ENDED_KEPT; trade++) {
            account.byHand(ETH, Side.BUY, "1", "1000");
            account.acceptAll();
            OrderRecord stop = account.newest(ETH, Leg.STOP);
            assertThat(ids.add(stop.id())).as("trade %d", trade).isTrue();
            account.executed(stop, "1", "1000");
            account.fill(stop, "1", "1000", "0");
        }
        account.byHand(BTC, Side.BUY, "1", "1000");
        assertThat(ids).doesNotContain(account.newest(BTC, Leg.STOP).id());
    }

    @Test
    @DisplayName("O-DRIFT a fill of an instrument nobody knows cannot be booked: refused, and people are told")
    void a_fill_of_an_unknown_instrument_is_told() {
        AccountScenario account = new AccountScenario();
        assertThat(account.byHand("PAPER:DOGE", Side.BUY, "1", "1000"))
                .containsExactly(
                        "ALERT CRITICAL DRIFT O-DRIFT: A fill of PAPER:DOGE, which has no definition here, cannot be booked.",
                        "REFUSED UNKNOWN_INSTRUMENT");
    }

    @Test
    @DisplayName("O-DRIFT a fill in another currency is never booked as if it were in the account's")
    void a_fill_in_another_currency_is_not_booked() {
        Map<String, InstrumentDefinition> definitions = TestAccounts.definitions();
        definitions.put("B3:MINI", mini("B3:MINI", "BRL"));
        AccountScenario account = new AccountScenario(RiskLimits.DEFAULTS, definitions);
        assertThat(account.byHand("B3:MINI", Side.BUY, "1", "130000"))
                .containsExactly(
                        "ALERT CRITICAL DRIFT O-DRIFT: A fill of B3:MINI, which has no definition here, cannot be booked.",
                        "REFUSED UNKNOWN_INSTRUMENT");
    }

    @Test
    @DisplayName("O-DRIFT a fill that does not fit its order is refused, and people are told")
    void a_fill_that_does_not_fit_is_told() {
        AccountScenario account = longBitcoin();
        OrderCommand stop = account.newest(BTC, Leg.STOP).placed();
        OrderCommand otherWay = OrderCommand.newBuilder(stop).setSide(Side.BUY).build();
        assertThat(account.apply(account.fillEvent("f1", otherWay, "1", "985", "0")))
                .containsExactly(
                        "ALERT CRITICAL DRIFT O-DRIFT: A fill of PAPER:BTCUSD cannot be booked: it does not fit its order.",
                        "REFUSED ILLEGAL_TRANSITION");
        assertThat(account.apply(account.fillEvent("f2", stop, "1", "0", "0")))
                .containsExactly(
                        "ALERT CRITICAL DRIFT O-DRIFT: A fill of PAPER:BTCUSD cannot be booked: it has quantity 1 and price 0.",
                        "REFUSED NEGATIVE");
        assertThat(account.byHand(BTC, Side.UNRECOGNISED, "1", "985"))
                .containsExactly(
                        "ALERT CRITICAL DRIFT O-DRIFT: A fill of PAPER:BTCUSD cannot be booked: it has no known side.",
                        "REFUSED ILLEGAL_TRANSITION");
    }

    @Test
    @DisplayName("O-DRIFT an entry that is filled beyond its quantity is booked, protected and told")
    void an_entry_filled_beyond_its_quantity_is_told() {
        AccountScenario account = enteringBitcoin();
        assertThat(account.fill(BTC, Leg.ENTRY, "4", "1000"))
                .containsExactly(
                        "ALERT CRITICAL DRIFT O-DRIFT: An entry in PAPER:BTCUSD was filled 0.67 beyond its quantity.",
                        "PLACE BTCUSD STOP#0 SELL 4 STOP_MARKET @ 985 reduce-only",
                        "PLACE BTCUSD TARGET#0 SELL 4 TAKE_PROFIT @ 1030 reduce-only",
                        "POSITION BTCUSD OPEN 4 @ 1000 mark 1000 stop 985 target 1030 unrealised 0 realised 0 fees 0",
                        "ACCOUNT ACTIVE CLOSED balance 10000 equity 10000 risk 120 open 1 working 3 unanswered 3 entries 1");
    }

    @Test
    @DisplayName("DESIGN a trade by hand beyond a position flips it: the old trade is closed, the new one protected")
    void a_flip_closes_one_trade_and_opens_another() {
        AccountScenario account = longBitcoin();
        assertThat(account.byHand(BTC, Side.SELL, "4.33", "1010"))
                .containsExactly(
                        "ALERT WARNING DRIFT O-EXTERNAL: A fill of an order that is not known here was booked in PAPER:BTCUSD.",
                        "CANCEL BTCUSD STOP#0",
                        "CANCEL BTCUSD TARGET#0",
                        "PLACE BTCUSD STOP#0 BUY 1 STOP_MARKET @ 1040 reduce-only",
                        "POSITION BTCUSD OPEN -1 @ 1010 mark 1010 stop 1040 target - unrealised 0 realised 0 fees 0",
                        "ACCOUNT ACTIVE CLOSED balance 10033.3 equity 10033.3 risk 30.3 open 1 working 4 unanswered 3 entries 2");
    }

    @Test
    @DisplayName("R-SIZE after a flip the exit of the old side no longer stands in the way of the new side's")
    void an_exit_of_the_old_side_does_not_bind_the_new() {
        AccountScenario account = longBitcoin();
        account.signal(BTC, Direction.SHORT);
        account.byHand(BTC, Side.SELL, "4.33", "1010");
        assertThat(account.signal(BTC, Direction.LONG)).startsWith("APPROVED CLOSE BTCUSD 1");
    }

    @Test
    @DisplayName("DESIGN fees are paid from cash and are not part of the trade's profit")
    void fees_are_paid_from_cash() {
        AccountScenario account = enteringBitcoin();
        account.fill(account.newest(BTC, Leg.ENTRY), "3.33", "1000", "1.67");
        assertThat(account.fill(account.newest(BTC, Leg.TARGET), "3.33", "1030", "-0.07"))
                .containsExactly(
                        "CANCEL BTCUSD STOP#0",
                        "POSITION BTCUSD CLOSED 0 @ 0 mark 1000 stop - target - unrealised 0 realised 99.9 fees 1.6",
                        "ACCOUNT ACTIVE CLOSED balance 10098.3 equity 10098.3 risk 0 open 0 working 3 unanswered 3 entries 1");
    }

    @Test
    @DisplayName("O-DRIFT a fee in another currency is not booked as if it were in the account's, and people are told")
    void a_foreign_fee_is_told() {
        AccountScenario account = enteringBitcoin();
        AccountEvent event =
                account.fillEvent("f1", account.newest(BTC, Leg.ENTRY).placed(), "3.33", "1000", "0.002");
        Fill fill = Fill.newBuilder(event.getFill()).setFeeCurrency("BNB").build();
        assertThat(account.apply(
                        account.event(AccountEventKind.FILL).setFill(fill).build()))
                .containsExactly(
                        "ALERT WARNING DRIFT O-DRIFT-FEE: A fee of 0.002 BNB was not booked: the account is in USD.",
                        "PLACE BTCUSD STOP#0 SELL 3.33 STOP_MARKET @ 985 reduce-only",
                        "PLACE BTCUSD TARGET#0 SELL 3.33 TAKE_PROFIT @ 1030 reduce-only",
                        "POSITION BTCUSD OPEN 3.33 @ 1000 mark 1000 stop 985 target 1030 unrealised 0 realised 0 fees 0",
                        "ACCOUNT ACTIVE CLOSED balance 10000 equity 10000 risk 99.9 open 1 working 3 unanswered 3 entries 1");
    }

    @Test
    @DisplayName("R-SIZE R-CAPITAL a point's value counts in size, risk, profit and loss, long or short")
    void a_points_value_counts() {
        Map<String, InstrumentDefinition> definitions = TestAccounts.definitions();
        definitions.put(BTC, mini(BTC, "USD"));
        AccountScenario account = new AccountScenario(RiskLimits.DEFAULTS, definitions);
        account.mark(BTC, 1000);
        assertThat(account.signal(BTC, Direction.SHORT))
                .containsExactly(
                        "APPROVED OPEN_SHORT BTCUSD 16",
                        "PLACE BTCUSD ENTRY#0 SELL 16 MARKET",
                        "POSITION BTCUSD ENTRY_PENDING 0 @ 0 mark 1000 stop - target - unrealised 0 realised 0 fees 0",
                        "ACCOUNT ACTIVE CLOSED balance 10000 equity 10000 risk 48 open 0 working 1 unanswered 1 entries 0");
        account.fill(BTC, Leg.ENTRY, "16", "1000");
        assertThat(account.mark(BTC, 990))
                .endsWith(
                        "POSITION BTCUSD OPEN -16 @ 1000 mark 990 stop 1005 target 970 unrealised 32 realised 0 fees 0",
                        "ACCOUNT ACTIVE CLOSED balance 10000 equity 10032 risk 96 open 1 working 4 unanswered 4 entries 1");
        assertThat(account.fill(BTC, Leg.STOP, "6", "1005"))
                .endsWith(
                        "POSITION BTCUSD OPEN -10 @ 1000 mark 1005 stop 1005 target 970 unrealised -10 realised -6 fees 0",
                        "ACCOUNT ACTIVE CLOSED balance 9994 equity 9984 risk 60 open 1 working 5 unanswered 5 entries 1");
    }

    /** Lots of one, a tick of 5, and a fifth of money a point. */
    private static InstrumentDefinition mini(String id, String currency) {
        return new InstrumentDefinition(
                id,
                currency,
                new BigDecimal("5"),
                BigDecimal.ONE,
                BigDecimal.ONE,
                new BigDecimal("100"),
                BigDecimal.ZERO,
                new BigDecimal("0.2"),
                Session.ALWAYS);
    }
}
