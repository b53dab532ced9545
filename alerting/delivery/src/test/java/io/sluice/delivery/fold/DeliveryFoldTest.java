package io.sluice.delivery.fold;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.delivery.Alerts;
import io.sluice.schemas.Alert;
import io.sluice.schemas.Severity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DeliveryFoldTest {
    private static final Duration NOW = Duration.ZERO;
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Outcome TAKEN = new Outcome.Delivered("taken");
    private static final Outcome DOWN = Outcome.unsent("down");
    private static final Alert BREAKER = Alerts.critical("breaker");
    private static final Alert GAP = Alerts.warning("gap");

    private final Script script = new Script(settings(100));

    private static ChannelPlan plan(String channel, Severity from, Trigger trigger) {
        return new ChannelPlan(
                channel,
                List.of("anna"),
                from,
                trigger,
                3,
                Duration.ofSeconds(5),
                Duration.ofSeconds(60),
                Duration.ofMinutes(5));
    }

    /** Telegram at once for what is critical, mail for what nobody received, an endpoint as the last resort. */
    private static DeliverySettings settings(int queue) {
        return new DeliverySettings(
                List.of(
                        plan("telegram", Severity.CRITICAL, Trigger.AT_ONCE),
                        plan("email", Severity.WARNING, Trigger.UNRECEIVED),
                        plan("webhook", Severity.CRITICAL, Trigger.ESCALATION)),
                Duration.ofSeconds(30),
                Duration.ofMinutes(5),
                queue);
    }

    @Test
    @DisplayName("N-EMAIL nobody listens on the WebSocket: mail goes out at once")
    void mails_at_once_when_nobody_listens() {
        script.alert("gap", GAP, 0).after(NOW);
        assertThat(script.decided()).containsExactly("ATTEMPTED gap email anna#1", "send gap email anna");
        script.answered(GAP, "email", "anna", 1, TAKEN).after(SECOND);
        assertThat(script.decided()).containsExactly("DELIVERED gap email anna#1 (taken)");
        assertThat(script.fold().open()).isEmpty();
    }

    @Test
    @DisplayName("N-EMAIL somebody listens but sends no receipt in 30 s: mail goes out; with a receipt it does not")
    void mails_after_30_seconds_without_a_receipt() {
        Alert other = Alerts.warning("other");
        script.alert("gap", GAP, 2).alert("other", other, 2).after(Duration.ofSeconds(29));
        assertThat(script.decided()).isEmpty();
        script.received(other, "bob").received(other, "bob").after(SECOND);
        assertThat(script.decided())
                .containsExactly(
                        "DELIVERED other websocket bob#1 (receipt)",
                        "ATTEMPTED gap email anna#1",
                        "send gap email anna");
        assertThat(script.fold().open()).containsExactly(GAP.getId());
    }

    @Test
    @DisplayName(
            "N-RECEIPTS an unacknowledged critical alert goes to the next channel each 5 minutes, until there is none")
    void escalates_what_nobody_acknowledges() {
        script.alert("breaker", BREAKER, 1).received(BREAKER, "bob").after(NOW);
        script.answered(BREAKER, "telegram", "anna", 1, TAKEN);
        assertThat(script.decided())
                .containsExactly(
                        "DELIVERED breaker websocket bob#1 (receipt)",
                        "ATTEMPTED breaker telegram anna#1",
                        "send breaker telegram anna",
                        "DELIVERED breaker telegram anna#1 (taken)");
        script.after(Duration.ofMinutes(5)).answered(BREAKER, "email", "anna", 1, TAKEN);
        script.after(Duration.ofMinutes(5)).answered(BREAKER, "webhook", "anna", 1, TAKEN);
        script.after(Duration.ofMinutes(5));
        assertThat(script.decided())
                .containsExactly(
                        "ESCALATED breaker email *#1 (not acknowledged for PT5M)",
                        "ATTEMPTED breaker email anna#1",
                        "send breaker email anna",
                        "DELIVERED breaker email anna#1 (taken)",
                        "ESCALATED breaker webhook *#1 (not acknowledged for PT5M)",
                        "ATTEMPTED breaker webhook anna#1",
                        "send breaker webhook anna",
                        "DELIVERED breaker webhook anna#1 (taken)");
        assertThat(script.fold().open()).isEmpty();
    }

    @Test
    @DisplayName("N-RECEIPTS an acknowledgement ends it, and counts once")
    void acknowledgement_ends_it() {
        script.alert("breaker", BREAKER, 1).after(NOW).answered(BREAKER, "telegram", "anna", 1, DOWN);
        script.decided();
        script.acknowledged(BREAKER, "bob").acknowledged(BREAKER, "carol").after(Duration.ofHours(1));
        assertThat(script.decided()).containsExactly("ACKNOWLEDGED breaker websocket bob#1 (seen)");
        assertThat(script.fold().open()).isEmpty();
    }

    @Test
    @DisplayName("N-EMAIL 3 retries with growing waits, then the next channel, and what is not critical is given up")
    void gives_up_after_3_retries_and_asks_the_next_channel() {
        script.alert("gap", GAP, 0).after(NOW).answered(GAP, "email", "anna", 1, DOWN);
        script.after(Duration.ofSeconds(4)).after(SECOND).answered(GAP, "email", "anna", 2, DOWN);
        script.after(Duration.ofSeconds(19)).after(SECOND).answered(GAP, "email", "anna", 3, DOWN);
        script.after(Duration.ofSeconds(59)).after(SECOND).answered(GAP, "email", "anna", 4, DOWN);
        assertThat(script.decided())
                .containsExactly(
                        "ATTEMPTED gap email anna#1",
                        "send gap email anna",
                        "FAILED gap email anna#1 (UNSENT: down)",
                        "ATTEMPTED gap email anna#2",
                        "send gap email anna",
                        "FAILED gap email anna#2 (UNSENT: down)",
                        "ATTEMPTED gap email anna#3",
                        "send gap email anna",
                        "FAILED gap email anna#3 (UNSENT: down)",
                        "ATTEMPTED gap email anna#4",
                        "send gap email anna",
                        "FAILED gap email anna#4 (UNSENT: down)",
                        "ESCALATED gap telegram *#1 (email was tried 4 times)",
                        "DROPPED gap email anna#4 (tried 4 times)");
        script.after(NOW).answered(GAP, "telegram", "anna", 1, TAKEN);
        assertThat(script.decided())
                .containsExactly(
                        "ATTEMPTED gap telegram anna#1",
                        "send gap telegram anna",
                        "DELIVERED gap telegram anna#1 (taken)");
        assertThat(script.fold().open()).isEmpty();
    }

    @Test
    @DisplayName("N-EMAIL 5 minutes to live from the first attempt; a critical alert lives until it arrives")
    void expires_after_5_minutes_unless_critical() {
        Alert critical = Alerts.critical("second");
        Outcome wait = new Outcome.Unsent("busy", Optional.of(Duration.ofMinutes(6)));
        script.alert("gap", GAP, 0).after(NOW).answered(GAP, "email", "anna", 1, wait);
        script.decided();
        script.after(Duration.ofMinutes(5));
        assertThat(script.decided())
                .containsExactly(
                        "DROPPED gap email anna#1 (older than PT5M)",
                        "ESCALATED gap telegram *#1 (email did not deliver it within PT5M)",
                        "ATTEMPTED gap telegram anna#1",
                        "send gap telegram anna");
        script.answered(GAP, "telegram", "anna", 1, TAKEN)
                .alert("second", critical, 1)
                .received(critical, "bob");
        script.after(NOW).answered(critical, "telegram", "anna", 1, wait);
        script.decided();
        script.after(Duration.ofMinutes(6));
        assertThat(script.decided())
                .contains("ATTEMPTED second telegram anna#2", "send second telegram anna")
                .noneMatch(line -> line.startsWith("DROPPED"));
    }

    @Test
    @DisplayName("N-RECEIPTS what is refused is not repeated, and goes to the next channel")
    void asks_the_next_channel_when_refused() {
        script.alert("gap", GAP, 0).after(NOW);
        script.answered(GAP, "email", "anna", 1, new Outcome.Refused("mailbox unknown"))
                .after(SECOND);
        assertThat(script.decided())
                .containsExactly(
                        "ATTEMPTED gap email anna#1",
                        "send gap email anna",
                        "FAILED gap email anna#1 (REFUSED: mailbox unknown)",
                        "ESCALATED gap telegram *#1 (email refused it)",
                        "ATTEMPTED gap telegram anna#1",
                        "send gap telegram anna");
    }

    @Test
    @DisplayName("N-RECEIPTS killed between attempt and receipt: the next process repeats it, marked as a repetition")
    void repeats_what_a_killed_process_left_unanswered() {
        script.alert("breaker", BREAKER, 0).after(NOW);
        assertThat(script.decided())
                .containsExactly(
                        "ATTEMPTED breaker telegram anna#1",
                        "send breaker telegram anna",
                        "ATTEMPTED breaker email anna#1",
                        "send breaker email anna");
        script.answered(BREAKER, "email", "anna", 1, TAKEN);
        script.decided();
        script.restarted().after(SECOND).after(Duration.ofSeconds(60));
        assertThat(script.decided())
                .containsExactly("ATTEMPTED breaker telegram anna#2", "send breaker telegram anna again");
        script.answered(BREAKER, "telegram", "anna", 1, TAKEN);
        assertThat(script.decided())
                .as("the answer to an attempt that counts no more")
                .isEmpty();
    }

    @Test
    @DisplayName("N-RECEIPTS a restart repeats nothing that was delivered, dropped or acknowledged")
    void restart_repeats_nothing_that_is_over() {
        Alert seen = Alerts.critical("seen");
        script.alert("gap", GAP, 0).after(NOW).answered(GAP, "email", "anna", 1, TAKEN);
        script.alert("seen", seen, 1).acknowledged(seen, "bob");
        script.decided();
        script.restarted().after(Duration.ofHours(1));
        assertThat(script.decided()).isEmpty();
        assertThat(script.fold().open()).isEmpty();
    }

    @Test
    @DisplayName("N-RECEIPTS the same alert written twice is one event")
    void one_alert_twice_is_one() {
        script.alert("gap", GAP, 0).after(NOW).answered(GAP, "email", "anna", 1, TAKEN);
        script.decided();
        script.alert("gap", GAP, 0).after(SECOND);
        assertThat(script.decided()).isEmpty();
    }

    @Test
    @DisplayName("A-BOUND a channel that is down holds 100 alerts and drops the oldest that is not critical")
    void drops_the_oldest_non_critical_of_a_full_queue() {
        Script small = new Script(settings(3));
        List<Alert> alerts = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            alerts.add(i == 0 ? Alerts.critical("a" + i) : Alerts.warning("a" + i));
        }
        small.alert("a0", alerts.get(0), 0).after(NOW);
        small.decided();
        for (int i = 1; i < 6; i++) {
            small.alert("a" + i, alerts.get(i), 0);
        }
        small.answered(alerts.get(0), "email", "anna", 1, DOWN).after(SECOND);
        assertThat(small.decided())
                .containsExactly(
                        "FAILED a0 email anna#1 (UNSENT: down)",
                        "DROPPED a1 email anna#1 (the queue of 3 is full)",
                        "DROPPED a2 email anna#1 (the queue of 3 is full)",
                        "DROPPED a3 email anna#1 (the queue of 3 is full)");
        assertThat(small.fold().pending("email")).isEqualTo(3);
    }

    @Test
    @DisplayName("N-RECEIPTS critical alerts leave before all others, and a channel makes one attempt at a time")
    void critical_alerts_leave_first() {
        script.alert("gap", GAP, 0).alert("breaker", BREAKER, 0).after(NOW);
        script.answered(BREAKER, "email", "anna", 1, TAKEN).after(SECOND);
        assertThat(script.decided())
                .containsExactly(
                        "ATTEMPTED breaker telegram anna#1",
                        "send breaker telegram anna",
                        "ATTEMPTED breaker email anna#1",
                        "send breaker email anna",
                        "DELIVERED breaker email anna#1 (taken)",
                        "ATTEMPTED gap email anna#1",
                        "send gap email anna");
    }
}
