package io.sluice.mt5.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.sluice.mt5.sim.Mishaps.Mishap;
import io.sluice.order.RuleBreach;
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
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stops and targets of a hedging account: prices of the position, which the order fold sees as orders. */
class HedgingBracketsTest {
    private static final long LOGIN = 8001;
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final String EURUSD = "FX:EURUSD";

    @TempDir
    private Path folder;

    private Stand stand;
    private TradeServer server;
    private Trader trader;

    @BeforeEach
    void start() throws Exception {
        stand = Stand.in(folder);
        server = stand.server(SimAccount.hedging(LOGIN));
        stand.terminal(server);
        trader = new Trader(stand, LOGIN);
    }

    @AfterEach
    void stop() throws Exception {
        trader.close();
        stand.close();
    }

    @Test
    @DisplayName("R-STOP in a hedging account the stop is the position's own, and its execution is the stop order's")
    void protects_a_position_by_its_own_stop() throws Exception {
        OrderCommand stop = stop("stop", "1.08000");
        enter("0.10");

        VenueOrder placed = accepted(trader.place(stop, 1));
        assertThat(placed.status()).isEqualTo(VenueOrderStatus.WORKING);
        assertThat(trader.session().account().openOrders(soon())).isEmpty();
        assertThat(found(stop, null).status()).isEqualTo(VenueOrderStatus.WORKING);

        server.quote("EURUSD", "1.07990", "1.08000");

        Await.until(
                "the position is closed",
                LIMIT,
                () -> trader.session().account().positions(soon()).isEmpty());
        Await.until("the execution is told", LIMIT, () -> sold().size() == 1);
        assertThat(sold())
                .extracting(VenueTrade::clientOrderId, VenueTrade::venueOrderId, VenueTrade::quantity)
                .containsExactly(tuple("", placed.venueOrderId(), Quantity.of("0.1")));
        assertThat(List.of(found(stop, null), found(stop, placed.venueOrderId())))
                .allSatisfy(order -> assertThat(List.of(
                                order.status(), order.filled(), order.trades().size()))
                        .containsExactly(VenueOrderStatus.FILLED, Quantity.of("0.1"), 1));
        assertThat(ordersReported()).noneMatch(order -> order.clientOrderId().isEmpty());
    }

    @Test
    @DisplayName("R-TARGET stop and target leave each other alone, and the target can be taken back")
    void keeps_both_prices() throws Exception {
        OrderCommand stop = stop("stop", "1.08000");
        OrderCommand target = target("target", "0.10", "1.12000");
        enter("0.10");
        trader.place(stop, 1);
        String venueOrderId = accepted(trader.place(target, 1)).venueOrderId();

        awaitPrices("1.08", "1.12");
        assertThat(accepted(trader.cancel(target, venueOrderId)).status()).isEqualTo(VenueOrderStatus.CANCELLED);
        awaitPrices("1.08", "0");
        assertThat(found(target, venueOrderId).status()).isEqualTo(VenueOrderStatus.CANCELLED);
        assertThat(found(stop, null).status()).isEqualTo(VenueOrderStatus.WORKING);
    }

    @Test
    @DisplayName("R-TRAIL a trailing stop replaces the one before, and taking that back leaves the new one where it is")
    void replaces_a_stop() throws Exception {
        OrderCommand first = stop("first", "1.08000");
        OrderCommand second = stop("second", "1.09000");
        enter("0.10");
        String venueOrderId = accepted(trader.place(first, 1)).venueOrderId();
        trader.place(second, 1);

        assertThat(accepted(trader.cancel(first, venueOrderId)).status()).isEqualTo(VenueOrderStatus.CANCELLED);

        awaitPrices("1.09", "0");
        assertThat(found(first, venueOrderId).status()).isEqualTo(VenueOrderStatus.CANCELLED);
        assertThat(found(second, null).status()).isEqualTo(VenueOrderStatus.WORKING);
    }

    @Test
    @DisplayName("R-STOP taking back the only stop does not unprotect the position")
    void never_unprotects() throws Exception {
        OrderCommand stop = stop("stop", "1.08000");
        enter("0.10");
        String venueOrderId = accepted(trader.place(stop, 1)).venueOrderId();

        assertThat(accepted(trader.cancel(stop, venueOrderId)).status()).isEqualTo(VenueOrderStatus.CANCELLED);

        awaitPrices("1.08", "0");
    }

    @Test
    @DisplayName("O-ONCE a stop whose answer is lost is found at its position, and one that never left is not found")
    void finds_a_stop_whose_answer_is_lost() throws Exception {
        OrderCommand stop = stop("stop", "1.08000");
        enter("0.10");
        assertThat(trader.find(stop)).isEqualTo(new Finding.NotFound());
        server.mishaps().next(new Mishap.Misreported(10012));

        assertThat(trader.place(stop, 1)).isInstanceOf(Answer.Unknown.class);

        assertThat(found(stop, null).status()).isEqualTo(VenueOrderStatus.WORKING);
        awaitPrices("1.08", "0");
    }

    @Test
    @DisplayName("R-STOP a stop that somebody takes away by hand is noticed at once, and shown as gone")
    void notices_a_stop_that_is_taken_away() throws Exception {
        OrderCommand stop = stop("stop", "1.08000");
        enter("0.10");
        String venueOrderId = accepted(trader.place(stop, 1)).venueOrderId();
        int told = trader.reports().size();

        long position = Long.parseLong(venueOrderId.substring(0, venueOrderId.indexOf('.')));
        server.send(byHand(position));

        Await.until(
                "a comparison is asked for",
                LIMIT,
                () -> trader.reports().stream().skip(told).anyMatch(VenueReport.Resumed.class::isInstance));
        assertThat(found(stop, venueOrderId).status()).isEqualTo(VenueOrderStatus.CANCELLED);
    }

