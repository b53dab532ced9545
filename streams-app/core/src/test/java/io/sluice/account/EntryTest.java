package io.sluice.account;

import static io.sluice.account.AccountScenario.BTC;
import static io.sluice.account.AccountScenario.enteringBitcoin;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.market.InstrumentDefinition;
import io.sluice.market.Session;
import io.sluice.order.OrderEvents;
import io.sluice.order.OrderRecord;
import io.sluice.risk.RiskLimits;
import io.sluice.risk.TestInstruments;
import io.sluice.schemas.Direction;
import io.sluice.schemas.Leg;
import io.sluice.schemas.OperatorCommandKind;
import io.sluice.schemas.OrderCommand;
import io.sluice.schemas.OrderEventKind;
import io.sluice.schemas.Pattern;
import io.sluice.schemas.id.Ids;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntryTest {
    private static final Set<DayOfWeek> WEEKDAYS = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);

    @Test
    @DisplayName("R-SIZE an entry risks half a percent of equity by its stop distance, rounded down to the lot step")
    void an_entry_is_sized_by_its_stop_distance() {
        AccountScenario account = new AccountScenario();
        assertThat(account.mark(BTC, 1000)).isEmpty();
        assertThat(account.signal(BTC, Direction.LONG))
                .containsExactly(
                        "APPROVED OPEN_LONG BTCUSD 3.33",
                        "PLACE BTCUSD ENTRY#0 BUY 3.33 MARKET",
                        "POSITION BTCUSD ENTRY_PENDING 0 @ 0 mark 1000 stop - target - unrealised 0 realised 0 fees 0",
                        "ACCOUNT ACTIVE CLOSED balance 10000 equity 10000 risk 49.95 open 0 working 1 unanswered 1 entries 0");
    }

    @Test
    @DisplayName("O-STAGES an order at the market says what the market was when it was decided, a stop has its trigger")
    void orders_say_what_the_market_was() {
        AccountScenario account = new AccountScenario();
        account.mark(BTC, 1000);
        account.signal(BTC, Direction.LONG);
        assertThat(account.outputs.commands)
                .extracting(OrderCommand::getReferencePrice)
                .containsExactly(new BigDecimal("1000"));

        account.fill(BTC, Leg.ENTRY, "3.33", "1010");
        assertThat(account.outputs.commands).hasSize(2).allMatch(order -> order.getReferencePrice() == null);
    }

    @Test
    @DisplayName("R-SIZE a short entry mirrors it")
    void a_short_entry_mirrors_it() {
        AccountScenario account = new AccountScenario();
        account.mark(BTC, 1000);
        assertThat(account.signal(BTC, Direction.SHORT))
                .containsExactly(
                        "APPROVED OPEN_SHORT BTCUSD 3.33",
                        "PLACE BTCUSD ENTRY#0 SELL 3.33 MARKET",
                        "POSITION BTCUSD ENTRY_PENDING 0 @ 0 mark 1000 stop - target - unrealised 0 realised 0 fees 0",
                        "ACCOUNT ACTIVE CLOSED balance 10000 equity 10000 risk 49.95 open 0 working 1 unanswered 1 entries 0");
        assertThat(account.fill(BTC, Leg.ENTRY, "3.33", "1000"))
                .containsExactly(
                        "PLACE BTCUSD STOP#0 BUY 3.33 STOP_MARKET @ 1015 reduce-only",
                        "PLACE BTCUSD TARGET#0 BUY 3.33 TAKE_PROFIT @ 970 reduce-only",
                        "POSITION BTCUSD OPEN -3.33 @ 1000 mark 1000 stop 1015 target 970 unrealised 0 realised 0 fees 0",
                        "ACCOUNT ACTIVE CLOSED balance 10000 equity 10000 risk 99.9 open 1 working 3 unanswered 3 entries 1");
    }

    @Test
    @DisplayName("R-SIZE the stop is never wider than 3 %, however wild the market")
    void a_wild_market_gives_a_stop_at_three_percent() {
        AccountScenario account = new AccountScenario();
        account.mark(BTC, 1000, 100.0);
        account.signal(BTC, Direction.LONG);
        assertThat(account.fill(BTC, Leg.ENTRY, "1.66", "1000"))
                .containsExactly(
                        "PLACE BTCUSD STOP#0 SELL 1.66 STOP_MARKET @ 970 reduce-only",
                        "PLACE BTCUSD TARGET#0 SELL 1.66 TAKE_PROFIT @ 1300 reduce-only",
                        "POSITION BTCUSD OPEN 1.66 @ 1000 mark 1000 stop 970 target 1300 unrealised 0 realised 0 fees 0",
                        "ACCOUNT ACTIVE CLOSED balance 10000 equity 10000 risk 49.8 open 1 working 3 unanswered 3 entries 1");
    }

    @Test
    @DisplayName("R-SIZE leverage holds the quantity down where the stop is near")
    void leverage_holds_the_quantity_down() {
        AccountScenario account = new AccountScenario(
                RiskLimits.builder().riskPerTrade(new BigDecimal("0.03")).build());
        account.mark(BTC, 1000, 1.0);
        account.signal(BTC, Direction.LONG);
        assertThat(account.outputs.decisions.getFirst().getIntent().getQuantity())
                .isEqualByComparingTo("100");
        assertThat(account.outputs.decisions.getFirst().getIntent().getMargin()).isEqualByComparingTo("10000");
    }

    @Test
    @DisplayName("R-SIZE without an ATR nothing is sized, and every check says what it lacks")
    void without_an_atr_nothing_is_sized() {
        AccountScenario account = new AccountScenario();
        account.mark(BTC, 1000, null);
        assertThat(account.signal(BTC, Direction.LONG))
                .containsExactly(
                        "REJECTED OPEN_LONG BTCUSD 0 by R-SIZE quantity=0 min=0.01 (nothing can be traded); R-STOP (no stop can be placed); R-VOLATILITY low=10 high=30 (no ATR)");
    }

    @Test
    @DisplayName("R-TRADABLE without a mark nothing is opened")
    void without_a_mark_nothing_is_opened() {
        AccountScenario account = new AccountScenario();
        assertThat(account.signal(BTC, Direction.LONG))
                .containsExactly(
                        "REJECTED OPEN_LONG BTCUSD 0 by R-TRADABLE (no mark for PAPER:BTCUSD); R-SIZE quantity=0 min=0.01 (nothing can be traded); R-SLIPPAGE (no mark for PAPER:BTCUSD); R-STOP (no stop can be placed); R-VOLATILITY low=10 high=30 (no ATR)");
    }

    @Test
    @DisplayName("R-SYMBOLS an instrument nobody knows is decided too, and rejected")
    void an_unknown_instrument_is_rejected() {
        AccountScenario account = new AccountScenario();
        assertThat(account.signal("PAPER:DOGE", Direction.LONG))
                .containsExactly(
                        "REJECTED OPEN_LONG DOGE 0 by R-SYMBOLS (PAPER:DOGE is not traded by this account); R-TRADABLE (no mark for PAPER:DOGE); R-SIZE (no definition of PAPER:DOGE); R-FUNDING (no definition of PAPER:DOGE); R-SLIPPAGE (no definition of PAPER:DOGE); R-STOP (no stop can be placed); R-VOLATILITY low=10 high=30 (no ATR)");
    }

    @Test
    @DisplayName("R-ACTIONS a direction nobody knows is rejected")
    void an_unknown_direction_is_rejected() {
        AccountScenario account = new AccountScenario();
        account.mark(BTC, 1000);
        assertThat(account.signal(BTC, Direction.UNRECOGNISED))
                .containsExactly(
                        "REJECTED UNRECOGNISED BTCUSD 0 by R-ACTIONS (UNRECOGNISED is not allowed); R-SIZE quantity=0 min=0.01 (nothing can be traded); R-STOP (no stop can be placed)");
    }

    @Test
    @DisplayName("R-CONFIDENCE a confidence that is no number is rejected")
    void a_confidence_that_is_no_number_is_rejected() {
        AccountScenario account = new AccountScenario();
        account.mark(BTC, 1000);
        assertThat(account.signal(BTC, Direction.LONG, Pattern.IMPULSE, Double.NaN))
                .containsExactly(
                        "REJECTED OPEN_LONG BTCUSD 3.33 by R-CONFIDENCE required=0.7 (no confidence from 0 to 1)");
    }

    @Test
    @DisplayName(
            "C-LINEAGE ids follow from signal, account, leg and revision; an entry perishes after its time to live")
    void ids_follow_from_their_causes() {
        AccountScenario account = new AccountScenario();
        account.mark(BTC, 1000);
        account.signal("s1", BTC, Direction.LONG, Pattern.IMPULSE, 0.8);
        OrderCommand entry = account.outputs.commands.getFirst();
        String decision = Ids.decision("s1", "main");
        assertThat(account.outputs.decisions.getFirst().getId()).isEqualTo(decision);
        assertThat(entry.getOrderId()).isEqualTo(Ids.order(decision, Leg.ENTRY, 0));
        assertThat(entry.getClientOrderId()).isEqualTo("k" + entry.getOrderId());
        assertThat(entry.getSignalId()).isEqualTo("s1");
        assertThat(entry.getExpiresAt()).isEqualTo(account.now.plusSeconds(60));
        account.fill(BTC, Leg.ENTRY, "3.33", "1000");
        OrderCommand stop = account.outputs.commands.getFirst();
        assertThat(stop.getOrderId()).isEqualTo(Ids.order(decision, Leg.STOP, 0));
        assertThat(stop.getExpiresAt()).isNull();
    }

    @Test
    @DisplayName("O-STATES an entry the venue refuses gives back its slot, its risk and its place in the day")
    void a_refused_entry_releases_its_reservation() {
        AccountScenario account = enteringBitcoin();
        assertThat(account.reject(account.newest(BTC, Leg.ENTRY)))
                .containsExactly(
                        "ALERT WARNING VENUE O-STATES: An entry in PAPER:BTCUSD was refused: NO_MONEY.",
                        "POSITION BTCUSD CANCELLED 0 @ 0 mark 1000 stop - target - unrealised 0 realised 0 fees 0",
                        "ACCOUNT ACTIVE CLOSED balance 10000 equity 10000 risk 0 open 0 working 0 unanswered 0 entries 0");
        assertThat(account.signal(BTC, Direction.LONG))
                .containsExactly(
                        "APPROVED OPEN_LONG BTCUSD 3.33",
                        "PLACE BTCUSD ENTRY#0 BUY 3.33 MARKET",
                        "POSITION BTCUSD ENTRY_PENDING 0 @ 0 mark 1000 stop - target - unrealised 0 realised 0 fees 0",
                        "ACCOUNT ACTIVE CLOSED balance 10000 equity 10000 risk 49.95 open 0 working 1 unanswered 1 entries 0");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"VETO", "CANCEL", "EXPIRE", "FAIL"})
    @DisplayName("O-STATES an entry that ends unfilled gives its reservation back, however it ends")
    void an_ended_entry_releases_its_reservation(OrderEventKind end) {
        AccountScenario account = enteringBitcoin();
        OrderRecord entry = account.newest(BTC, Leg.ENTRY);
        account.end(entry, OrderEventKind.RELEASE);
        assertThat(account.end(entry, end))
                .endsWith(
                        "POSITION BTCUSD CANCELLED 0 @ 0 mark 1000 stop - target - unrealised 0 realised 0 fees 0",
                        "ACCOUNT ACTIVE CLOSED balance 10000 equity 10000 risk 0 open 0 working 0 unanswered 0 entries 0");
    }

    @Test
    @DisplayName("O-STATES an entry that is cancelled partly filled keeps what it filled and gives the rest back")
    void a_partly_filled_entry_gives_the_rest_back() {
        AccountScenario account = enteringBitcoin();
        account.acceptAll();
        OrderRecord entry = account.newest(BTC, Leg.ENTRY);
        account.fill(entry, "1", "1000", "0");
        account.executed(entry, "1", "1000");
        assertThat(account.end(entry, OrderEventKind.CANCEL))
                .containsExactly(
                        "ACCOUNT ACTIVE CLOSED balance 10000 equity 10000 risk 30 open 1 working 2 unanswered 2 entries 1");
    }

    @Test
    @DisplayName("O-STATES an order of which nobody knows whether it arrived is one the venue owes an answer to")
    void an_unknown_order_is_unanswered() {
        AccountScenario account = enteringBitcoin();
        OrderRecord entry = account.newest(BTC, Leg.ENTRY);
        account.end(entry, OrderEventKind.RELEASE);
        account.follow(OrderEvents.claim(account.known(entry.placed()), account.now, account.now.plusSeconds(5)));
        assertThat(account.end(entry, OrderEventKind.NO_ANSWER))
                .containsExactly(
                        "ACCOUNT ACTIVE CLOSED balance 10000 equity 10000 risk 49.95 open 0 working 1 unanswered 1 entries 0");
    }

    @Test
    @DisplayName("R-TRADABLE the signal of a session's last candle opens nothing; an operator may still want out")
    void a_closed_market_is_not_entered() {
        Session morning = new Session(ZoneOffset.UTC, LocalTime.of(9, 0), LocalTime.of(10, 1), WEEKDAYS);
        Map<String, InstrumentDefinition> definitions = TestAccounts.definitions();
        definitions.put(BTC, TestInstruments.coin(BTC, morning));
        AccountScenario account = new AccountScenario(RiskLimits.DEFAULTS, definitions);
        account.mark(BTC, 1000);
        account.signal(BTC, Direction.LONG);
        account.fill(BTC, Leg.ENTRY, "1", "1000");
        account.later(Duration.ofSeconds(58));
        account.mark(BTC, 1000);
        assertThat(account.signal(BTC, Direction.SHORT))
                .containsExactly(
                        "REJECTED CLOSE BTCUSD 1 by R-TRADABLE markAge=0 maxMarkAge=600 signalAge=0 maxSignalAge=300 (the market is closed)");
        assertThat(account.command(OperatorCommandKind.FLATTEN, "out")).contains("APPROVED CLOSE BTCUSD 1");
    }
}
