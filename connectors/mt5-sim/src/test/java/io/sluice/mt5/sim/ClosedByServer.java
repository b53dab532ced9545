package io.sluice.mt5.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.sluice.order.call.Answer;
import io.sluice.order.call.Finding;
import io.sluice.order.call.VenueOrder;
import io.sluice.order.call.VenueOrderStatus;
import io.sluice.order.call.VenueReport;
import io.sluice.order.call.VenueTrade;
import io.sluice.schemas.OrderCommand;
import io.sluice.schemas.OrderType;
import io.sluice.schemas.Side;
import io.sluice.testkit.Await;
import io.sluice.value.Quantity;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Positions that the trade server closes by itself, whichever terminal tells of it: by SL, by TP, for want of margin. */
abstract class ClosedByServer {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final String EURUSD = "FX:EURUSD";

    @TempDir
    private Path folder;

    private Trader trader;

    /** A hedging account with EURUSD at 1.10000, and who trades there. */
    protected abstract Trader open(Path place) throws Exception;

    protected abstract void quote(String bid, String ask) throws Exception;

    protected abstract void stopOut() throws Exception;

    protected abstract void shut() throws Exception;

    @BeforeEach
    void start() throws Exception {
        trader = open(folder);
        OrderCommand entry = Trader.command("in", EURUSD, Side.BUY, OrderType.MARKET, "0.10", null, false);
        assertThat(trader.place(entry, 1)).isInstanceOf(Answer.Accepted.class);
    }

    @AfterEach
    void stop() throws Exception {
        shut();
    }

    @Test
    @DisplayName("R-STOP O-MT5 a position closed by its SL is the execution of our stop")
    void an_sl_is_the_fill_of_our_stop() throws Exception {
        closedBy(bracket("stop", OrderType.STOP_MARKET, "1.08000"), "1.07990", "1.08000");
    }

    @Test
    @DisplayName("R-TARGET O-MT5 a position closed by its TP is the execution of our target")
    void a_tp_is_the_fill_of_our_target() throws Exception {
        closedBy(bracket("target", OrderType.TAKE_PROFIT, "1.12000"), "1.12000", "1.12010");
    }

    private void closedBy(OrderCommand order, String bid, String ask) throws Exception {
        VenueOrder placed = ((Answer.Accepted) trader.place(order, 1)).order();

        quote(bid, ask);

        Await.until("the execution is told", LIMIT, () -> !sold().isEmpty());
        assertThat(sold())
                .extracting(VenueTrade::clientOrderId, VenueTrade::venueOrderId, VenueTrade::quantity)
                .containsExactly(tuple("", placed.venueOrderId(), Quantity.of("0.1")));
        assertThat(trader.find(order, placed.venueOrderId()))
                .isInstanceOfSatisfying(
                        Finding.Found.class,
                        found -> assertThat(found.order().status()).isEqualTo(VenueOrderStatus.FILLED));
        assertThat(exchangeMade()).isEmpty();
    }

    @Test
    @DisplayName("O-EXTERNAL O-MT5 a stop-out is told as a liquidation by the venue, and as no execution of our stop")
    void a_stop_out_is_a_liquidation() throws Exception {
        OrderCommand stop = bracket("stop", OrderType.STOP_MARKET, "1.08000");
        trader.place(stop, 1);

        stopOut();

        Await.until("the execution is told", LIMIT, () -> !sold().isEmpty());
        Await.until("its order is told", LIMIT, () -> !exchangeMade().isEmpty());
        String maker = sold().getFirst().venueOrderId();
        assertThat(sold()).extracting(VenueTrade::clientOrderId).containsExactly("");
        assertThat(exchangeMade())
                .allSatisfy(order -> assertThat(List.of(order.clientOrderId(), order.venueOrderId(), order.reason()))
                        .containsExactly("", maker, VenueOrder.LIQUIDATION));
        assertThat(trader.find(stop))
                .isInstanceOfSatisfying(
                        Finding.Found.class,
                        found -> assertThat(found.order().filled()).isEqualTo(Quantity.ZERO));
    }

    private List<VenueTrade> sold() {
        return trader.reports().stream()
                .filter(VenueReport.Traded.class::isInstance)
                .map(report -> ((VenueReport.Traded) report).trade())
                .filter(trade -> trade.side() == Side.SELL)
                .distinct()
                .toList();
    }

    private List<VenueOrder> exchangeMade() {
        return trader.reports().stream()
                .filter(VenueReport.OrderChanged.class::isInstance)
                .map(report -> ((VenueReport.OrderChanged) report).order())
                .filter(order -> order.reason() != null)
                .toList();
    }

    private static OrderCommand bracket(String name, OrderType type, String price) {
        return Trader.command(name, EURUSD, Side.SELL, type, "0.10", new BigDecimal(price), true);
    }
}
