package io.sluice.binance.venue;

import static io.sluice.binance.Orders.limit;
import static io.sluice.binance.Orders.market;
import static io.sluice.binance.Orders.order;
import static io.sluice.binance.Orders.stop;
import static io.sluice.binance.Orders.takeProfit;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.binance.venue.AccountSettings.InstrumentSettings;
import io.sluice.binance.venue.AccountSettings.MarginType;
import io.sluice.order.call.Answer;
import io.sluice.order.call.Finding;
import io.sluice.order.call.VenueOrder;
import io.sluice.order.call.VenueOrderStatus;
import io.sluice.order.call.VenueReport;
import io.sluice.order.call.VenueTrade;
import io.sluice.schemas.ErrorClass;
import io.sluice.schemas.Liquidity;
import io.sluice.schemas.OrderCommand;
import io.sluice.schemas.OrderType;
import io.sluice.schemas.Side;
import io.sluice.value.Money;
import io.sluice.value.Quantity;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TradingTest {
    private Desk desk;

    @BeforeEach
    void open(@TempDir Path folder) throws Exception {
        desk = Desk.open(folder);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private static OrderCommand now(OrderCommand order) {
        return OrderCommand.newBuilder(order).setTime(Instant.now()).build();
    }

    @Test
    @DisplayName("O-BINANCE a market order is answered with its final state, and its executions come by the stream")
    void places_a_market_order() throws Exception {
        OrderCommand buy = market("a", Side.BUY, "0.500");
        VenueOrder placed = desk.placed(buy);

        assertThat(placed.clientOrderId()).isEqualTo(buy.getClientOrderId());
        assertThat(placed.instrument()).isEqualTo("BINANCE:BTCUSDT");
        assertThat(placed.status()).isEqualTo(VenueOrderStatus.FILLED);
        assertThat(placed.filled()).isEqualTo(Quantity.of("0.5"));
        List<VenueTrade> trades = desk.tradesOf(buy);
        assertThat(trades).hasSize(1);
        assertThat(trades.getFirst().quantity()).isEqualTo(Quantity.of("0.5"));
        assertThat(trades.getFirst().venueOrderId()).isEqualTo(placed.venueOrderId());
        assertThat(trades.getFirst().liquidity()).isEqualTo(Liquidity.TAKER);
        assertThat(trades.getFirst().feeCurrency()).isEqualTo("USDT");
        assertThat(desk.found(buy).trades()).isEqualTo(trades);
    }

    @Test
    @DisplayName("O-BINANCE money and positions are reported and can be asked for")
    void tells_money_and_positions() throws Exception {
        desk.placed(market("a", Side.SELL, "0.500"));

        desk.await(
                "the position",
                () -> desk.reports.stream()
                        .anyMatch(report -> report instanceof VenueReport.PositionChanged changed
                                && changed.quantity().equals(Quantity.of("-0.5"))));
        desk.await("the balance", () -> desk.count(VenueReport.BalanceChanged.class) > 0);
        assertThat(desk.session.account().positions(Desk.soon()))
                .isEqualTo(Map.of("BINANCE:BTCUSDT", Quantity.of("-0.5")));
        Money balance = desk.session.account().balances(Desk.soon()).get("USDT");
        assertThat(desk.reports)
                .anyMatch(report -> report instanceof VenueReport.BalanceChanged changed
                        && changed.balance().equals(balance));
    }

    @Test
    @DisplayName("O-BINANCE a limit order works until it is cancelled")
    void places_and_cancels_a_limit_order() throws Exception {
        OrderCommand buy = limit("a", Side.BUY, "0.500", "59000");
        assertThat(desk.placed(buy).status()).isEqualTo(VenueOrderStatus.WORKING);
        assertThat(desk.session.account().openOrders(Desk.soon()))
                .extracting(VenueOrder::clientOrderId)
                .containsExactly(buy.getClientOrderId());

        assertThat(desk.cancel(buy))
                .isInstanceOfSatisfying(
                        Answer.Accepted.class,
                        accepted -> assertThat(accepted.order().status()).isEqualTo(VenueOrderStatus.CANCELLED));
        assertThat(desk.found(buy).status()).isEqualTo(VenueOrderStatus.CANCELLED);
        assertThat(desk.cancel(buy))
                .as("cancelled again, the venue knows no such order, which proves nothing")
                .isEqualTo(new Answer.Unknown(ErrorClass.UNKNOWN_ERROR, "-2011", "Unknown order sent."));
    }

    @Test
    @DisplayName("O-BINANCE stops and targets go to the algo service, and are found and cancelled there")
    void places_conditional_orders() throws Exception {
        desk.placed(market("entry", Side.BUY, "0.500"));
        OrderCommand stop = now(stop("stop", Side.SELL, "0.500", "58000"));
        OrderCommand target = now(takeProfit("target", Side.SELL, "0.500", "63000"));

        assertThat(List.of(desk.placed(stop).status(), desk.placed(target).status()))
                .containsOnly(VenueOrderStatus.WORKING);
        assertThat(desk.session.account().openOrders(Desk.soon()))
                .extracting(VenueOrder::clientOrderId)
                .containsExactlyInAnyOrder(stop.getClientOrderId(), target.getClientOrderId());
        assertThat(desk.cancel(target)).isInstanceOf(Answer.Accepted.class);
        assertThat(desk.found(target).status()).isEqualTo(VenueOrderStatus.CANCELLED);
        assertThat(desk.found(stop).status()).isEqualTo(VenueOrderStatus.WORKING);
    }

    @Test
    @DisplayName("O-BINANCE a stop that triggers is one order under one id, with its executions")
    void follows_a_stop_that_triggers() throws Exception {
        desk.placed(market("entry", Side.BUY, "0.500"));
        OrderCommand stop = now(stop("stop", Side.SELL, "0.500", "58000"));
        VenueOrder placed = desk.placed(stop);
        desk.sim.price("BTCUSDT", "57900");

        List<VenueTrade> trades = desk.tradesOf(stop);
        desk.await("the fill in lookup", () -> desk.found(stop).status() == VenueOrderStatus.FILLED);
        VenueOrder found = desk.found(stop);
        assertThat(found.venueOrderId()).isEqualTo(placed.venueOrderId());
        assertThat(found.filled()).isEqualTo(Quantity.of("0.5"));
        assertThat(found.trades()).isEqualTo(trades);
        assertThat(desk.session.account().positions(Desk.soon())).isEmpty();
    }

    @Test
    @DisplayName("O-BINANCE what the venue refuses is refused with its class, its code and its words")
    void tells_refusals() {
        assertThat(desk.place(market("a", Side.BUY, "20.000")))
                .isEqualTo(
                        new Answer.Refused(ErrorClass.INSUFFICIENT_BALANCE, "-2019", "Margin is insufficient.", null));
        assertThat(desk.place(order("b", Side.SELL, "0.100", OrderType.MARKET)
                        .setReduceOnly(true)
                        .build()))
                .isEqualTo(
                        new Answer.Refused(ErrorClass.INVALID_ORDER, "-2022", "ReduceOnly Order is rejected.", null));
        assertThat(desk.place(order("c", Side.BUY, "0.100", OrderType.LIMIT).build()))
                .isEqualTo(new Answer.Refused(
                        ErrorClass.INVALID_ORDER, "INCOMPLETE", "the order has no limit price", null));
    }

    @Test
    @DisplayName("O-ONCE a client order id that works already exists, which is not a rejection")
    void tells_a_duplicate() {
        OrderCommand buy = limit("a", Side.BUY, "0.500", "59000");
        desk.placed(buy);
        assertThat(desk.place(buy)).isEqualTo(new Answer.AlreadyExists("-4116", "ClientOrderId is duplicated."));
        assertThat(desk.sim.ledger().orders(buy.getClientOrderId())).hasSize(1);
    }

    @Test
    @DisplayName("O-ONCE an order that was never sent is not found, after every place was looked at")
    void does_not_find_what_was_never_sent() {
        desk.placed(market("other", Side.BUY, "0.500"));
        assertThat(desk.find(now(market("never", Side.BUY, "0.500")))).isEqualTo(new Finding.NotFound());
        assertThat(desk.find(now(stop("never", Side.SELL, "0.500", "58000")))).isEqualTo(new Finding.NotFound());
    }

    @Test
    @DisplayName("O-ONCE an order so old that the exchange may have forgotten it is not called absent")
    void calls_nothing_old_absent() {
        assertThat(desk.find(market("old", Side.BUY, "0.500")))
                .isEqualTo(new Finding.Inconclusive(
                        ErrorClass.UNKNOWN_ERROR, "TOO_OLD", "the exchange has forgotten orders of that time"));
    }

    @Test
    @DisplayName("O-RECONCILE executions since an instant, oldest first, under the names of their orders")
    void tells_all_executions() throws Exception {
        Instant start = Instant.now().minusSeconds(60);
        OrderCommand first = market("a", Side.BUY, "12.000");
        OrderCommand second = market("b", Side.SELL, "12.000");
        desk.placed(first);
        desk.placed(second);

        try (var other = Desk.venue(desk.sim, Desk.oneWay()).open("main")) {
            other.start(report -> {});
            List<VenueTrade> trades = other.account().tradesSince(start, Desk.soon());
            assertThat(trades)
                    .extracting(VenueTrade::clientOrderId)
                    .containsExactly(
                            first.getClientOrderId(),
                            first.getClientOrderId(),
                            second.getClientOrderId(),
                            second.getClientOrderId());
            assertThat(trades).isEqualTo(desk.session.account().tradesSince(start, Desk.soon()));
        }
    }

    @Test
    @DisplayName("O-BINANCE rules are those of the exchange, read at start")
    void judges_by_the_exchanges_rules() {
        assertThat(desk.session.rules().breachOf(market("a", Side.BUY, "0.500")))
                .isEmpty();
        assertThat(desk.session
                        .rules()
                        .breachOf(market("a", Side.BUY, "0.00001"))
                        .orElseThrow()
                        .code())
                .isEqualTo("LOT_SIZE");
        OrderCommand elsewhere = order("a", Side.BUY, "1", OrderType.MARKET)
                .setInstrument("BINANCE:NONEUSDT")
                .build();
        assertThat(desk.session.rules().breachOf(elsewhere).orElseThrow().code())
                .isEqualTo("UNKNOWN_INSTRUMENT");
        assertThat(Desk.venue(desk.sim, Desk.oneWay())
                        .open("main")
                        .rules()
                        .breachOf(market("a", Side.BUY, "1"))
                        .orElseThrow()
                        .code())
                .as("before start")
                .isEqualTo("RULES_UNREAD");
    }

    @Test
    @DisplayName("O-BINANCE in hedge mode longs and shorts stand side by side, and what reduces leaves its own side")
    void trades_in_hedge_mode(@TempDir Path folder) throws Exception {
        var sim = Desk.sim(folder);
        sim.venue().act(now -> {
            sim.venue().exchange().hedged(sim.venue().exchange().account("main"), true);
            return null;
        });
        AccountSettings hedged =
                AccountSettings.hedged(List.of(new InstrumentSettings("BTCUSDT", 5, MarginType.CROSSED)));
        try (Desk hedge = Desk.open(sim, hedged)) {
            hedge.placed(market("long", Side.BUY, "0.500"));
            hedge.placed(market("short", Side.SELL, "0.200"));
            assertThat(hedge.session.account().positions(Desk.soon()))
                    .isEqualTo(Map.of("BINANCE:BTCUSDT", Quantity.of("0.3")));
            hedge.placed(order("out", Side.BUY, "0.200", OrderType.MARKET)
                    .setReduceOnly(true)
                    .build());
            assertThat(hedge.session.account().positions(Desk.soon()))
                    .isEqualTo(Map.of("BINANCE:BTCUSDT", Quantity.of("0.5")));
            assertThat(hedge.placed(now(stop("stop", Side.SELL, "0.500", "58000")))
                            .status())
                    .isEqualTo(VenueOrderStatus.WORKING);
        }
    }
}
