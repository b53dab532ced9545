package io.sluice.mt5.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.sluice.mt5.sim.Mishaps.Mishap;
import io.sluice.mt5.trade.Magic;
import io.sluice.order.RuleBreach;
import io.sluice.order.call.Answer;
import io.sluice.order.call.Finding;
import io.sluice.order.call.VenueOrder;
import io.sluice.order.call.VenueOrderStatus;
import io.sluice.order.call.VenueReport;
import io.sluice.order.call.VenueTrade;
import io.sluice.schemas.ErrorClass;
import io.sluice.schemas.OrderCommand;
import io.sluice.schemas.OrderType;
import io.sluice.schemas.Side;
import io.sluice.testkit.Await;
import io.sluice.value.Money;
import io.sluice.value.Price;
import io.sluice.value.Quantity;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectorTest {
    private static final long LOGIN = 7001;
    private static final Duration LIMIT = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    private Stand stand;
    private TradeServer server;
    private SimTerminal terminal;
    private Trader trader;

    @BeforeEach
    void start() throws Exception {
        stand = Stand.in(folder);
        server = stand.server(SimAccount.netting(LOGIN));
        terminal = stand.terminal(server);
        trader = new Trader(stand, LOGIN);
    }

    @AfterEach
    void stop() throws Exception {
        trader.close();
        stand.close();
    }

    @Test
    @DisplayName("O-MT5 a market order is filled under its id in magic and comment, and found with every deal")
    void fills_a_market_order() throws Exception {
        server.dealsAnOrder(3);
        OrderCommand order = Trader.market("buy", Side.BUY, "4");

        VenueOrder placed = accepted(trader.place(order, 1));

        assertThat(List.of(placed.status(), placed.filled(), placed.trades()))
                .containsExactly(VenueOrderStatus.FILLED, Quantity.of("4"), List.of());
        assertThat(stand.ledger().entries("order")).singleElement().satisfies(truth -> {
            assertThat(truth.number("magic")).isEqualTo(Magic.of(order.getClientOrderId()));
            assertThat(truth.text("comment")).isEqualTo(order.getClientOrderId());
        });
        VenueOrder found = found(order);
        assertThat(found.trades()).hasSize(3).allSatisfy(trade -> {
            assertThat(trade.clientOrderId()).isEqualTo(order.getClientOrderId());
            assertThat(trade.price()).isEqualTo(Price.of("125005"));
        });
        assertThat(found.trades().stream().map(VenueTrade::quantity).reduce(Quantity.ZERO, Quantity::plus))
                .isEqualTo(Quantity.of("4"));
        assertThat(found.trades().stream().map(VenueTrade::fee).reduce(Money.ZERO, Money::plus))
                .isEqualTo(Money.of("1"));
    }

    @Test
    @DisplayName("O-MT5 deals, orders, positions and balance are reported, twice and backwards as they may come")
    void reports_what_happens() throws Exception {
        server.mishaps().transactionsTwice(true).transactionsBackwards(true);
        OrderCommand order = Trader.market("told", Side.SELL, "2");

        trader.place(order, 1);
        Await.until("the deal is reported twice", LIMIT, () -> traded().size() == 2);
        Await.until(
                "the order is reported",
                LIMIT,
                () -> trader.reports().stream()
                        .anyMatch(report -> report instanceof VenueReport.OrderChanged changed
                                && changed.order().status() == VenueOrderStatus.FILLED
                                && changed.order().clientOrderId().equals(order.getClientOrderId())));
        Await.until(
                "the position is reported",
                LIMIT,
                () -> trader.reports().stream()
                        .anyMatch(report -> report instanceof VenueReport.PositionChanged changed
                                && changed.instrument().equals(Trader.WIN)
                                && changed.quantity().equals(Quantity.of("-2"))));
        Await.until(
                "the balance is reported",
                LIMIT,
                () -> trader.reports().stream()
                        .anyMatch(report -> report instanceof VenueReport.BalanceChanged changed
                                && changed.balance().equals(Money.of("9999.5"))));

        assertThat(traded().stream().distinct()).hasSize(1);
    }

    @Test
    @DisplayName("O-MT5 a lying comment deceives nobody: the magic says whose order it is")
    void is_not_deceived_by_comments() throws Exception {
        server.mishaps().commentsLie(true);
        OrderCommand order = Trader.market("lied", Side.BUY, "1");
        trader.place(order, 1);

        assertThat(found(order).clientOrderId()).isEqualTo(order.getClientOrderId());
        assertThat(trader.place(order, 2)).isInstanceOf(Answer.AlreadyExists.class);
    }

    @Test
    @DisplayName("O-MT5 a requote is refused as retryable, and the next attempt of the same order goes through")
    void goes_through_after_a_requote() throws Exception {
        server.mishaps().next(new Mishap.Refused(10004));
        OrderCommand order = Trader.market("requoted", Side.BUY, "1");

        Answer refused = trader.place(order, 1);

        assertThat(refused)
                .asInstanceOf(type(Answer.Refused.class))
                .satisfies(answer -> assertThat(List.of(answer.errorClass().name(), answer.code()))
                        .containsExactly("API_ERROR", "10004"));
        assertThat(trader.find(order)).isEqualTo(new Finding.NotFound());
        assertThat(accepted(trader.place(order, 2)).status()).isEqualTo(VenueOrderStatus.FILLED);
        assertThat(stand.ledger().orders(Magic.of(order.getClientOrderId()))).isEqualTo(1);
    }

    @Test
    @DisplayName("O-MT5 O-ONCE a time-out that was none is unknown, and looking finds the order")
    void finds_what_a_timeout_hid() throws Exception {
        server.mishaps().next(new Mishap.Misreported(10012));
        OrderCommand order = Trader.market("timeout", Side.BUY, "1");

        assertThat(trader.place(order, 1))
                .asInstanceOf(type(Answer.Unknown.class))
                .satisfies(answer -> assertThat(answer.errorClass()).isEqualTo(ErrorClass.TIMEOUT_ERROR));
        assertThat(found(order).status()).isEqualTo(VenueOrderStatus.FILLED);
    }

    @Test
    @DisplayName("O-MT5 a partial fill tells what was filled, and that the rest is gone")
    void tells_a_partial_fill() throws Exception {
        server.mishaps().next(new Mishap.Partial(new BigDecimal("0.5")));
        OrderCommand order = Trader.market("partial", Side.BUY, "4");

        assertThat(accepted(trader.place(order, 1)).filled()).isEqualTo(Quantity.of("2"));
        VenueOrder found = found(order);
        assertThat(List.of(found.status(), found.filled(), found.trades().size()))
                .containsExactly(VenueOrderStatus.CANCELLED, Quantity.of("2"), 1);
    }

    @Test
    @DisplayName(
            "O-MT5 pending orders wait, are triggered, and are cancelled; an ended one cannot be, which proves nothing")
    void lives_through_pending_orders() throws Exception {
        OrderCommand limit = Trader.pending("limit", Side.BUY, OrderType.LIMIT, "124000", false);
        OrderCommand stop = Trader.pending("stop", Side.SELL, OrderType.STOP_MARKET, "123000", false);
        String ticket = accepted(trader.place(limit, 1)).venueOrderId();
        trader.place(stop, 1);
        assertThat(trader.session().account().openOrders(soon()).stream().map(VenueOrder::clientOrderId))
                .containsExactly(limit.getClientOrderId(), stop.getClientOrderId());

        server.quote(Stand.WIN, "123990", "123995");
        Await.until("the limit is executed", LIMIT, () -> traded().size() == 1);

        assertThat(found(limit).status()).isEqualTo(VenueOrderStatus.FILLED);
        assertThat(trader.cancel(limit, ticket)).isInstanceOf(Answer.Unknown.class);
        assertThat(accepted(trader.cancel(stop, null)).status()).isEqualTo(VenueOrderStatus.CANCELLED);
        assertThat(found(stop).status()).isEqualTo(VenueOrderStatus.CANCELLED);
        assertThat(trader.session().account().openOrders(soon())).isEmpty();
    }

    @Test
    @DisplayName("O-MT5 reduce-only never opens: it is refused without a position, and closes one that is there")
    void reduces_only() throws Exception {
        OrderCommand exit = Trader.reduce("exit", Side.SELL, "1");

        assertThat(trader.place(exit, 1))
                .asInstanceOf(type(Answer.Refused.class))
                .satisfies(answer -> assertThat(answer.code()).isEqualTo("REDUCE_ONLY"));
        trader.place(Trader.market("entry", Side.BUY, "1"), 1);
        assertThat(accepted(trader.place(exit, 2)).status()).isEqualTo(VenueOrderStatus.FILLED);
        assertThat(server.held(Stand.WIN)).isEqualByComparingTo("0");
    }

    @Test
    @DisplayName("O-MT5 R-STOP a reduce-only stop is removed when nothing is left to reduce")
    void removes_a_stop_with_nothing_to_reduce() throws Exception {
        OrderCommand stop = Trader.pending("stop", Side.SELL, OrderType.STOP_MARKET, "124000", true);
        trader.place(Trader.market("entry", Side.BUY, "1"), 1);
        assertThat(accepted(trader.place(stop, 1)).status()).isEqualTo(VenueOrderStatus.WORKING);

        trader.place(Trader.reduce("exit", Side.SELL, "1"), 1);

        Await.until("the stop is gone", LIMIT, () -> found(stop).status() == VenueOrderStatus.CANCELLED);
        server.quote(Stand.WIN, "123000", "123005");
        assertThat(server.held(Stand.WIN)).isEqualByComparingTo("0");
    }

    @Test
    @DisplayName("O-MT5 in a hedging account a reducing order closes the position that it reduces")
    void closes_in_a_hedging_account() throws Exception {
        TradeServer fx = stand.server(SimAccount.hedging(8001));
        stand.terminal(fx);
        try (Trader hedger = new Trader(stand, 8001)) {
            OrderCommand entry = Trader.command("in", "FX:EURUSD", Side.BUY, OrderType.MARKET, "0.10", null, false);
            OrderCommand exit = Trader.command("out", "FX:EURUSD", Side.SELL, OrderType.MARKET, "0.10", null, true);

            hedger.place(entry, 1);
            assertThat(hedger.session().account().positions(soon())).isEqualTo(Map.of("FX:EURUSD", Quantity.of("0.1")));
            hedger.place(exit, 1);

            assertThat(hedger.session().account().positions(soon())).isEmpty();
        }
    }

    @Test
    @DisplayName("O-RECONCILE positions, balance and trades are told as the trade server has them")
    void tells_the_account() throws Exception {
        Instant before = Instant.now().minusSeconds(1);
        trader.place(Trader.market("a", Side.BUY, "2"), 1);
        trader.place(Trader.market("b", Side.SELL, "3"), 1);

        assertThat(trader.session().account().positions(soon())).isEqualTo(Map.of(Trader.WIN, Quantity.of("-1")));
        assertThat(trader.session().account().balances(soon())).isEqualTo(Map.of("BRL", Money.of("9996.75")));
        assertThat(trader.session().account().tradesSince(before, soon()).stream()
                        .map(trade -> trade.side() + " " + trade.quantity()))
                .containsExactly("BUY 2", "SELL 3");
    }

    @Test
    @DisplayName("O-EXTERNAL what was traded while nobody listened is told by the sweep of the next connect")
    void sweeps_what_happened_meanwhile() throws Exception {
        terminal.close();
        server.send(new TradeRequest(
                "market",
                Stand.WIN,
                "BUY",
                BigDecimal.ONE,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                "",
                0,
                "by hand",
                0,
                0));
        stand.terminal(server);

        Await.until("the deal is reported", LIMIT, () -> traded().size() == 1);
        assertThat(traded().getFirst().clientOrderId()).isEmpty();
        assertThat(trader.reports().stream().map(report -> report.getClass().getSimpleName()))
                .containsSubsequence("Gap", "Traded", "Resumed");
    }

    @Test
    @DisplayName(
            "O-RECONCILE while a terminal has lost its trade server nothing is sent, and then a new sweep tells all")
    void tells_all_after_the_trade_server_was_lost() throws Exception {
        terminal.connected(false);
        Await.until(
                "the loss is noticed",
                LIMIT,
                () -> breach(Trader.market("x", Side.BUY, "1")).equals("TERMINAL"));
        assertThat(trader.find(Trader.market("x", Side.BUY, "1"))).isInstanceOf(Finding.Inconclusive.class);

        terminal.connected(true);
        stand.ready(LOGIN);

        assertThat(trader.reports().stream().map(report -> report.getClass().getSimpleName()))
                .containsSubsequence("Gap", "BalanceChanged", "Resumed");
        assertThat(breach(Trader.market("x", Side.BUY, "1"))).isEqualTo("");
    }

    @Test
    @DisplayName("R-TRADABLE rules come from the symbol: mode, session, step, smallest, tick")
    void breaks_the_symbols_rules() throws Exception {
        assertThat(breach(Trader.market("x", Side.BUY, "1"))).isEqualTo("");
        assertThat(breach(Trader.market("x", Side.BUY, "1.5"))).isEqualTo("VOLUME_STEP");
        assertThat(breach(Trader.market("x", Side.BUY, "0.5"))).isEqualTo("MIN_VOLUME");
        assertThat(breach(Trader.market("x", Side.BUY, "501"))).isEqualTo("MAX_VOLUME");
        assertThat(breach(Trader.pending("x", Side.BUY, OrderType.LIMIT, "124001", false)))
                .isEqualTo("TICK_SIZE");
        changeSymbol(SimSymbol.miniIndex(Stand.WIN).withTradeMode("CLOSE_ONLY"));
        assertThat(breach(Trader.market("x", Side.BUY, "1"))).isEqualTo("TRADE_MODE");
        assertThat(breach(Trader.reduce("x", Side.BUY, "1"))).isEqualTo("");
        changeSymbol(SimSymbol.miniIndex(Stand.WIN).withSessions("9 09:00-10:00"));
        assertThat(breach(Trader.market("x", Side.BUY, "1"))).isEqualTo("MARKET_CLOSED");
        terminal.close();
        Await.until(
                "the link is gone",
                LIMIT,
                () -> breach(Trader.market("x", Side.BUY, "1")).equals("TERMINAL"));
    }

    private void changeSymbol(SimSymbol symbol) throws Exception {
        server.add(symbol);
        terminal.dropLink();
        Await.until(
                "the symbol has changed",
                LIMIT,
                () -> stand.gateway()
                        .terminals()
                        .terminal(LOGIN)
                        .mirror()
                        .symbol(Stand.WIN)
                        .orElseThrow()
                        .fields()
                        .entrySet()
                        .containsAll(symbol.frame().build().fields().entrySet()));
        stand.ready(LOGIN);
    }

    private String breach(OrderCommand order) {
        return trader.session().rules().breachOf(order).map(RuleBreach::code).orElse("");
    }

    private List<VenueTrade> traded() {
        return trader.reports().stream()
                .filter(VenueReport.Traded.class::isInstance)
                .map(report -> ((VenueReport.Traded) report).trade())
                .toList();
    }

    private static VenueOrder accepted(Answer answer) {
        assertThat(answer).isInstanceOf(Answer.Accepted.class);
        return ((Answer.Accepted) answer).order();
    }

    private VenueOrder found(OrderCommand order) {
        Finding finding = trader.find(order);
        assertThat(finding).isInstanceOf(Finding.Found.class);
        return ((Finding.Found) finding).order();
    }

    private static Instant soon() {
        return Instant.now().plusSeconds(5);
    }
}
