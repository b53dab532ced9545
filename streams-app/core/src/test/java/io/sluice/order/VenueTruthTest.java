package io.sluice.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.order.call.VenueOrder;
import io.sluice.order.call.VenueOrderStatus;
import io.sluice.order.call.VenueReport;
import io.sluice.order.call.VenueTrade;
import io.sluice.schemas.Liquidity;
import io.sluice.schemas.Side;
import io.sluice.value.Money;
import io.sluice.value.Price;
import io.sluice.value.Quantity;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the venue shows that nobody here has asked for, and how the whole of it is compared. */
class VenueTruthTest {
    private static final String ONE = "X:ONE";
    private static final String TWO = "X:TWO";

    private final OrderScript account = new OrderScript();

    @Test
    @DisplayName("O-EXTERNAL what nobody here has placed is told, and neither booked nor touched")
    void tells_of_what_is_foreign() {
        account.at(1).entry("A", ONE).out();
        VenueOrder ours = account.shown("A", VenueOrderStatus.WORKING);
        VenueOrder foreign = new VenueOrder(
                "web_77",
                "V77",
                ONE,
                Side.SELL,
                Quantity.of("9"),
                ours.status(),
                ours.filled(),
                List.of(),
                null,
                null,
                ours.time());
        account.reported(new VenueReport.OrderChanged(foreign)).reported(new VenueReport.OrderChanged(foreign));
        assertThat(account.out()).containsExactly("drift ORDER_UNKNOWN_HERE V77", "alert CRITICAL O-DRIFT");
    }

    @Test
    @DisplayName("O-EXTERNAL an execution that others have ordered is told to the account, once, with who made it")
    void tells_executions_of_others() {
        VenueTrade hand = trade("T7", "web_77", "V77", Side.SELL);
        account.at(1).reported(new VenueReport.Traded(hand)).reported(new VenueReport.Traded(hand));
        assertThat(account.out()).containsExactly("EXTERNAL fill T7 of 2", "drift FILL_MISSING_HERE T7");
        VenueTrade forced = trade("T8", "autoclose-8", "V8", Side.SELL);
        VenueOrder liquidation = new VenueOrder(
                "autoclose-8",
                "V8",
                ONE,
                Side.SELL,
                Quantity.of("2"),
                VenueOrderStatus.FILLED,
                Quantity.of("2"),
                List.of(forced),
                VenueOrder.LIQUIDATION,
                null,
                OrderScript.NOON);
        account.at(2).reported(new VenueReport.OrderChanged(liquidation));
        assertThat(account.out())
                .containsExactly(
                        "drift ORDER_UNKNOWN_HERE V8",
                        "alert CRITICAL O-DRIFT",
                        "LIQUIDATION fill T8 of 2",
                        "drift FILL_MISSING_HERE T8");
        account.at(3).ownerChanges().out();
        account.at(4).reported(new VenueReport.Traded(hand)).passes();
        assertThat(account.out()).as("nor does the next owner tell it again").isEmpty();
    }

    @Test
    @DisplayName("O-ONCE an execution without an id of ours waits as long as it may be of an order that is being sent")
    void an_execution_without_an_id_may_be_ours() {
        account.at(1).entry("A", ONE).timedOut("A").out();
        account.at(2).reported(new VenueReport.Traded(trade("T1", "", "VA", Side.BUY)));
        account.at(7).passes();
        assertThat(account.out()).as("it may be of A").isEmpty();
        account.at(7.1).found("A", VenueOrderStatus.WORKING);
        assertThat(account.out())
                .containsExactly("A ACCEPT > ACCEPTED", "A fill T1 of 2", "A PARTIAL_FILL > PARTIALLY_FILLED filled 2");
        account.at(8)
                .reported(new VenueReport.Traded(trade("T2", "", "VX", Side.BUY)))
                .at(9.9)
                .passes();
        assertThat(account.out()).as("its order may be told a moment later").containsExactly("call look up A");
        account.at(10).passes();
        assertThat(account.out()).containsExactly("EXTERNAL fill T2 of 2", "drift FILL_MISSING_HERE T2");
    }

    @Test
    @DisplayName("O-RECONCILE what the venue holds is told after the fills that came with it")
    void tells_what_the_venue_holds() {
        account.at(1).stop("S", ONE).accepted("S").out();
        var picture = new AccountPicture(
                OrderScript.NOON.plusSeconds(4),
                List.of(),
                List.of(account.trade("T1", "S", "3")),
                Map.of(ONE, Quantity.of("3"), TWO, Quantity.of("-1")),
                Map.of("USDT", Money.of("100")));
        account.at(9).apply(new OrderInput.Compared(OrderScript.NOON.plusSeconds(9), picture));
        assertThat(account.out())
                .containsExactly(
                        "S fill T1 of 3",
                        "S FILL > FILLED filled 3",
                        "stated {X:ONE=3, X:TWO=-1} in flight []",
                        "balance 100 USDT");
        account.at(20)
                .apply(new OrderInput.Compared(
                        OrderScript.NOON.plusSeconds(20),
                        new AccountPicture(
                                OrderScript.NOON.plusSeconds(20),
                                List.of(),
                                List.of(),
                                Map.of(TWO, Quantity.of("-1")),
                                Map.of())));
        assertThat(account.out()).containsExactly("stated {X:TWO=-1} in flight []");
    }

    private static VenueTrade trade(String id, String clientOrderId, String venueOrderId, Side side) {
        return new VenueTrade(
                id,
                clientOrderId,
                venueOrderId,
                ONE,
                side,
                Quantity.of("2"),
                Price.of("100"),
                Money.ZERO,
                "USDT",
                Liquidity.TAKER,
                OrderScript.NOON);
    }

    @Test
    @DisplayName("O-RECONCILE a cut in the reports is told to the account until it has been compared")
    void a_gap_is_told_until_it_is_closed() {
        account.at(1).stop("S", ONE).accepted("S").out();
        account.reported(new VenueReport.Gap("socket closed", OrderScript.NOON))
                .reported(new VenueReport.Gap("socket closed", OrderScript.NOON));
        assertThat(account.out()).containsExactly("does not agree: socket closed");
        var trade = account.trade("T1", "S", "3");
        account.at(5)
                .apply(new OrderInput.Compared(
                        OrderScript.NOON.plusSeconds(5),
                        new AccountPicture(
                                OrderScript.NOON.plusSeconds(4), List.of(), List.of(trade), Map.of(), Map.of())));
        assertThat(account.out())
                .containsExactly(
                        "S fill T1 of 3",
                        "S FILL > FILLED filled 3",
                        "stated {} in flight []",
                        "agrees: orders and fills agree");
    }
}
