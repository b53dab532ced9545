package io.sluice.account;

import static io.sluice.account.AccountScenario.BTC;
import static io.sluice.account.AccountScenario.ETH;
import static io.sluice.account.AccountScenario.enteringBitcoin;
import static io.sluice.account.AccountScenario.longBitcoin;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.schemas.BreakerState;
import io.sluice.schemas.Direction;
import io.sluice.schemas.Leg;
import io.sluice.schemas.OperatorCommandKind;
import io.sluice.schemas.Pattern;
import io.sluice.state.MemorySlots;
import io.sluice.value.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class BreakerTest {
    @Test
    @DisplayName(
            "R-BREAKER a loss of 3 % of the week's start halts at once: one alert, entries called off, protection stays")
    void a_week_loss_halts() {
        AccountScenario account = longBitcoin();
        account.mark(ETH, 1000);
        account.signal(ETH, Direction.LONG, Pattern.REVERSAL, 0.8);
        assertThat(account.mark(BTC, 909.91))
                .containsExactly(
                        "POSITION BTCUSD OPEN 3.33 @ 1000 mark 909.91 stop 985 target 1030 unrealised -299.9997 realised 0 fees 0",
                        "ACCOUNT ACTIVE CLOSED balance 10000 equity 9700.0003 risk 99.9 open 1 working 4 unanswered 1 entries 1");
        assertThat(account.mark(BTC, 909.9))
                .containsExactly(
                        "CANCEL ETHUSD ENTRY#0",
                        "ALERT CRITICAL BREAKER R-BREAKER: The account is halted: TRIPPED_WEEK_LOSS at equity 9699.967, week start 10000, day peak 10000.",
                        "POSITION BTCUSD OPEN 3.33 @ 1000 mark 909.9 stop 985 target 1030 unrealised -300.033 realised 0 fees 0",
                        "ACCOUNT HALTED TRIPPED_WEEK_LOSS balance 10000 equity 9699.967 risk 99.9 open 1 working 4 unanswered 1 entries 1");
    }

    @Test
    @DisplayName("R-BREAKER exactly −3 % is enough")
    void exactly_three_percent_halts() {
        AccountScenario account = new AccountScenario();
        account.balance("10000");
        account.balance("9700.01");
        assertThat(account.state.ledger().breaker()).isEqualTo(BreakerState.CLOSED);
        account.balance("9700");
        assertThat(account.state.ledger().breaker()).isEqualTo(BreakerState.TRIPPED_WEEK_LOSS);
    }

    @Test
    @DisplayName("R-BREAKER −3.1 % from the day's peak halts, a cent less does not")
    void a_drawdown_from_the_days_peak_halts() {
        AccountScenario account = enteringBitcoin();
        account.fill(BTC, Leg.ENTRY, "3.33", "1000");
        account.fill(BTC, Leg.TARGET, "3.33", "1030");
        account.balance("9786.81");
        assertThat(account.state.ledger().breaker()).isEqualTo(BreakerState.CLOSED);
        account.balance("9786.80");
        assertThat(account.state.ledger().breaker()).isEqualTo(BreakerState.TRIPPED_DAY_DRAWDOWN);
    }

    @Test
    @DisplayName("R-BREAKER a halted account rejects entries, tells once, and stays halted into the next week")
    void stays_halted() {
        AccountScenario account = new AccountScenario();
        account.balance("10000");
        account.balance("9700");
        account.mark(BTC, 1000);
        assertThat(account.signal(BTC, Direction.LONG))
                .containsExactly(
                        "REJECTED OPEN_LONG BTCUSD 3.23 by R-BREAKER equity=9700 weekStart=10000 dayPeak=10000 (TRIPPED_WEEK_LOSS); R-STATE (HALTED)");
        assertThat(account.balance("9600"))
                .containsExactly(
                        "ACCOUNT HALTED TRIPPED_WEEK_LOSS balance 9600 equity 9600 risk 0 open 0 working 0 unanswered 0 entries 0");
        account.later(Duration.ofDays(7)).mark(BTC, 1000);
        assertThat(account.signal(BTC, Direction.LONG))
                .containsExactly(
                        "REJECTED OPEN_LONG BTCUSD 3.2 by R-BREAKER equity=9600 weekStart=9600 dayPeak=9600 (TRIPPED_WEEK_LOSS); R-STATE (HALTED)");
    }

    @Test
    @DisplayName("R-BREAKER stays halted over a restart")
    void stays_halted_over_a_restart() {
        AccountScenario account = new AccountScenario();
        account.balance("10000");
        account.balance("9700");
        MemorySlots slots = new MemorySlots();
        account.state.writeChanges(slots);
        account.state = slots.into(account.fold.newState(), new Random(1));
        assertThat(account.tick())
                .containsExactly(
                        "ACCOUNT HALTED TRIPPED_WEEK_LOSS balance 9700 equity 9700 risk 0 open 0 working 0 unanswered 0 entries 0");
    }

    @Test
    @DisplayName("R-BREAKER only RESUME with a reason ends it; day and week begin again at that equity")
    void resumes_with_a_reason() {
        AccountScenario account = new AccountScenario();
        account.balance("10000");
        account.balance("9700");
        assertThat(account.command(OperatorCommandKind.RESUME, "  "))
                .containsExactly(
                        "ALERT WARNING OPERATOR R-REFUSED: ana's RESUME was refused: it needs a reason and a name.",
                        "REFUSED NULL_VALUE");
        assertThat(account.command(OperatorCommandKind.RESUME, "reviewed"))
                .containsExactly(
                        "ALERT WARNING OPERATOR R-STATE: ana ordered RESUME: reviewed",
                        "ACCOUNT ACTIVE CLOSED balance 9700 equity 9700 risk 0 open 0 working 0 unanswered 0 entries 0");
        assertThat(account.outputs.snapshots.getFirst().getWeekStartEquity()).isEqualByComparingTo("9700");
        account.balance("9409");
        assertThat(account.state.ledger().breaker()).isEqualTo(BreakerState.TRIPPED_WEEK_LOSS);
    }

    @Test
    @DisplayName("R-BREAKER RESUME of an account that is not halted does not forgive the week's losses")
    void resume_does_not_forgive_losses() {
        AccountScenario account = new AccountScenario();
        account.balance("10000");
        account.balance("9701");
        account.command(OperatorCommandKind.RESUME, "just because");
        assertThat(account.outputs.snapshots.getFirst().getWeekStartEquity()).isEqualByComparingTo("10000");
    }

    @Test
    @DisplayName("R-BREAKER money paid in does not hide a loss")
    void a_deposit_does_not_hide_a_loss() {
        AccountScenario account = new AccountScenario();
        account.balance("10000");
        account.balance("9800");
        account.balance("19800");
        account.balance("19401");
        assertThat(account.state.ledger().breaker()).isEqualTo(BreakerState.CLOSED);
        account.balance("19400");
        assertThat(account.state.ledger().breaker()).isEqualTo(BreakerState.TRIPPED_WEEK_LOSS);
    }

    @Test
    @DisplayName("R-BREAKER the week begins on Monday, the day at midnight UTC")
    void day_and_week_roll() {
        AccountScenario account = new AccountScenario();
        account.balance("10000");
        account.balance("9800");
        account.now = Instant.parse("2024-01-07T23:59:59.999999Z");
        account.tick();
        assertThat(account.outputs.snapshots.getFirst().getDayPeakEquity()).isEqualByComparingTo("9800");
        assertThat(account.outputs.snapshots.getFirst().getWeekStartEquity()).isEqualByComparingTo("10000");
        account.now = Instant.parse("2024-01-08T00:00:00Z");
        account.tick();
        assertThat(account.outputs.snapshots.getFirst().getWeekStartEquity()).isEqualByComparingTo("9800");
    }

    @Test
    @DisplayName("R-BREAKER a statement of the venue that comes again brings no money back")
    void a_statement_that_comes_again_is_refused() {
        AccountScenario account = longBitcoin();
        account.balance("10000");
        Instant stated = account.now;
        account.later(Duration.ofSeconds(1));
        account.fill(BTC, Leg.STOP, "3.33", "985");
        account.now = stated;
        assertThat(account.balance("10000")).containsExactly("REFUSED DUPLICATE");
        account.now = stated.minusSeconds(1);
        assertThat(account.balance("10000")).containsExactly("REFUSED OUT_OF_ORDER");
        assertThat(account.state.ledger().balance()).isEqualTo(Money.of("9950.05"));
    }
}
