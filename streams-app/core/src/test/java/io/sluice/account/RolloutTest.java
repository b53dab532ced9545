package io.sluice.account;

import static io.sluice.account.AccountScenario.BTC;
import static io.sluice.account.AccountScenario.ETH;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.risk.LiveRules;
import io.sluice.schemas.AccountSnapshot;
import io.sluice.schemas.Direction;
import io.sluice.schemas.Leg;
import io.sluice.schemas.OperatorCommandKind;
import io.sluice.schemas.OrderEventKind;
import io.sluice.schemas.Pattern;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The account begins at 10:00:01, and then something happens at the first second of each minute. */
class RolloutTest {
    private static final LiveRules STAGED = new LiveRules("S1", null, true);

    private AccountScenario account = AccountScenario.under(STAGED);
    private double close = 1000;
    private int minutes;

    private static List<String> told(List<String> lines) {
        return lines.stream()
                .filter(line -> line.contains("R-ROLLOUT:") || line.contains("R-REFUSED"))
                .toList();
    }

    /** A position of a tenth of the usual size. */
    private void hold() {
        account.mark(BTC, 1000);
        account.signal(BTC, Direction.LONG);
        account.fill(BTC, Leg.ENTRY, "0.33", "1000");
        account.acceptAll();
    }

    /** So many minutes in which the price moves by these, in turn; what is told of the stage. */
    private List<String> minutes(int count, double... moves) {
        return every(Duration.ofMinutes(1), count, moves);
    }

