package io.sluice.account;

import static io.sluice.account.AccountScenario.BTC;
import static io.sluice.account.AccountScenario.longBitcoin;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.schemas.Direction;
import io.sluice.schemas.Leg;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TrailTest {
    @Test
    @DisplayName("R-TRAIL the stop follows the best close at 1.5 ATR; the old one goes when the new one works")
    void follows_the_best_close() {
        AccountScenario account = longBitcoin();
        assertThat(account.mark(BTC, 1020))
                .containsExactly(
                        "PLACE BTCUSD STOP#1 SELL 3.33 STOP_MARKET @ 1005 reduce-only",
                        "POSITION BTCUSD OPEN 3.33 @ 1000 mark 1020 stop 1005 target 1030 unrealised 66.6 realised 0 fees 0",
                        "ACCOUNT ACTIVE CLOSED balance 10000 equity 10066.6 risk 49.95 open 1 working 4 unanswered 1 entries 1");
        assertThat(account.accept(account.newest(BTC, Leg.STOP).placed()))
                .containsExactly(
                        "CANCEL BTCUSD STOP#0",
                        "ACCOUNT ACTIVE CLOSED balance 10000 equity 10066.6 risk 0 open 1 working 4 unanswered 1 entries 1");
    }

    @Test
    @DisplayName("R-STOP where the venue refuses to move a stop, the old one stays, and moving it is tried again")
    void a_stop_that_cannot_be_moved_stays() {
        AccountScenario account = longBitcoin();
        account.mark(BTC, 1020);
        assertThat(account.reject(account.newest(BTC, Leg.STOP)))
                .first()
                .isEqualTo("PLACE BTCUSD STOP#2 SELL 3.33 STOP_MARKET @ 1005 reduce-only");
        account.reject(account.newest(BTC, Leg.STOP));
        assertThat(account.reject(account.newest(BTC, Leg.STOP)))
                .noneMatch(line -> line.startsWith("PLACE") || line.startsWith("CANCEL") || line.startsWith("ALERT"));
        assertThat(account.tick()).first().isEqualTo("PLACE BTCUSD STOP#4 SELL 3.33 STOP_MARKET @ 1005 reduce-only");
        assertThat(account.accept(account.newest(BTC, Leg.STOP).placed()))
                .first()
                .isEqualTo("CANCEL BTCUSD STOP#0");
    }

    @Test
    @DisplayName("R-TRAIL it never loosens, not for a lower close and not for a wider ATR")
    void never_loosens() {
        AccountScenario account = longBitcoin();
        account.mark(BTC, 1020);
        assertThat(account.mark(BTC, 1010))
                .containsExactly(
                        "POSITION BTCUSD OPEN 3.33 @ 1000 mark 1010 stop 1005 target 1030 unrealised 33.3 realised 0 fees 0",
                        "ACCOUNT ACTIVE CLOSED balance 10000 equity 10033.3 risk 49.95 open 1 working 4 unanswered 1 entries 1");
        assertThat(account.mark(BTC, 1021, 20.0))
                .containsExactly(
                        "POSITION BTCUSD OPEN 3.33 @ 1000 mark 1021 stop 1005 target 1030 unrealised 69.93 realised 0 fees 0",
                        "ACCOUNT ACTIVE CLOSED balance 10000 equity 10069.93 risk 49.95 open 1 working 4 unanswered 1 entries 1");
    }

    @Test
    @DisplayName("R-TRAIL it moves by whole ticks")
    void moves_by_whole_ticks() {
        AccountScenario account = longBitcoin();
        account.mark(BTC, 1020);
        assertThat(account.mark(BTC, 1020.9))
                .containsExactly(
                        "POSITION BTCUSD OPEN 3.33 @ 1000 mark 1020.9 stop 1005 target 1030 unrealised 69.597 realised 0 fees 0",
                        "ACCOUNT ACTIVE CLOSED balance 10000 equity 10069.597 risk 49.95 open 1 working 4 unanswered 1 entries 1");
    }

    @Test
    @DisplayName("R-TRAIL it stays a tick behind the close, where a venue still takes it")
    void stays_a_tick_behind_the_close() {
        AccountScenario account = longBitcoin();
        account.mark(BTC, 1020);
        assertThat(account.mark(BTC, 1007, 1.0))
                .startsWith("PLACE BTCUSD STOP#2 SELL 3.33 STOP_MARKET @ 1006 reduce-only");
    }

    @Test
    @DisplayName("R-TRAIL without an ATR it stays where it is")
    void stays_without_an_atr() {
        AccountScenario account = longBitcoin();
        assertThat(account.mark(BTC, 1020, null))
                .containsExactly(
                        "POSITION BTCUSD OPEN 3.33 @ 1000 mark 1020 stop 985 target 1030 unrealised 66.6 realised 0 fees 0",
                        "ACCOUNT ACTIVE CLOSED balance 10000 equity 10066.6 risk 49.95 open 1 working 3 unanswered 0 entries 1");
    }

    @Test
    @DisplayName("R-TRAIL the stop of a short follows the lowest close down, and never up")
    void follows_a_short_down() {
        AccountScenario account = new AccountScenario();
        account.mark(BTC, 1000);
        account.signal(BTC, Direction.SHORT);
        account.fill(BTC, Leg.ENTRY, "3.33", "1000");
        account.acceptAll();
        assertThat(account.mark(BTC, 980))
                .containsExactly(
                        "PLACE BTCUSD STOP#1 BUY 3.33 STOP_MARKET @ 995 reduce-only",
                        "POSITION BTCUSD OPEN -3.33 @ 1000 mark 980 stop 995 target 970 unrealised 66.6 realised 0 fees 0",
                        "ACCOUNT ACTIVE CLOSED balance 10000 equity 10066.6 risk 49.95 open 1 working 4 unanswered 1 entries 1");
        assertThat(account.mark(BTC, 990))
                .containsExactly(
                        "POSITION BTCUSD OPEN -3.33 @ 1000 mark 990 stop 995 target 970 unrealised 33.3 realised 0 fees 0",
                        "ACCOUNT ACTIVE CLOSED balance 10000 equity 10033.3 risk 49.95 open 1 working 4 unanswered 1 entries 1");
    }
}
