package io.sluice.account;

import static io.sluice.account.AccountScenario.ADA;
import static io.sluice.account.AccountScenario.BTC;
import static io.sluice.account.AccountScenario.ETH;
import static io.sluice.account.AccountScenario.SOL;
import static io.sluice.account.AccountScenario.XRP;
import static io.sluice.account.AccountScenario.enteringBitcoin;
import static io.sluice.account.AccountScenario.longBitcoin;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.risk.RiskLimits;
import io.sluice.schemas.Direction;
import io.sluice.schemas.Leg;
import io.sluice.schemas.OrderEventKind;
import io.sluice.schemas.Pattern;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PositionsTest {
    @Test
    @DisplayName(
            "R-POSITIONS a second signal in the direction of a position is an entry that is refused: it is held already")
    void a_second_entry_in_one_instrument_is_refused() {
        AccountScenario account = longBitcoin();
        account.later(Duration.ofMinutes(16));
        account.mark(BTC, 1000);
        assertThat(account.signal(BTC, Direction.LONG))
                .containsExactly(
                        "REJECTED OPEN_LONG BTCUSD 3.33 by R-POSITIONS open=1 max=4 (PAPER:BTCUSD is already held); R-CORRELATION correlation=1 max=0.7");
    }

    @Test
    @DisplayName("R-POSITIONS while an entry is on its way the other direction is refused too")
    void an_entry_on_its_way_blocks_both_directions() {
        AccountScenario account = enteringBitcoin();
        assertThat(account.signal(BTC, Direction.SHORT))
                .containsExactly(
                        "REJECTED OPEN_SHORT BTCUSD 3.33 by R-COOLDOWN elapsed=0 required=900; R-POSITIONS open=1 max=4 (PAPER:BTCUSD is already held); R-CORRELATION correlation=1 max=0.7");
    }

    @Test
    @DisplayName("R-POSITIONS the fifth instrument is refused, entries on their way included")
    void the_fifth_instrument_is_refused() {
        AccountScenario account = new AccountScenario(
                RiskLimits.builder().maxCorrelation(BigDecimal.ONE).build());
        for (String instrument : List.of(BTC, ETH, SOL, XRP)) {
            account.mark(instrument, 1000);
            assertThat(account.signal(instrument, Direction.LONG))
                    .first()
                    .asString()
                    .startsWith("APPROVED");
        }
        account.mark(ADA, 1000);
        assertThat(account.signal(ADA, Direction.LONG))
                .containsExactly("REJECTED OPEN_LONG ADAUSD 3.33 by R-POSITIONS open=4 max=4 (full)");
    }

    @Test
    @DisplayName("R-ACTIONS a signal against a position closes it, at the market and reduce-only")
    void a_signal_against_a_position_closes_it() {
        AccountScenario account = longBitcoin();
        assertThat(account.signal(BTC, Direction.SHORT))
                .containsExactly(
                        "APPROVED CLOSE BTCUSD 3.33",
                        "PLACE BTCUSD EXIT#0 SELL 3.33 MARKET reduce-only",
                        "POSITION BTCUSD EXIT_PENDING 3.33 @ 1000 mark 1000 stop 985 target 1030 unrealised 0 realised 0 fees 0",
                        "ACCOUNT ACTIVE CLOSED balance 10000 equity 10000 risk 49.95 open 1 working 4 unanswered 1 entries 1");
        assertThat(account.fill(BTC, Leg.EXIT, "3.33", "1010"))
                .containsExactly(
                        "CANCEL BTCUSD STOP#0",
                        "CANCEL BTCUSD TARGET#0",
                        "POSITION BTCUSD CLOSED 0 @ 0 mark 1000 stop - target - unrealised 0 realised 33.3 fees 0",
                        "ACCOUNT ACTIVE CLOSED balance 10033.3 equity 10033.3 risk 0 open 0 working 4 unanswered 3 entries 1");
    }

    @Test
    @DisplayName("R-SIZE a second exit finds nothing left to close")
    void a_second_exit_finds_nothing_to_close() {
        AccountScenario account = longBitcoin();
        account.signal(BTC, Direction.SHORT);
        assertThat(account.signal(BTC, Direction.SHORT))
                .containsExactly("REJECTED CLOSE BTCUSD 0 by R-SIZE quantity=0 closable=0 (nothing to close)");
    }

    @Test
    @DisplayName("R-ACTIONS a close calls off what its entry has not yet filled")
    void a_close_calls_off_the_rest_of_the_entry() {
        AccountScenario account = enteringBitcoin();
        account.fill(BTC, Leg.ENTRY, "1", "1000");
        assertThat(account.signal(BTC, Direction.SHORT))
                .containsExactly(
                        "APPROVED CLOSE BTCUSD 1",
                        "CANCEL BTCUSD ENTRY#0",
                        "PLACE BTCUSD EXIT#0 SELL 1 MARKET reduce-only",
                        "POSITION BTCUSD EXIT_PENDING 1 @ 1000 mark 1000 stop 985 target 1030 unrealised 0 realised 0 fees 0",
                        "ACCOUNT ACTIVE CLOSED balance 10000 equity 10000 risk 64.95 open 1 working 4 unanswered 4 entries 1");
    }

    @Test
    @DisplayName(
            "R-POSITIONS R-CAPITAL an entry whose announced fills have not come binds its risk, however many orders end")
    void an_announced_fill_is_never_forgotten() {
        AccountScenario account = longBitcoin();
        account.mark(ETH, 1000);
        account.signal(ETH, Direction.LONG, Pattern.REVERSAL, 0.8);
        account.acceptAll();
        account.executed(account.newest(ETH, Leg.ENTRY), "3.33", "1000");
        for (int end = 0; end <= Orders.ENDED_KEPT; end++) {
            account.end(account.newest(BTC, Leg.STOP), OrderEventKind.CANCEL);
            account.acceptAll();
            account.tick();
        }
        assertThat(account.outputs.snapshots.getFirst().getOpenStopRisk()).isEqualByComparingTo("99.9");
        assertThat(account.signal(ETH, Direction.LONG, Pattern.REVERSAL, 0.8))
                .first()
                .asString()
                .contains("R-POSITIONS open=2 max=4 (PAPER:ETHUSD is already held)");
    }
}
