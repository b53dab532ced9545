package io.sluice.mt5.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.order.call.Answer;
import io.sluice.order.call.Finding;
import io.sluice.order.call.VenueOrderStatus;
import io.sluice.schemas.OrderCommand;
import io.sluice.schemas.OrderType;
import io.sluice.schemas.Side;
import java.math.BigDecimal;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stops and targets of a hedging account, through the compiled Expert Advisor. */
class EaBracketsTest {
    @TempDir
    private Path folder;

    @Test
    @DisplayName("R-STOP the Expert Advisor sets, keeps and replaces the prices that protect a position")
    void protects_a_position() throws Exception {
        try (EaDesk desk = new EaDesk(folder, "HEDGING", Stand.HEARTBEAT);
                Trader trader = new Trader(desk.stand(), EaDesk.LOGIN)) {
            OrderCommand stop = bracket("stop", OrderType.STOP_MARKET, "1.08000");
            OrderCommand target = bracket("target", OrderType.TAKE_PROFIT, "1.12000");
            OrderCommand nearer = bracket("nearer", OrderType.STOP_MARKET, "1.09000");
            OrderCommand entry = Trader.command("in", "FX:EURUSD", Side.BUY, OrderType.MARKET, "0.10", null, false);

            assertThat(trader.place(entry, 1)).isInstanceOf(Answer.Accepted.class);
            assertThat(trader.find(stop)).isEqualTo(new Finding.NotFound());
            assertThat(trader.place(stop, 1)).isInstanceOf(Answer.Accepted.class);
            assertThat(trader.place(target, 1)).isInstanceOf(Answer.Accepted.class);
            assertThat(status(trader, stop)).isEqualTo(VenueOrderStatus.WORKING);
            assertThat(status(trader, target)).isEqualTo(VenueOrderStatus.WORKING);

            assertThat(trader.place(nearer, 1)).isInstanceOf(Answer.Accepted.class);
            assertThat(status(trader, stop)).isEqualTo(VenueOrderStatus.CANCELLED);
            assertThat(status(trader, nearer)).isEqualTo(VenueOrderStatus.WORKING);
            assertThat(status(trader, target)).isEqualTo(VenueOrderStatus.WORKING);
            assertThat(trader.place(stop, 1)).isInstanceOf(Answer.AlreadyExists.class);
        }
    }

    private static VenueOrderStatus status(Trader trader, OrderCommand order) {
        Finding finding = trader.find(order);
        assertThat(finding).isInstanceOf(Finding.Found.class);
        return ((Finding.Found) finding).order().status();
    }

    private static OrderCommand bracket(String name, OrderType type, String price) {
        return Trader.command(name, "FX:EURUSD", Side.SELL, type, "0.10", new BigDecimal(price), true);
    }
}