    @Test
    @DisplayName(
            "R-STOP O-MT5 among several positions a stop protects the one that its decision has opened, and no other")
    void protects_its_own_position_among_several() throws Exception {
        enter("0.20");
        enter("0.10");
        OrderCommand stop = Trader.ofDecision("in0.10", stop("stop", "1.08000"));

        VenueOrder placed = accepted(trader.place(stop, 1));
        awaitPrices("0", "0", "1.08", "0");
        assertThat(found(stop, null).venueOrderId()).isEqualTo(placed.venueOrderId());

        server.quote("EURUSD", "1.07990", "1.08000");

        Await.until("the execution is told", LIMIT, () -> sold().size() == 1);
        assertThat(sold()).extracting(VenueTrade::venueOrderId).containsExactly(placed.venueOrderId());
        awaitPrices("0", "0");
        assertThat(server.held("EURUSD")).isEqualByComparingTo("0.2");
    }

    @Test
    @DisplayName("O-MT5 what one price cannot protect is refused: nothing, several positions, a part of one")
    void refuses_what_a_price_cannot_do() throws Exception {
        assertThat(refusal(trader.place(stop("none", "1.08000"), 1))).isEqualTo("NO_POSITION");
        enter("0.10");
        assertThat(refusal(trader.place(target("part", "0.05", "1.12000"), 1))).isEqualTo("PART_OF_POSITION");
        enter("0.20");
        assertThat(refusal(trader.place(stop("two", "1.08000"), 1))).isEqualTo("SEVERAL_POSITIONS");
        assertThat(refusal(trader.place(Trader.ofDecision("in0.20", stop("half", "1.08000")), 1)))
                .isEqualTo("SEVERAL_POSITIONS");
        OrderCommand limit =
                Trader.command("l", EURUSD, Side.SELL, OrderType.LIMIT, "0.10", new BigDecimal("1.12"), true);
        assertThat(trader.session().rules().breachOf(limit))
                .map(RuleBreach::code)
                .contains("HEDGING_LIMIT");
        assertThat(trader.session().rules().breachOf(stop("s", "1.08000"))).isEmpty();
    }

    @Test
    @DisplayName(
            "R-STOP O-MT5 an entry in parts is not sent: each would open a position, and one stop cannot protect several")
    void refuses_entries_in_parts() {
        OrderCommand whole = Trader.command("in", EURUSD, Side.BUY, OrderType.MARKET, "0.10", null, false);
        OrderCommand slice = OrderCommand.newBuilder(whole)
                .setParentId("parent")
                .setSlice(1)
                .setSlices(2)
                .build();
        OrderCommand rest = OrderCommand.newBuilder(whole).setRevision(1).build();

        assertThat(trader.session().rules().breachOf(whole)).isEmpty();
        assertThat(List.of(slice, rest))
                .allSatisfy(part -> assertThat(trader.session().rules().breachOf(part))
                        .map(RuleBreach::code)
                        .contains("HEDGING_PARTS"));
    }

    private void enter(String volume) {
        accepted(trader.place(
                Trader.command("in" + volume, EURUSD, Side.BUY, OrderType.MARKET, volume, null, false), 1));
    }

    private static OrderCommand stop(String name, String price) {
        return Trader.command(name, EURUSD, Side.SELL, OrderType.STOP_MARKET, "0.10", new BigDecimal(price), true);
    }

    private static OrderCommand target(String name, String volume, String price) {
        return Trader.command(name, EURUSD, Side.SELL, OrderType.TAKE_PROFIT, volume, new BigDecimal(price), true);
    }

    private static TradeRequest byHand(long position) {
        BigDecimal none = BigDecimal.ZERO;
        return new TradeRequest("modifyPosition", "EURUSD", "", none, none, none, none, "", 0, "", position, 0);
    }

    private void awaitPrices(String... slAndTp) throws Exception {
        Await.until("SL and TP are " + List.of(slAndTp), LIMIT, () -> prices().equals(List.of(slAndTp)));
    }

    /** SL and TP of each position. */
    private List<String> prices() {
        return stand.gateway().terminals().terminal(LOGIN).mirror().positions().stream()
                .flatMap(position -> List.of("sl", "tp").stream()
                        .map(name -> new BigDecimal(
                                        String.valueOf(position.fields().get(name)))
                                .stripTrailingZeros()
                                .toPlainString()))
                .toList();
    }

    private List<VenueTrade> sold() {
        return trader.reports().stream()
                .filter(VenueReport.Traded.class::isInstance)
                .map(report -> ((VenueReport.Traded) report).trade())
                .filter(trade -> trade.side() == Side.SELL)
                .distinct()
                .toList();
    }

    private List<VenueOrder> ordersReported() {
        return trader.reports().stream()
                .filter(VenueReport.OrderChanged.class::isInstance)
                .map(report -> ((VenueReport.OrderChanged) report).order())
                .toList();
    }

    private static String refusal(Answer answer) {
        return answer instanceof Answer.Refused refused ? refused.code() : answer.toString();
    }

    private static VenueOrder accepted(Answer answer) {
        assertThat(answer).isInstanceOf(Answer.Accepted.class);
        return ((Answer.Accepted) answer).order();
    }

    private VenueOrder found(OrderCommand order, @Nullable String venueOrderId) {
        Finding finding = trader.find(order, venueOrderId);
        assertThat(finding).isInstanceOf(Finding.Found.class);
        return ((Finding.Found) finding).order();
    }

    private static Instant soon() {
        return Instant.now().plusSeconds(5);
    }
}
