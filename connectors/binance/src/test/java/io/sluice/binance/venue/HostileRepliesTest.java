package io.sluice.binance.venue;

import static io.sluice.binance.Orders.market;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.binance.sim.malice.RequestRule;
import io.sluice.connector.OrderEntry;
import io.sluice.connector.RequestBudget.Use;
import io.sluice.connector.VenueSession;
import io.sluice.connector.VenueUnavailable;
import io.sluice.order.call.Answer;
import io.sluice.order.call.Finding;
import io.sluice.order.call.Outcome;
import io.sluice.order.call.VenueCall;
import io.sluice.order.call.VenueOrderStatus;
import io.sluice.schemas.ErrorClass;
import io.sluice.schemas.OrderCommand;
import io.sluice.schemas.Side;
import io.sluice.value.Quantity;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the venue does and what it says part ways; what the connector says must be true all the same. */
class HostileRepliesTest {
    private Desk desk;

    @BeforeEach
    void open(@TempDir Path folder) throws Exception {
        desk = Desk.open(folder);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private static OrderCommand buy(String name) {
        return OrderCommand.newBuilder(market(name, Side.BUY, "0.500"))
                .setTime(Instant.now())
                .build();
    }

    private static RequestRule onPlace() {
        return RequestRule.next("POST", "/fapi/v1/order");
    }

    private int placedAtVenue(OrderCommand order) {
        return desk.sim.ledger().orders(order.getClientOrderId()).size();
    }

    @ParameterizedTest
    @CsvSource({"0,true", "0,false", "1,true", "40,false", "120,true", "400,false"})
    @DisplayName("F12 an order whose reply is lost after any byte is unknown, and is found with its executions")
    void finds_an_order_whose_reply_was_lost(int bytes, boolean reset) {
        OrderCommand order = buy("lost");
        desk.sim.malice().add(onPlace().loseReply(bytes, reset));

        assertThat(desk.place(order).outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(placedAtVenue(order)).isEqualTo(1);
        assertThat(desk.found(order).status()).isEqualTo(VenueOrderStatus.FILLED);
        assertThat(desk.found(order).trades())
                .extracting(trade -> trade.quantity())
                .containsExactly(Quantity.of("0.5"));
    }

    @Test
    @DisplayName("F12 an order that is never answered is unknown at its deadline")
    void gives_up_at_the_deadline() {
        OrderCommand order = buy("hangs");
        desk.sim.malice().add(onPlace().neverAnswer());
        assertThat(desk.place(order, Duration.ofMillis(400)))
                .isEqualTo(new Answer.Unknown(ErrorClass.TIMEOUT_ERROR, "TIMEOUT", "no answer by the deadline"));
        assertThat(desk.found(order).status()).isEqualTo(VenueOrderStatus.FILLED);
    }

    @Test
    @DisplayName("O-TIMEOUT a reply that trickles in is not waited for beyond the deadline")
    void gives_up_on_a_trickle() {
        OrderCommand order = buy("trickles");
        desk.sim.malice().add(onPlace().trickle(50));
        assertThat(desk.place(order, Duration.ofMillis(400)).outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(desk.found(order).status()).isEqualTo(VenueOrderStatus.FILLED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "true  | 503 | {\"code\":-1000,\"msg\":\"Unknown error, please check your request or try again later.\"} | TIMEOUT_ERROR | UNKNOWN",
                "false | 503 | {\"code\":-1000,\"msg\":\"Unknown error, please check your request or try again later.\"} | TIMEOUT_ERROR | UNKNOWN",
                "false | 503 | Service Unavailable. | NETWORK_ERROR | NOT_EXECUTED",
                "false | 503 | {\"code\":-1008,\"msg\":\"Request throttled by system-level protection.\"} | RATE_LIMIT_ERROR | NOT_EXECUTED",
                "true  | 503 | {\"code\":-1001,\"msg\":\"Internal error; unable to process your request.\"} | NETWORK_ERROR | UNKNOWN",
                "true  | 408 | {\"code\":-1007,\"msg\":\"Timeout waiting for response from backend server.\"} | TIMEOUT_ERROR | UNKNOWN",
                "true  | 502 | <html>Bad Gateway</html> | TIMEOUT_ERROR | UNKNOWN",
                "true  | 200 | <html>welcome</html> | UNKNOWN_ERROR | UNKNOWN",
                "true  | 200 | {} | UNKNOWN_ERROR | UNKNOWN",
                "true  | 400 | {\"code\":-7777,\"msg\":\"new in this version\"} | UNKNOWN_ERROR | UNKNOWN",
                "false | 403 | <html>WAF</html> | API_ERROR | NOT_EXECUTED",
                "false | 400 | {\"code\":-1021,\"msg\":\"Timestamp for this request is outside of the recvWindow.\"} | API_ERROR | NOT_EXECUTED",
                "false | 400 | {\"code\":-5028,\"msg\":\"Timestamp for this request is outside of the ME recvWindow.\"} | API_ERROR | NOT_EXECUTED",
            })
    @DisplayName("F15 what is said decides the class and the outcome, whether the order was executed or not")
    void classifies(boolean done, int status, String body, ErrorClass errorClass, Outcome outcome) {
        OrderCommand order = buy("classified");
        desk.sim.malice().add(onPlace().answer(done, status, body));

        Answer answer = desk.place(order);
        assertThat(answer.outcome()).isEqualTo(outcome);
        ErrorClass told = switch (answer) {
            case Answer.Refused refused -> refused.errorClass();
            case Answer.Unknown unknown -> unknown.errorClass();
            case Answer.Accepted accepted -> Assertions.fail("accepted " + accepted);
            case Answer.AlreadyExists exists -> Assertions.fail("exists " + exists);
        };
        assertThat(told).isEqualTo(errorClass);
        assertThat(placedAtVenue(order)).isEqualTo(done ? 1 : 0);
        assertThat(desk.find(order)).isInstanceOf(done ? Finding.Found.class : Finding.NotFound.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 418})
    @DisplayName("O-RATE after 429 and 418 everything stops for as long as the venue demands")
    void obeys_retry_after(int status) {
        RequestRule plain = onPlace().answer(false, status, "{\"code\":-1003,\"msg\":\"Too many requests.\"}");
        desk.sim
                .malice()
                .add(new RequestRule(
                        plain.method(),
                        plain.path(),
                        plain.clientId(),
                        plain.skip(),
                        plain.times(),
                        plain.probability(),
                        plain.execute(),
                        plain.delayMillis(),
                        plain.ignoreWindow(),
                        plain.ending(),
                        plain.afterBytes(),
                        plain.reset(),
                        plain.millis(),
                        plain.status(),
                        Map.of("Retry-After", "77"),
                        plain.body()));

        assertThat(desk.place(buy("limited")))
                .isEqualTo(new Answer.Refused(
                        ErrorClass.RATE_LIMIT_ERROR, "-1003", "Too many requests.", Duration.ofSeconds(77)));
        for (Use use : Use.values()) {
            assertThat(desk.session.budget().take(use)).isBetween(Duration.ofSeconds(60), Duration.ofSeconds(77));
        }
    }

    @Test
    @DisplayName("F13 an order that reaches the engine after its window is refused by the venue itself")
    void is_fenced_by_the_window() throws Exception {
        desk.sim.malice().add(onPlace().late(1_500, false));
        OrderCommand held = buy("held");
        assertThat(desk.place(held, Duration.ofMillis(900)).outcome()).isEqualTo(Outcome.UNKNOWN);

        OrderCommand next = buy("next");
        desk.await("the held one to have been judged", () -> desk.sim.malice().left() == 0);
        desk.placed(next);
        assertThat(placedAtVenue(held)).isZero();
        assertThat(desk.find(held)).isEqualTo(new Finding.NotFound());
    }

    @Test
    @DisplayName("O-ONCE the timestamp is that of the decision, however late it is sent")
    void stamps_with_the_time_of_the_decision() {
        OrderCommand order = buy("paused");
        Instant issued = Instant.now().minusSeconds(8);
        assertThat(desk.session.orders().place(new VenueCall.Place(1, order, 1, issued, Desk.soon(), 1)))
                .as("its window reaches to its deadline")
                .isInstanceOf(Answer.Accepted.class);
        Instant future = Instant.now().plusSeconds(5);
        assertThat(desk.session
                        .orders()
                        .place(new VenueCall.Place(1, buy("early"), 1, future, future.plusSeconds(5), 1)))
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo("-1021"));
    }

    @Test
    @DisplayName("O-TIMEOUT a call whose deadline has passed sends nothing, and says so")
    void sends_nothing_after_the_deadline() {
        OrderCommand order = buy("over");
        assertThat(desk.place(order, Duration.ofMillis(-1)))
                .isEqualTo(new Answer.Refused(
                        ErrorClass.TIMEOUT_ERROR,
                        OrderEntry.NOT_SENT,
                        "the deadline passed before anything was sent",
                        null));
        assertThat(placedAtVenue(order)).isZero();
    }

    @Test
    @DisplayName("F21 a clock that steps at the venue costs one refusal, and is measured anew")
    void measures_the_clock_anew() throws Exception {
        desk.sim.clock().step(30_000);
        assertThat(desk.place(buy("before")))
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo("-1021"));
        desk.await(
                "an order by the new clock",
                () -> desk.place(buy("after" + System.nanoTime())) instanceof Answer.Accepted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/fapi/v1/order", "/fapi/v1/allOrders", "/fapi/v1/userTrades"})
    @DisplayName("O-ONCE as long as one of the places cannot be read, nothing is called absent")
    void calls_nothing_absent_that_it_could_not_look_for(String path) {
        for (String body : List.of("<html>", "[{\"id\":1}]", "{\"code\":-1000,\"msg\":\"?\"}")) {
            desk.sim.malice().add(RequestRule.next("GET", path).answer(true, 200, body));
            assertThat(desk.find(buy("never"))).isInstanceOf(Finding.Inconclusive.class);
        }
        desk.sim.malice().add(RequestRule.next("GET", path).loseReply(10, true));
        assertThat(desk.find(buy("never"))).isInstanceOf(Finding.Inconclusive.class);
        assertThat(desk.find(buy("never"))).isEqualTo(new Finding.NotFound());
    }

    @Test
    @DisplayName("O-DRIFT a question that failed is an error, never an empty account")
    void never_calls_a_failure_empty() {
        for (String path : List.of(
                "/fapi/v1/openOrders",
                "/fapi/v1/openAlgoOrders",
                "/fapi/v2/positionRisk",
                "/fapi/v2/balance",
                "/fapi/v3/account")) {
            desk.sim.malice().add(RequestRule.next("GET", path).answer(true, 200, "{}"));
        }
        Assertions.assertThatExceptionOfType(VenueUnavailable.class)
                .isThrownBy(() -> desk.session.account().openOrders(Desk.soon()));
        Assertions.assertThatExceptionOfType(VenueUnavailable.class)
                .isThrownBy(() -> desk.session.account().openOrders(Desk.soon()));
        Assertions.assertThatExceptionOfType(VenueUnavailable.class)
                .isThrownBy(() -> desk.session.account().positions(Desk.soon()));
        Assertions.assertThatExceptionOfType(VenueUnavailable.class)
                .isThrownBy(() -> desk.session.account().balances(Desk.soon()));
    }

    @Test
    @DisplayName("O-RETRY nobody listens: not one byte has left, and that is certain")
    void tells_a_connection_that_never_was() {
        Instant now = Instant.now();
        VenueCall.Place call = new VenueCall.Place(1, buy("nobody"), 1, now, now.plusSeconds(5), 1);
        try (VenueSession unconnected = Desk.venue(desk.sim, Desk.oneWay()).open("main")) {
            desk.sim.close();
            assertThat(unconnected.orders().place(call))
                    .isEqualTo(new Answer.Refused(
                            ErrorClass.NETWORK_ERROR, "NO_CONNECTION", "no connection: ConnectException", null));
        }
    }
}
