package io.sluice.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.order.call.Answer;
import io.sluice.order.call.Finding;
import io.sluice.order.call.VenueOrder;
import io.sluice.order.call.VenueOrderStatus;
import io.sluice.order.call.VenueReport;
import io.sluice.schemas.ErrorClass;
import io.sluice.schemas.Leg;
import io.sluice.schemas.OrderCommand;
import io.sluice.schemas.OrderEvent;
import io.sluice.schemas.Side;
import io.sluice.value.Quantity;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class OrderFoldTest {
    private static final String ONE = "X:ONE";
    private static final String TWO = "X:TWO";

    private final OrderScript account = new OrderScript();

    @Test
    @DisplayName("O-ONCE an order is claimed before it is called, and recorded as it was answered")
    void claims_calls_and_records() {
        account.at(1).entry("A", ONE);
        assertThat(account.out())
                .containsExactly("A RELEASE > QUEUED", "A CLAIM > SUBMITTING", "call place A try 1 until +6.0s");
        account.at(1.2).accepted("A", account.trade("T1", "A", "1"), account.trade("T2", "A", "2"));
        assertThat(account.out())
                .containsExactly(
                        "A ACCEPT > ACCEPTED",
                        "A fill T1 of 1",
                        "A PARTIAL_FILL > PARTIALLY_FILLED filled 1",
                        "A fill T2 of 2",
                        "A FILL > FILLED filled 3");
    }

    @Test
    @DisplayName(
            "O-ONCE without an answer an order is unknown, and sent again only when it was twice not found after its deadline")
    void sends_again_only_what_is_proven_absent() {
        account.at(1).entry("A", ONE).out();
        account.at(6).timedOut("A");
        assertThat(account.out()).containsExactly("A NO_ANSWER > UNKNOWN TIMEOUT", "call look up A");
        account.at(6.1).notFound("A").at(7.9).passes();
        assertThat(account.out()).as("too early to prove anything").isEmpty();
        account.at(8).passes().at(8.1).notFound("A").at(9).passes();
        assertThat(account.out()).as("once is not enough").containsExactly("call look up A");
        account.at(9.1).passes().at(9.2).notFound("A");
        assertThat(account.out()).containsExactly("call look up A", "A PROVEN_ABSENT > QUEUED NOT_FOUND");
        account.at(14).passes();
        assertThat(account.out()).containsExactly("A CLAIM > SUBMITTING", "call place A try 2 until +19.0s");
    }

    @Test
    @DisplayName("R-VETO O-STATES the life of an order that waited for a veto goes on here, also under a new owner")
    void goes_on_with_the_life_of_what_waited() {
        OrderCommand released = OrderCommand.newBuilder(OrderScript.order("A", ONE, Leg.ENTRY, null))
                .setHeldSince(OrderScript.NOON.minusSeconds(30))
                .build();
        account.at(1).command(released);
        assertThat(account.out())
                .containsExactly("A RELEASE > QUEUED", "A CLAIM > SUBMITTING", "call place A try 1 until +6.0s");
        OrderRecord before = Objects.requireNonNull(account.state().order("A"));
        account.at(2).recorded(held(released)).ownerChanges();
        assertThat(Objects.requireNonNull(account.state().order("A")).events()).isEqualTo(4);
        assertThat(before.events()).isEqualTo(3);
    }

    @Test
    @DisplayName(
            "R-VETO O-ONCE what was told of an order while it waited does not make it look as if it had been taken in")
    void what_was_told_while_it_waited_is_not_a_life_here() {
        OrderCommand released = OrderCommand.newBuilder(OrderScript.order("A", ONE, Leg.ENTRY, null))
                .setHeldSince(OrderScript.NOON.minusSeconds(30))
                .build();
        account.at(1)
                .recorded(held(released))
                .ownerChanges()
                .at(2)
                .apply(new OrderInput.Compared(
                        OrderScript.NOON.plusSeconds(2),
                        new AccountPicture(OrderScript.NOON.plusSeconds(2), List.of(), List.of(), Map.of(), Map.of())));
        account.out();
        account.command(released);
        assertThat(account.out())
                .containsExactly("A RELEASE > QUEUED", "A CLAIM > SUBMITTING", "call place A try 1 until +7.0s");
    }

    private static OrderEvent held(OrderCommand released) {
        return OrderEvents.hold(released, OrderScript.NOON.minusSeconds(30), OrderScript.NOON);
    }

    @Test
    @DisplayName("O-ONCE what is found after a lost answer is adopted with all its fills")
    void adopts_what_is_found() {
        account.at(1).entry("A", ONE).at(6).timedOut("A").out();
        account.at(6.1).found("A", VenueOrderStatus.FILLED, account.trade("T1", "A", "3"));
        assertThat(account.out()).containsExactly("A ACCEPT > ACCEPTED", "A fill T1 of 3", "A FILL > FILLED filled 3");
    }

    @Test
    @DisplayName("O-ONCE what the venue calls known is never sent again, however often it is not found")
    void never_sends_again_what_exists() {
        account.at(1).entry("A", ONE).answered("A", new Answer.AlreadyExists("-4116", "duplicate"));
        assertThat(account.out()).contains("A NO_ANSWER > UNKNOWN EXISTS", "call look up A");
        for (int second = 10; second < 70; second += 10) {
            account.at(second).passes().notFound("A");
        }
        assertThat(account.out()).doesNotContain("A PROVEN_ABSENT > QUEUED NOT_FOUND");
        account.ownerChanges().out();
        for (int second = 100; second < 200; second += 10) {
            account.at(second).passes().notFound("A");
        }
        assertThat(account.out())
                .as("nor by the next owner")
                .contains("alert CRITICAL O-ONCE")
                .noneMatch(line -> line.startsWith("call place"));
    }

    @Test
    @DisplayName(
            "O-ONCE a new owner asks for everything that has not ended before it does anything, and agrees when it knows")
    void a_new_owner_asks_first() {
        account.at(1).entry("A", ONE).out();
        account.at(2).ownerChanges();
        assertThat(account.out())
                .containsExactly("does not agree: owner 2 takes over", "A NO_ANSWER > UNKNOWN OWNER_CHANGED");
        account.apply(new OrderInput.Compared(
                        OrderScript.NOON,
                        new AccountPicture(OrderScript.NOON, List.of(), List.of(), Map.of(), Map.of())))
                .at(7.9)
                .passes();
        assertThat(account.out())
                .as("a zombie's call may still be accepted")
                .containsExactly("stated {} in flight [X:ONE]");
        account.at(8).passes().found("A", VenueOrderStatus.FILLED, account.trade("T1", "A", "3"));
        assertThat(account.out())
                .containsExactly(
                        "call look up A",
                        "A ACCEPT > ACCEPTED",
                        "A fill T1 of 3",
                        "A FILL > FILLED filled 3",
                        "agrees: orders and fills agree");
    }

    @Test
    @DisplayName(
            "O-ONCE an order that is not sent in time is never sent, and its deadline is never later than its time")
    void expires_unsent() {
        account.at(57).entry("A", ONE);
        assertThat(account.out()).contains("call place A try 1 until +60.0s");
        account.refused("A", ErrorClass.NETWORK_ERROR, "503");
        assertThat(account.out()).containsExactly("A PROVEN_ABSENT > QUEUED 503");
        account.at(61).passes();
        assertThat(account.out()).containsExactly("A EXPIRE > EXPIRED EXPIRED_UNSENT");
    }

    @Test
    @DisplayName("O-RETRY what was certainly not executed is tried again as its class says, and then fails")
    void retries_by_class() {
        account.at(1).stop("A", ONE).out();
        for (int retry = 1; retry <= 3; retry++) {
            account.refused("A", ErrorClass.API_ERROR, "-1016");
            assertThat(account.out()).containsExactly("A PROVEN_ABSENT > QUEUED -1016");
            account.at(1 + retry * 10).passes();
            assertThat(account.out())
                    .contains("A CLAIM > SUBMITTING")
                    .anyMatch(line -> line.startsWith("call place A"));
        }
        account.refused("A", ErrorClass.API_ERROR, "-1016");
        assertThat(account.out()).containsExactly("A PROVEN_ABSENT > QUEUED -1016", "A FAIL > FAILED -1016");
    }

    @Test
    @DisplayName("O-RETRY a refusal that the stream tells as well does not end the order that waits to be sent again")
    void a_refusal_told_twice_is_one() {
        account.at(1).stop("A", ONE).refused("A", ErrorClass.API_ERROR, "-1016").out();
        account.reported(new VenueReport.OrderChanged(account.shown("A", VenueOrderStatus.REJECTED)));
        assertThat(account.out()).isEmpty();
        account.at(10).passes();
        assertThat(account.out()).containsExactly("A CLAIM > SUBMITTING", "call place A try 2 until +15.0s");
    }

    @Test
    @DisplayName("O-RETRY an invalid order and one without money are not tried again")
    void does_not_retry_what_cannot_succeed() {
        account.at(1).entry("A", ONE).refused("A", ErrorClass.INVALID_ORDER, "-1111");
        account.entry("B", TWO).refused("B", ErrorClass.INSUFFICIENT_BALANCE, "-2019");
        assertThat(account.out()).contains("A REJECT > REJECTED -1111", "B REJECT > REJECTED -2019");
    }

    @Test
    @DisplayName("O-STAGES an order that breaks the venue's rules is not sent")
    void sends_nothing_that_breaks_a_rule() {
        account.at(1)
                .breaking(OrderScript.order("A", ONE, Leg.ENTRY, null), new RuleBreach("LOT_SIZE", "3 is no multiple"));
        assertThat(account.out()).containsExactly("A RELEASE > QUEUED", "A FAIL > FAILED LOT_SIZE");
    }

    @Test
    @DisplayName("O-PARALLEL orders of an instrument go one after the other, those of others side by side")
    void keeps_the_order_of_an_instrument() {
        account.at(1).entry("A", ONE).entry("B", ONE).entry("C", TWO);
        assertThat(account.out())
                .containsExactly(
                        "A RELEASE > QUEUED",
                        "A CLAIM > SUBMITTING",
                        "call place A try 1 until +6.0s",
                        "B RELEASE > QUEUED",
                        "C RELEASE > QUEUED",
                        "C CLAIM > SUBMITTING",
                        "call place C try 1 until +6.0s");
        account.at(2).accepted("A");
        assertThat(account.out())
                .containsExactly("A ACCEPT > ACCEPTED", "B CLAIM > SUBMITTING", "call place B try 1 until +7.0s");
    }

    @Test
    @DisplayName("O-PARALLEL a stuck entry holds the next entry of its instrument, and neither stop nor exit")
    void protection_passes_a_stuck_entry() {
        account.at(1).entry("A", ONE).at(6).timedOut("A").out();
        account.entry("B", ONE).stop("S", ONE);
        assertThat(account.out())
                .containsExactly(
                        "B RELEASE > QUEUED",
                        "S RELEASE > QUEUED",
                        "S CLAIM > SUBMITTING",
                        "call place S try 1 until +11.0s");
    }

    @Test
    @DisplayName("O-PARALLEL a venue that keeps failing gets no entries for a while, and still what protects")
    void the_breaker_holds_entries_only() {
        for (int i = 0; i < 5; i++) {
            account.at(1).entry("F" + i, "X:F" + i).refused("F" + i, ErrorClass.NETWORK_ERROR, "503");
        }
        assertThat(account.out()).contains("alert CRITICAL O-PARALLEL");
        account.at(1.5).entry("A", ONE).stop("S", TWO);
        assertThat(account.out())
                .containsExactly(
                        "A RELEASE > QUEUED",
                        "S RELEASE > QUEUED",
                        "S CLAIM > SUBMITTING",
                        "call place S try 1 until +6.5s");
        account.at(2).accepted("S");
        assertThat(account.out())
                .startsWith("alert INFO O-PARALLEL", "S ACCEPT > ACCEPTED")
                .contains("A CLAIM > SUBMITTING");
    }

    @Test
    @DisplayName("R-STATE what is halted on this machine opens nothing and still protects")
    void halted_opens_nothing() {
        account.at(1).apply(new OrderInput.Halted(OrderScript.NOON, true));
        account.entry("A", ONE).stop("S", TWO);
        assertThat(account.out())
                .containsExactly(
                        "A RELEASE > QUEUED",
                        "S RELEASE > QUEUED",
                        "S CLAIM > SUBMITTING",
                        "call place S try 1 until +6.0s");
    }

    @Test
    @DisplayName("O-ONCE a cancel before the order was sent ends it here; after that it is asked of the venue")
    void cancels_here_or_there() {
        account.at(1).entry("A", ONE).entry("B", ONE).cancel("B");
        assertThat(account.out()).endsWith("B RELEASE > QUEUED", "B CANCEL > CANCELLED");
        account.at(2).accepted("A").cancel("A");
        assertThat(account.out()).containsExactly("A ACCEPT > ACCEPTED", "call cancel A");
        account.at(3).answered("A", new Answer.Accepted(account.shown("A", VenueOrderStatus.CANCELLED)));
        assertThat(account.out()).containsExactly("A CANCEL > CANCELLED");
    }

    @Test
    @DisplayName("O-ONCE a venue that does not know what is to be cancelled proves nothing")
    void an_unknown_cancel_is_asked_about() {
        account.at(1).stop("S", ONE).accepted("S").cancel("S").out();
        account.at(2).answered("S", new Answer.Unknown(ErrorClass.UNKNOWN_ERROR, "-2011", "unknown order"));
        account.at(3).passes();
        assertThat(account.out()).containsExactly("call look up S");
        account.found("S", VenueOrderStatus.FILLED, account.trade("T1", "S", "3"));
        assertThat(account.out()).containsExactly("S fill T1 of 3", "S FILL > FILLED filled 3");
    }

    @Test
    @DisplayName("O-DRIFT an order that was accepted and is not found stays as it is, and people are told once")
    void not_found_is_not_cancelled() {
        account.at(1).stop("S", ONE).accepted("S").out();
        account.reported(new VenueReport.Resumed(OrderScript.NOON)).notFound("S");
        assertThat(account.out())
                .containsExactly("call look up S", "drift ORDER_MISSING_AT_VENUE S", "alert CRITICAL O-DRIFT");
        account.at(60).passes().notFound("S");
        assertThat(account.out()).containsExactly("call look up S");
    }

    @Test
    @DisplayName("O-ONCE the same execution from answer, stream and lookup is booked once")
    void books_a_trade_once() {
        account.at(1).entry("A", ONE).out();
        var first = account.trade("T1", "A", "1");
        var second = account.trade("T2", "A", "2");
        account.reported(new VenueReport.Traded(second)).reported(new VenueReport.Traded(first));
        account.accepted("A", first, second).reported(new VenueReport.Traded(first));
        account.reported(new VenueReport.OrderChanged(account.shown("A", VenueOrderStatus.FILLED, first, second)));
        assertThat(account.out())
                .containsExactly(
                        "A ACCEPT > ACCEPTED",
                        "A fill T2 of 2",
                        "A PARTIAL_FILL > PARTIALLY_FILLED filled 2",
                        "A fill T1 of 1",
                        "A FILL > FILLED filled 3");
    }

    @Test
    @DisplayName("O-DRIFT an end waits for the executions before it; none is made up")
    void an_end_waits_for_its_fills() {
        account.at(1).stop("S", ONE).accepted("S").out();
        VenueOrder told = account.shown("S", VenueOrderStatus.CANCELLED, account.trade("T1", "S", "1"));
        VenueOrder bare = new VenueOrder(
                told.clientOrderId(),
                told.venueOrderId(),
                ONE,
                Side.BUY,
                Quantity.of("3"),
                told.status(),
                told.filled(),
                List.of(),
                null,
                null,
                told.time());
        account.reported(new VenueReport.OrderChanged(bare)).at(2).passes();
        assertThat(account.out()).containsExactly("call look up S");
        account.lookedUp("S", new Finding.Found(told));
        assertThat(account.out())
                .containsExactly(
                        "S fill T1 of 1",
                        "S PARTIAL_FILL > PARTIALLY_FILLED filled 1",
                        "S CANCEL > CANCELLED filled 1");
    }

    @Test
    @DisplayName("O-ONCE the same command twice is one order, and one that may have been forgotten is refused")
    void refuses_a_command_twice() {
        account.at(1)
                .entry("A", ONE)
                .refused("A", ErrorClass.INVALID_ORDER, "-1111")
                .out();
        account.entry("A", ONE);
        assertThat(account.out()).containsExactly("rejected DUPLICATE: order A is known");
        account.at(7_200).passes().entry("A", ONE);
        assertThat(account.out())
                .containsExactly("rejected OUT_OF_ORDER: order A of " + OrderScript.NOON
                        + " may be one that ended and was forgotten");
    }

    @Test
    @DisplayName("O-RETRY a silence that the venue has asked for binds the next owner, too")
    void silence_survives_a_change_of_owner() {
        account.at(1).entry("A", ONE);
        account.answered("A", new Answer.Refused(ErrorClass.RATE_LIMIT_ERROR, "429", "slow", Duration.ofSeconds(30)));
        long until = account.state().silentUntil();
        assertThat(until).isEqualTo(OrderScript.NOON.plusSeconds(31).toEpochMilli());
        account.out();
        account.at(2).ownerChanges(until);
        assertThat(account.out()).containsExactly("does not agree: owner 2 takes over");
        account.at(30.9).passes();
        assertThat(account.out()).isEmpty();
        account.at(31).passes();
        assertThat(account.out()).containsExactly("call look up A");
    }

    @Test
    @DisplayName("O-ONCE people are told once when nobody knows for a minute")
    void tells_of_what_stays_unknown() {
        account.at(1).entry("A", ONE).timedOut("A").out();
        for (int second = 5; second < 300; second += 5) {
            account.at(second).passes();
            account.lookedUp("A", new Finding.Inconclusive(ErrorClass.TIMEOUT_ERROR, "SLOW", "no answer"));
        }
        assertThat(account.out().stream().filter(line -> !line.equals("call look up A")))
                .containsExactly("alert CRITICAL O-ONCE");
    }
}