    private List<String> every(Duration step, int count, double... moves) {
        List<String> told = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            close += moves[minutes++ % moves.length];
            account.later(step.minusSeconds(1));
            told.addAll(told(account.mark(BTC, close)));
        }
        return told;
    }

    private List<String> order(String stage, String reason) {
        return told(account.command("go-" + account.now, OperatorCommandKind.ROLLOUT, stage, reason));
    }

    private String entry() {
        account.mark(ETH, 1000);
        return account.signal(ETH, Direction.LONG, Pattern.REVERSAL, 0.8).getFirst();
    }

    private AccountSnapshot snapshot() {
        account.tick();
        return account.outputs.snapshots.getLast();
    }

    @Test
    @DisplayName("R-ROLLOUT a strategy that is new to its money begins with a tenth of the usual size")
    void begins_with_a_tenth() {
        assertThat(told(account.mark(BTC, 1000)))
                .containsExactly("ALERT INFO OPERATOR R-ROLLOUT: Staged sizing begins with 10 % of the usual size.");
        assertThat(account.signal(BTC, Direction.LONG).getFirst()).startsWith("APPROVED OPEN_LONG BTCUSD 0.33");
        assertThat(snapshot().getRolloutFraction()).isEqualByComparingTo("0.1");
        assertThat(snapshot().getRolloutSince()).isEqualTo(Instant.parse("2024-01-03T10:00:01Z"));
    }

    @Test
    @DisplayName("R-ROLLOUT is not there where nothing asks for it")
    void is_absent_elsewhere() {
        account = new AccountScenario();
        assertThat(told(account.mark(BTC, 1000))).isEmpty();
        assertThat(account.signal(BTC, Direction.LONG).getFirst()).startsWith("APPROVED OPEN_LONG BTCUSD 3.33");
        assertThat(snapshot().getRolloutFraction()).isNull();
        assertThat(snapshot().getRolloutSince()).isNull();
    }

    @Test
    @DisplayName(
            "R-ROLLOUT after 30 minutes held, and not one earlier, a Sharpe ratio above 0.5 leads to half the size")
    void a_tenth_leads_to_half() {
        hold();
        assertThat(minutes(29, 1, -0.5)).isEmpty();
        assertThat(minutes(1, 1, -0.5))
                .containsExactly("ALERT INFO OPERATOR R-ROLLOUT: Promoted to 50 % of the usual size: Sharpe ratio"
                        + " 237.61 over 30 minutes held, above 0.50.");
        assertThat(entry()).startsWith("APPROVED OPEN_LONG ETHUSD 1.66");
        assertThat(snapshot().getRolloutFraction()).isEqualByComparingTo("0.5");
    }

    @Test
    @DisplayName("R-ROLLOUT 30 minutes held in less than half an hour are not enough")
    void a_tenth_lasts_half_an_hour() {
        hold();
        minutes(29, 1, -0.5);
        assertThat(every(Duration.ofSeconds(59), 1, 1, -0.5)).isEmpty();
        assertThat(account.state.rollout().minutes()).isEqualTo(30);
        assertThat(minutes(1, 1, -0.5)).singleElement().asString().contains("over 31 minutes held");
    }

    @Test
    @DisplayName("R-ROLLOUT otherwise the tenth begins anew")
    void a_tenth_begins_anew() {
        hold();
        assertThat(minutes(30, -1, 0.5))
                .containsExactly("ALERT WARNING OPERATOR R-ROLLOUT: Begun anew at 10 % of the usual size: Sharpe ratio"
                        + " -237.59 over 30 minutes held, not above 0.50.");
        assertThat(minutes(29, 1, -0.5)).isEmpty();
        assertThat(minutes(1, 1, -0.5)).hasSize(1);
    }

    @Test
    @DisplayName("R-ROLLOUT half the size leads to all of it after two hours above 0.8, and back to a tenth below")
    void half_leads_to_all_or_back() {
        hold();
        order("HALF", "known from elsewhere");
        assertThat(minutes(119, 0.2, -0.1)).isEmpty();
        assertThat(minutes(1, 0.2, -0.1)).singleElement().asString().contains("Promoted to 100 %");
        assertThat(entry()).startsWith("APPROVED OPEN_LONG ETHUSD 3.33");

        order("HALF", "once more");
        assertThat(minutes(120, -0.2, 0.1))
                .singleElement()
                .asString()
                .contains("WARNING")
                .contains("Demoted to 10 %");
    }

    @Test
    @DisplayName("R-ROLLOUT all of it is looked at each day: above 1.0 nothing is told, otherwise it is half again")
    void all_of_it_is_looked_at_each_day() {
        hold();
        order("FULL", "known from elsewhere");
        assertThat(every(Duration.ofMinutes(40), 36, 0.2, -0.1)).isEmpty();
        assertThat(snapshot().getRolloutSince()).isEqualTo(Instant.parse("2024-01-04T10:00:01Z"));
        assertThat(every(Duration.ofMinutes(40), 36, -0.2, 0.1))
                .singleElement()
                .asString()
                .contains("WARNING")
                .contains("Demoted to 50 %");
    }

    @Test
    @DisplayName("R-ROLLOUT a minute in which nothing was held says nothing: the stage lasts until 30 were held")
    void minutes_without_a_position_do_not_count() {
        account.mark(BTC, 1000);
        assertThat(minutes(60, 1, -0.5)).isEmpty();
        assertThat(account.state.rollout().minutes()).isZero();
    }

    @Test
    @DisplayName("R-ROLLOUT money that comes from outside is no return")
    void a_deposit_is_no_return() {
        hold();
        account.balance("10000");
        minutes(29, -1, 0.5);
        account.balance("20000");
        assertThat(minutes(1, -1, 0.5)).singleElement().asString().contains("Begun anew at 10 %");
    }

    @Test
    @DisplayName("R-ROLLOUT an order that the venue refuses takes the strategy back at once")
    void a_refused_order_takes_it_back() {
        account.mark(BTC, 1000);
        order("FULL", "known from elsewhere");
        account.signal(BTC, Direction.LONG);
        String id = account.newest(BTC, Leg.ENTRY).placed().getOrderId();
        assertThat(told(account.reject(account.newest(BTC, Leg.ENTRY))))
                .containsExactly("ALERT WARNING OPERATOR R-ROLLOUT: Demoted to 50 % of the usual size: order " + id
                        + " is REJECTED.");
    }

    @Test
    @DisplayName("R-ROLLOUT what reduces a position that is gone already may be refused")
    void a_late_reduction_may_be_refused() {
        hold();
        order("FULL", "known from elsewhere");
        account.fill(BTC, Leg.STOP, "0.33", "985");
        assertThat(told(account.end(account.newest(BTC, Leg.TARGET), OrderEventKind.REJECT)))
                .isEmpty();
        assertThat(snapshot().getRolloutFraction()).isEqualByComparingTo(BigDecimal.ONE);
    }

    @Test
    @DisplayName("R-ROLLOUT what people are told as critical takes the strategy back at once")
    void a_critical_alert_takes_it_back() {
        hold();
        order("HALF", "known from elsewhere");
        assertThat(told(account.balance("9800"))).isEmpty();
        account.later(Duration.ofSeconds(1));
        assertThat(told(account.balance("9600")))
                .containsExactly("ALERT WARNING OPERATOR R-ROLLOUT: Demoted to 10 % of the usual size: R-BREAKER.");
    }

    @Test
    @DisplayName("R-ROLLOUT the stage and what was measured survive a restart to the bit")
    void survives_a_restart() {
        hold();
        minutes(20, 1, -0.5);
        account = account.restarted(STAGED);
        assertThat(minutes(9, 1, -0.5)).isEmpty();
        assertThat(minutes(1, 1, -0.5)).singleElement().asString().contains("Sharpe ratio 237.61 over 30 minutes held");
    }

    @Test
    @DisplayName("R-ROLLOUT another strategy begins anew with a tenth, from its first decision on")
    void another_strategy_begins_anew() {
        account.mark(BTC, 1000);
        order("FULL", "known from elsewhere");
        account = account.restarted(new LiveRules("S2", null, true));
        account.later(Duration.ofSeconds(1));
        assertThat(account.signal(BTC, Direction.LONG).getFirst()).startsWith("APPROVED OPEN_LONG BTCUSD 0.33");
    }

    @Test
    @DisplayName("R-ROLLOUT an operator says at which stage it goes on, with a reason")
    void an_operator_chooses_the_stage() {
        account.mark(BTC, 1000);
        assertThat(order("FULL", "known from elsewhere"))
                .containsExactly("ALERT INFO OPERATOR R-ROLLOUT: Promoted to 100 % of the usual size: ana.");
        account.later(Duration.ofSeconds(1));
        assertThat(order("TENTH", "another broker"))
                .containsExactly("ALERT WARNING OPERATOR R-ROLLOUT: Demoted to 10 % of the usual size: ana.");
        account.later(Duration.ofSeconds(1));
        assertThat(order("HALF", " "))
                .containsExactly(
                        "ALERT WARNING OPERATOR R-REFUSED: ana's ROLLOUT of HALF was refused: it needs a reason and a"
                                + " name.");
        account.later(Duration.ofSeconds(1));
        assertThat(order("ALL", "x"))
                .containsExactly(
                        "ALERT WARNING OPERATOR R-REFUSED: ana's ROLLOUT of ALL was refused: a stage is TENTH, HALF or"
                                + " FULL.");
    }

    @Test
    @DisplayName("R-ROLLOUT where sizes are not staged there is no stage to choose")
    void there_is_no_stage_elsewhere() {
        account = new AccountScenario();
        assertThat(order("FULL", "x"))
                .containsExactly(
                        "ALERT WARNING OPERATOR R-REFUSED: ana's ROLLOUT of FULL was refused: this account is not sized"
                                + " in stages.");
    }
}
