package io.sluice.binance.venue;

import static io.sluice.binance.Orders.limit;
import static io.sluice.binance.Orders.market;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.binance.sim.exchange.ExchangeMade;
import io.sluice.binance.sim.exchange.PositionSide;
import io.sluice.binance.sim.malice.FrameRule;
import io.sluice.binance.sim.malice.FrameRule.Action;
import io.sluice.binance.sim.malice.RequestRule;
import io.sluice.binance.stream.StreamSettings;
import io.sluice.order.call.Finding;
import io.sluice.order.call.VenueOrder;
import io.sluice.order.call.VenueOrderStatus;
import io.sluice.order.call.VenueReport;
import io.sluice.order.call.VenueTrade;
import io.sluice.schemas.ErrorClass;
import io.sluice.schemas.OrderCommand;
import io.sluice.schemas.Side;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UserStreamTest {
    private static final String NO_SUCH_ORDER = "{\"code\":-2013,\"msg\":\"Order does not exist.\"}";

    private Desk desk;
    private Instant start;

    @BeforeEach
    void open(@TempDir Path folder) throws Exception {
        start = Instant.now().minusSeconds(60);
        desk = Desk.open(folder);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private List<String> tradesAtVenue() throws Exception {
        return desk.session.account().tradesSince(start, Desk.soon()).stream()
                .map(VenueTrade::tradeId)
                .toList();
    }

    private List<String> tradesTold() {
        return desk.reports.stream()
                .filter(VenueReport.Traded.class::isInstance)
                .map(report -> ((VenueReport.Traded) report).trade().tradeId())
                .toList();
    }

    @Test
    @DisplayName("F16 executions that are told twice bear the same id, and those that are not told can be asked for")
    void doubled_and_dropped_frames_can_be_made_good() throws Exception {
        desk.sim.malice().add(new FrameRule("ORDER_TRADE_UPDATE", 1, 1, 1, Action.DUPLICATE, 0));
        OrderCommand first = market("first", Side.BUY, "0.500");
        desk.placed(first);
        desk.await("the trade twice", () -> desk.told(first).size() == 2);
        assertThat(desk.told(first).getFirst()).isEqualTo(desk.told(first).getLast());

        desk.sim.malice().add(FrameRule.next("ORDER_TRADE_UPDATE", 2, Action.DROP));
        OrderCommand second = market("second", Side.BUY, "0.500");
        desk.placed(second);
        OrderCommand third = market("third", Side.BUY, "0.500");
        desk.placed(third);
        desk.tradesOf(third);

        assertThat(desk.told(second)).isEmpty();
        assertThat(desk.found(second).trades()).hasSize(1);
        assertThat(tradesAtVenue()).hasSize(3).containsAll(tradesTold());
    }

    @Test
    @DisplayName("F16 a cut is told as a gap, its end as well, and nothing of what happened meanwhile is lost")
    void tells_a_cut() throws Exception {
        desk.sim.streams().cutAll();
        desk.await("the gap", () -> desk.count(VenueReport.Gap.class) == 1);
        OrderCommand meanwhile = market("meanwhile", Side.BUY, "0.500");
        desk.placed(meanwhile);
        desk.await("the end of the gap", () -> desk.count(VenueReport.Resumed.class) == 1);

        OrderCommand after = market("after", Side.BUY, "0.500");
        desk.placed(after);
        desk.tradesOf(after);
        assertThat(tradesAtVenue()).hasSize(2);
    }

    @Test
    @DisplayName("F16 a listen key that expires is a gap too, and a new one is asked for")
    void gets_a_new_listen_key() throws Exception {
        desk.sim.venue().act(now -> {
            desk.sim.venue().listenKeys().expireAll();
            return null;
        });
        desk.await("the end of the gap", () -> desk.count(VenueReport.Resumed.class) == 1);
        OrderCommand after = market("after", Side.BUY, "0.500");
        desk.placed(after);
        assertThat(desk.tradesOf(after)).hasSize(1);
    }

    @Test
    @DisplayName("F16 a stream that falls silent is given up")
    void gives_up_a_silent_stream(@TempDir Path folder) throws Exception {
        StreamSettings watchful = Desk.impatient().withSilence(Duration.ofMillis(300));
        try (Desk other = Desk.open(Desk.sim(folder), Desk.oneWay().withUserStream(watchful))) {
            other.await("two gaps with their ends", () -> other.count(VenueReport.Resumed.class) >= 2);
            assertThat(other.reports)
                    .anyMatch(report -> report instanceof VenueReport.Gap gap
                            && gap.reason().equals("nothing was heard for PT0.3S"));
        }
    }

    @Test
    @DisplayName("O-BINANCE a connection that grows old is replaced without a gap, and no execution is lost")
    void renews_without_a_gap(@TempDir Path folder) throws Exception {
        StreamSettings old = new StreamSettings(
                Duration.ofMillis(100),
                Duration.ofMillis(50),
                Duration.ofMinutes(1),
                Duration.ofMillis(20),
                Duration.ofMillis(200),
                Duration.ofSeconds(10));
        try (Desk other = Desk.open(Desk.sim(folder), Desk.oneWay().withUserStream(old))) {
            for (int i = 0; i < 40; i++) {
                OrderCommand order = market("renewed" + i, i % 2 == 0 ? Side.BUY : Side.SELL, "0.500");
                other.placed(order);
                other.tradesOf(order);
            }
            assertThat(other.count(VenueReport.Gap.class)).isZero();
        }
    }

    @Test
    @DisplayName("O-EXTERNAL orders that the exchange makes itself are told with their reason")
    void tells_orders_of_the_exchange() throws Exception {
        desk.placed(market("position", Side.BUY, "0.500"));
        desk.sim
                .venue()
                .act(now -> desk.sim
                        .venue()
                        .exchange()
                        .close(
                                now,
                                desk.sim.venue().exchange().account("main"),
                                "BTCUSDT",
                                PositionSide.BOTH,
                                new BigDecimal("0.500"),
                                ExchangeMade.LIQUIDATION));

        desk.await(
                "the liquidation",
                () -> changed().stream()
                        .anyMatch(order -> "LIQUIDATION".equals(order.reason())
                                && order.clientOrderId().startsWith("autoclose-")
                                && order.status() == VenueOrderStatus.FILLED));
        desk.await("its execution", () -> tradesTold().size() == 2);
        assertThat(tradesAtVenue()).containsExactlyElementsOf(tradesTold());
    }

    private List<VenueOrder> changed() {
        return desk.reports.stream()
                .filter(VenueReport.OrderChanged.class::isInstance)
                .map(report -> ((VenueReport.OrderChanged) report).order())
                .toList();
    }

    @Test
    @DisplayName("O-ONCE an order of which the stream has told is never called absent")
    void remembers_what_the_stream_told() throws Exception {
        OrderCommand order = OrderCommand.newBuilder(limit("told", Side.BUY, "0.500", "59000"))
                .setTime(Instant.now())
                .build();
        desk.placed(order);
        desk.sim.malice().add(RequestRule.next("GET", "/fapi/v1/order").answer(false, 400, NO_SUCH_ORDER));
        desk.sim.malice().add(RequestRule.next("GET", "/fapi/v1/allOrders").answer(false, 200, "[]"));
        desk.sim.malice().add(RequestRule.next("GET", "/fapi/v1/userTrades").answer(false, 200, "[]"));

        assertThat(desk.find(order))
                .isEqualTo(new Finding.Inconclusive(
                        ErrorClass.UNKNOWN_ERROR,
                        "TOLD_BEFORE",
                        "the exchange has told of this order, and does not find it"));
    }

    @Test
    @DisplayName("O-ONCE an execution that cannot be attributed forbids to call any order absent")
    void calls_nothing_absent_beside_a_nameless_execution() throws Exception {
        OrderCommand lost = OrderCommand.newBuilder(market("lost", Side.BUY, "0.500"))
                .setTime(Instant.now())
                .build();
        desk.sim.malice().add(FrameRule.next("", 5, Action.DROP));
        desk.sim.malice().add(RequestRule.next("POST", "/fapi/v1/order").loseReply(0, true));
        desk.place(lost);
        desk.sim.malice().add(RequestRule.next("GET", "/fapi/v1/order").answer(false, 400, NO_SUCH_ORDER));
        desk.sim.malice().add(RequestRule.next("GET", "/fapi/v1/allOrders").answer(false, 200, "[]"));

        assertThat(desk.find(lost))
                .isInstanceOfSatisfying(
                        Finding.Inconclusive.class,
                        finding -> assertThat(finding.code()).isEqualTo("UNNAMED_TRADE"));
    }
}
