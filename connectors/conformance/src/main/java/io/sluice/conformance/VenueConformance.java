package io.sluice.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.connector.OrderEntry;
import io.sluice.connector.VenueSession;
import io.sluice.connector.VenueTraits;
import io.sluice.connector.VenueUnavailable;
import io.sluice.order.call.Answer;
import io.sluice.order.call.Finding;
import io.sluice.order.call.Outcome;
import io.sluice.order.call.VenueCall;
import io.sluice.order.call.VenueOrder;
import io.sluice.order.call.VenueOrderStatus;
import io.sluice.order.call.VenueReport;
import io.sluice.order.call.VenueTrade;
import io.sluice.schemas.ErrorClass;
import io.sluice.schemas.OrderCommand;
import io.sluice.value.Quantity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The cards. Extend this class in a connector's tests, give it a stage, and run it: each card is one promise of the
 * interfaces that exactly once rests on.
 */
public abstract class VenueConformance {
    private static final Duration CALL = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final long PAUSE_MILLIS = 20;

    private final Queue<VenueReport> reports = new ConcurrentLinkedQueue<>();
    private final AtomicLong numbers = new AtomicLong();
    private CardOrders orders;
    private VenueStage stage;
    private VenueSession session;

    /** Sets a new stage for one card. */
    protected abstract VenueStage stage() throws Exception;

    /** What the venue of the stage declares. */
    final VenueTraits traits() {
        return stage.venue().traits();
    }

    @BeforeEach
    final void open() throws Exception {
        stage = stage();
        orders = new CardOrders(stage);
        session = stage.venue().open(stage.account());
        session.start(reports::add);
    }

    @AfterEach
    final void close() {
        session.close();
        stage.close();
    }

    @Test
    @DisplayName("V-01 a market order is accepted under its own terms, and found executed with all its trades")
    void v01_places_at_the_market() throws Exception {
        OrderCommand order = orders.market();
        assertThat(accepted(place(order)).venueOrderId()).isNotEmpty();
        VenueOrder found = awaitStatus(order, VenueOrderStatus.FILLED);
        assertThat(found.clientOrderId()).isEqualTo(order.getClientOrderId());
        assertThat(found.instrument()).isEqualTo(order.getInstrument());
        assertThat(found.side()).isEqualTo(order.getSide());
        assertThat(found.quantity()).isEqualTo(stage.quantity());
        assertThat(found.filled()).isEqualTo(stage.quantity());
        assertThat(sum(found.trades())).isEqualTo(stage.quantity());
    }

    @Test
    @DisplayName("V-02 an order that never was is not found")
    void v02_does_not_find_what_never_was() {
        assertThat(find(orders.market())).isInstanceOf(Finding.NotFound.class);
    }

    @Test
    @DisplayName("V-03 an execution has one id, by lookup and by the account's executions")
    void v03_an_execution_has_one_id() throws Exception {
        Instant before = Instant.now().minusSeconds(5);
        OrderCommand order = orders.market();
        place(order);
        List<String> byLookup = awaitStatus(order, VenueOrderStatus.FILLED).trades().stream()
                .map(VenueTrade::tradeId)
                .sorted()
                .toList();
        List<String> byAccount = session.account().tradesSince(before, deadline()).stream()
                .filter(trade -> trade.clientOrderId().equals(order.getClientOrderId()))
                .map(VenueTrade::tradeId)
                .sorted()
                .toList();
        assertThat(byAccount).isEqualTo(byLookup).isNotEmpty();
    }

    @Test
    @DisplayName("V-04 an order that rests is found working, alone and among the open ones")
    void v04_finds_what_rests() throws Exception {
        OrderCommand order = orders.resting();
        accepted(place(order));
        VenueOrder found = awaitStatus(order, VenueOrderStatus.WORKING);
        assertThat(found.filled()).isEqualTo(Quantity.ZERO);
        assertThat(openIds()).contains(order.getClientOrderId());
    }

    @Test
    @DisplayName("V-05 a cancelled order is found cancelled, and is not open")
    void v05_cancels() throws Exception {
        OrderCommand order = orders.resting();
        accepted(place(order));
        accepted(cancel(order));
        awaitStatus(order, VenueOrderStatus.CANCELLED);
        assertThat(openIds()).doesNotContain(order.getClientOrderId());
    }

    @Test
    @DisplayName("V-06 to cancel what the venue does not know proves nothing")
    void v06_an_unknown_cancel_proves_nothing() {
        assertThat(cancel(orders.resting())).isInstanceOf(Answer.Unknown.class);
    }

    @Test
    @DisplayName("V-07 a second order under an id that works exists already, and is no rejection")
    void v07_knows_its_ids() throws Exception {
        OrderCommand order = orders.resting();
        accepted(place(order));
        assertThat(place(order)).isInstanceOf(Answer.AlreadyExists.class);
        assertThat(openIds().stream().filter(order.getClientOrderId()::equals)).hasSize(1);
    }

