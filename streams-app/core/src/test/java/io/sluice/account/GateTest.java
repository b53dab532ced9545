package io.sluice.account;

import static io.sluice.account.AccountScenario.BTC;
import static io.sluice.account.AccountScenario.ETH;
import static io.sluice.account.AccountScenario.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.risk.LiveRules;
import io.sluice.schemas.Direction;
import io.sluice.schemas.GateCriterion;
import io.sluice.schemas.GateRecord;
import io.sluice.schemas.Pattern;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class GateTest {
    private static final LiveRules LIVE = new LiveRules("S1", Duration.ofDays(30), false);
    private static final Instant YESTERDAY = START.minus(Duration.ofDays(1));
    private static final String SNAPSHOT =
            "ACCOUNT ACTIVE CLOSED balance 10000 equity 10000 risk 0 open 0 working 0 unanswered 0 entries 0";

    private final AccountScenario account = AccountScenario.under(LIVE);

    private static GateRecord record(String strategy, Instant to, boolean passed, GateCriterion... criteria) {
        return new GateRecord(strategy, "D1", "1.0", to.minusSeconds(60), to, 1L, passed, List.of(criteria));
    }

    private static GateRecord passed(String strategy, Instant to) {
        return record(strategy, to, true, sharpe(1.2));
    }

    private static GateCriterion sharpe(double figure) {
        return new GateCriterion("sharpe", figure, "AT_LEAST", 1.0, figure >= 1.0);
    }

    /** How an entry in bitcoin begins: with a rejection, or with an approval. */
    private static String entry(AccountScenario account) {
        account.mark(BTC, 1000);
        return account.signal(BTC, Direction.LONG).getFirst();
    }

    @Test
    @DisplayName("R-GATE a live account without a record opens nothing, and an operator's record lets it")
    void a_record_lets_entries_through() {
        assertThat(entry(account))
                .isEqualTo(
                        "REJECTED OPEN_LONG BTCUSD 3.33 by R-GATE maxAge=2592000 (no passed backtest of strategy S1 is recorded)");

        assertThat(account.recorded(passed("S1", YESTERDAY), "reviewed"))
                .containsExactly(
                        "ALERT WARNING OPERATOR R-GATE: ana recorded the passed backtest D1 of strategy S1, which trades now,"
                                + " on candles up to 2024-01-02T10:00:00Z: reviewed",
                        SNAPSHOT);
        assertThat(entry(account)).startsWith("APPROVED OPEN_LONG BTCUSD 3.33");
    }

    @Test
    @DisplayName("R-GATE a record survives a restart, and counts no longer when code or configuration has changed")
    void is_remembered_for_its_strategy() {
        account.recorded(passed("S1", YESTERDAY), "reviewed");

        assertThat(entry(account.restarted(LIVE))).startsWith("APPROVED OPEN_LONG BTCUSD 3.33");
        assertThat(entry(account.restarted(new LiveRules("S2", Duration.ofDays(30), false))))
                .isEqualTo(
                        "REJECTED OPEN_LONG BTCUSD 3.33 by R-GATE maxAge=2592000 (no passed backtest of strategy S2 is recorded)");
    }

    @Test
    @DisplayName("R-GATE a record may be given before its strategy is deployed")
    void may_be_given_beforehand() {
        account.recorded(passed("S1", YESTERDAY), "reviewed");
        assertThat(account.recorded(passed("S2", YESTERDAY), "next week's"))
                .containsExactly(
                        "ALERT WARNING OPERATOR R-GATE: ana recorded the passed backtest D1 of strategy S2, while S1 trades"
                                + " now, on candles up to 2024-01-02T10:00:00Z: next week's",
                        SNAPSHOT);

        assertThat(entry(account.restarted(new LiveRules("S2", Duration.ofDays(30), false))))
                .startsWith("APPROVED OPEN_LONG BTCUSD 3.33");
        assertThat(entry(account)).startsWith("APPROVED OPEN_LONG BTCUSD 3.33");
    }

    @Test
    @DisplayName("R-GATE of nine strategies the one recorded longest ago is forgotten")
    void forgets_the_one_recorded_longest_ago() {
        account.recorded(passed("S1", YESTERDAY), "reviewed");
        for (int other = 2; other <= GateRecords.KEPT; other++) {
            account.recorded(passed("S" + other, YESTERDAY), "reviewed");
        }
        assertThat(entry(account)).startsWith("APPROVED");

        account.recorded(passed("S9", YESTERDAY), "reviewed");
        account.mark(ETH, 1000);
        assertThat(account.signal(ETH, Direction.LONG, Pattern.REVERSAL, 0.8).getFirst())
                .isEqualTo(
                        "REJECTED OPEN_LONG ETHUSD 3.33 by R-GATE maxAge=2592000 (no passed backtest of strategy S1 is recorded)");
    }

    @Test
    @DisplayName("R-GATE a record is refused when its backtest did not pass, or was never judged")
    void a_failed_backtest_is_refused() {
        String refused = "ALERT WARNING OPERATOR R-REFUSED: ana's GATE was refused: the backtest did not pass";
        assertThat(account.recorded(record("S1", YESTERDAY, true, sharpe(1.2), sharpe(0.9)), "reviewed"))
                .contains(refused + ": sharpe.");
        assertThat(account.recorded(record("S1", YESTERDAY, false, sharpe(1.2)), "reviewed"))
                .contains(refused + ".");
        assertThat(account.recorded(record("S1", YESTERDAY, true), "reviewed")).contains(refused + ".");
        assertThat(entry(account)).contains("by R-GATE");
    }

    @Test
    @DisplayName("R-GATE a record without a reason is refused")
    void a_record_needs_a_reason() {
        assertThat(account.recorded(passed("S1", YESTERDAY), " "))
                .contains("ALERT WARNING OPERATOR R-REFUSED: ana's GATE was refused: it needs a reason and a name.");
        assertThat(entry(account)).contains("by R-GATE");
    }

    @Test
    @DisplayName("R-GATE candles from after the account's now count as being of now, so that no record lives longer")
    void the_future_does_not_lengthen_its_life() {
        account.recorded(passed("S1", START.plus(Duration.ofDays(100))), "reviewed");

        account.later(Duration.ofDays(30).minusSeconds(1));
        assertThat(entry(account)).startsWith("APPROVED OPEN_LONG BTCUSD 3.33");
        account.mark(ETH, 1000);
        assertThat(account.signal(ETH, Direction.LONG, Pattern.REVERSAL, 0.8).getFirst())
                .isEqualTo(
                        "REJECTED OPEN_LONG ETHUSD 3.33 by R-GATE age=2592001 maxAge=2592000 (strategy S1, dataset D1, up to 2024-01-03T10:00:00Z)");
    }
}