    @Test
    @DisplayName("V-08 after its deadline nothing leaves, and it is said with certainty")
    void v08_sends_nothing_late() {
        OrderCommand order = orders.market();
        Instant past = Instant.now().minusSeconds(10);
        Answer answer = session.orders()
                .place(new VenueCall.Place(numbers.incrementAndGet(), order, 1, past.minus(CALL), past, 1));
        assertThat(answer)
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo(OrderEntry.NOT_SENT));
        assertThat(find(order)).isInstanceOf(Finding.NotFound.class);
    }

    @Test
    @DisplayName("V-09 the venue tells by itself of what happens to an order")
    void v09_reports() throws Exception {
        OrderCommand order = orders.market();
        place(order);
        await("a report of the order", () -> reports.stream().anyMatch(report -> isOf(report, order)));
    }

    @Test
    @DisplayName("V-10 what the venue would refuse is known before it is sent; so is an instrument it does not have")
    void v10_knows_its_rules() throws Exception {
        await("rules", () -> session.rules().breachOf(orders.market()).isEmpty());
        assertThat(session.rules().breachOf(orders.refused())).isPresent();
        assertThat(session.rules().breachOf(orders.elsewhere())).isPresent();
    }

    @Test
    @DisplayName("V-11 what it refuses is not executed, of the class of an invalid order, and not found")
    void v11_refuses() {
        OrderCommand order = orders.refused();
        Answer answer = place(order);
        assertThat(answer.outcome()).isEqualTo(Outcome.NOT_EXECUTED);
        assertThat(answer)
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        refused -> assertThat(refused.errorClass()).isEqualTo(ErrorClass.INVALID_ORDER));
        assertThat(find(order)).isInstanceOf(Finding.NotFound.class);
    }

    @Test
    @DisplayName("V-12 the account's position follows its executions, and its cash is told")
    void v12_tells_the_account() throws Exception {
        Quantity before = position();
        OrderCommand order = orders.market();
        place(order);
        awaitStatus(order, VenueOrderStatus.FILLED);
        await("the position", () -> position().equals(before.plus(stage.quantity())));
        assertThat(session.account().balances(deadline())).isNotEmpty();
    }

    @Test
    @DisplayName("V-13 cut off it knows nothing: no answer is made up, and nothing counts as absent")
    void v13_makes_nothing_up() {
        OrderCommand order = orders.market();
        place(order);
        stage.cutOff();
        assertThat(find(order)).isInstanceOf(Finding.Inconclusive.class);
        assertThat(place(orders.market()).outcome()).isNotEqualTo(Outcome.EXISTS);
        assertThat(cancel(order).outcome()).isNotEqualTo(Outcome.EXISTS);
        assertThatThrownBy(() -> session.account().openOrders(deadline())).isInstanceOf(VenueUnavailable.class);
        assertThatThrownBy(() -> session.account().tradesSince(Instant.now().minusSeconds(60), deadline()))
                .isInstanceOf(VenueUnavailable.class);
        assertThatThrownBy(() -> session.account().positions(deadline())).isInstanceOf(VenueUnavailable.class);
    }

    private Answer place(OrderCommand order) {
        Instant now = Instant.now();
        return session.orders().place(new VenueCall.Place(numbers.incrementAndGet(), order, 1, now, now.plus(CALL), 1));
    }

    private Answer cancel(OrderCommand order) {
        Instant now = Instant.now();
        return session.orders()
                .cancel(new VenueCall.Cancel(numbers.incrementAndGet(), order, null, now, now.plus(CALL), 1));
    }

    private Finding find(OrderCommand order) {
        Instant now = Instant.now();
        return session.lookup()
                .find(new VenueCall.LookUp(numbers.incrementAndGet(), order, null, now, now.plus(CALL), 1));
    }

    private static VenueOrder accepted(Answer answer) {
        assertThat(answer).isInstanceOf(Answer.Accepted.class);
        return ((Answer.Accepted) answer).order();
    }

    private VenueOrder awaitStatus(OrderCommand order, VenueOrderStatus status) throws Exception {
        VenueOrder[] last = new VenueOrder[1];
        await(order.getClientOrderId() + " " + status, () -> {
            last[0] = find(order) instanceof Finding.Found found ? found.order() : null;
            return last[0] != null && last[0].status() == status;
        });
        return last[0];
    }

    private List<String> openIds() throws VenueUnavailable {
        return session.account().openOrders(deadline()).stream()
                .map(VenueOrder::clientOrderId)
                .toList();
    }

    private Quantity position() throws VenueUnavailable {
        return session.account().positions(deadline()).getOrDefault(stage.instrument(), Quantity.ZERO);
    }

    private static boolean isOf(VenueReport report, OrderCommand order) {
        return switch (report) {
            case VenueReport.OrderChanged changed ->
                changed.order().clientOrderId().equals(order.getClientOrderId());
            case VenueReport.Traded traded -> traded.trade().clientOrderId().equals(order.getClientOrderId());
            case VenueReport.BalanceChanged balance -> false;
            case VenueReport.PositionChanged position -> false;
            case VenueReport.Gap gap -> false;
            case VenueReport.Resumed resumed -> false;
        };
    }

    private static Quantity sum(List<VenueTrade> trades) {
        Quantity sum = Quantity.ZERO;
        for (VenueTrade trade : trades) {
            sum = sum.plus(trade.quantity());
        }
        return sum;
    }

    private static Instant deadline() {
        return Instant.now().plus(CALL);
    }

    @FunctionalInterface
    private interface Condition {
        boolean holds() throws Exception;
    }

    private static void await(String what, Condition condition) throws Exception {
        long deadline = System.nanoTime() + LONGEST.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() - deadline > 0) {
                throw new AssertionError("not within " + LONGEST + ": " + what);
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }
}
