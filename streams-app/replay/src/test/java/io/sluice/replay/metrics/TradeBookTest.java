package io.sluice.replay.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.sluice.schemas.Direction;
import io.sluice.schemas.Fill;
import io.sluice.schemas.FundingPayment;
import io.sluice.schemas.Pattern;
import io.sluice.value.Money;
import io.sluice.value.Price;
import io.sluice.value.Quantity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TradeBookTest {
    private final List<ClosedTrade> closed = new ArrayList<>();
    private final TradeBook book = new TradeBook("USD", Fills.INSTRUMENTS, closed::add);

    private void fills(String worksheet) {
        Fills.of(worksheet).forEach(book::fill);
    }

    @Test
    @DisplayName("B-METRICS a trade from flat to flat, with what it was added to and reduced by")
    void a_trade_of_several_fills() {
        book.decision(Fills.approved("D1", Pattern.IMPULSE));
        fills("""
                2024-01-01T00:00:00Z TEST:BTCUSD D1 ENTRY BUY  1 100 0.10 0.5
                2024-01-01T00:00:01Z TEST:BTCUSD D1 ENTRY BUY  3 104 0.30 -0.1
                2024-01-01T02:00:00Z TEST:BTCUSD D1 EXIT  SELL 1 110 0.11 -
                2024-01-01T03:00:00Z TEST:BTCUSD D1 STOP  SELL 3 102 0.33 2
                """);

        // Cost 412, proceeds 416; slippage 0.5 x 1 - 0.1 x 3 + 2 x 3.
        ClosedTrade expected = new ClosedTrade(
                Fills.COINS,
                Pattern.IMPULSE,
                "D1",
                Direction.LONG,
                Quantity.of("4"),
                Instant.parse("2024-01-01T00:00:00Z"),
                Price.of("103"),
                Instant.parse("2024-01-01T03:00:00Z"),
                Price.of("104"),
                ExitReason.STOP,
                Money.of("4"),
                Money.of("0.84"),
                Money.ZERO,
                Money.of("6.2"),
                new Excursion(Money.ZERO, Money.of("28"), null));
        assertThat(closed).containsExactly(expected);
        assertThat(expected.net()).isEqualTo(Money.of("3.16"));
        assertThat(expected.holdingTime()).isEqualTo(Duration.ofHours(3));
        assertThat(book.openTrades()).isZero();
    }

    @Test
    @DisplayName("B-METRICS a short trade of an instrument whose point is worth 0.20")
    void a_short_trade_with_a_point_value() {
        fills("""
                2024-01-01T00:00:00Z TEST:WIN D1 ENTRY  SELL 2 128000 0.5 5
                2024-01-01T01:00:00Z TEST:WIN D1 TARGET BUY  2 127700 0.5 5
                """);

        ClosedTrade trade = closed.getFirst();
        assertThat(trade.direction()).isEqualTo(Direction.SHORT);
        assertThat(trade.exitReason()).isEqualTo(ExitReason.TARGET);
        assertThat(trade.gross()).isEqualTo(Money.of("120"));
        assertThat(trade.slippage()).isEqualTo(Money.of("4"));
        assertThat(trade.pattern()).isNull();
    }

    @Test
    @DisplayName(
            "B-METRICS an entry against the position ends one trade and opens the next; its fee is shared by quantity")
    void a_flip() {
        book.decision(Fills.approved("D1", Pattern.IMPULSE));
        book.decision(Fills.approved("D2", Pattern.REVERSAL));
        fills("""
                2024-01-01T00:00:00Z TEST:BTCUSD D1 ENTRY BUY  1 100 0 -
                2024-01-01T01:00:00Z TEST:BTCUSD D2 ENTRY SELL 4 110 1 -
                2024-01-01T02:00:00Z TEST:BTCUSD D2 STOP  BUY  3 111 0 -
                """);

        assertThat(closed)
                .extracting(
                        ClosedTrade::pattern,
                        ClosedTrade::direction,
                        ClosedTrade::gross,
                        ClosedTrade::fees,
                        trade -> trade.exitReason())
                .containsExactly(
                        tuple(Pattern.IMPULSE, Direction.LONG, Money.of("10"), Money.of("0.25"), ExitReason.OTHER),
                        tuple(Pattern.REVERSAL, Direction.SHORT, Money.of("-3"), Money.of("0.75"), ExitReason.STOP));
    }

    @Test
    @DisplayName("B-METRICS an order that may only reduce opens nothing, as in the account")
    void a_stop_beyond_the_position_opens_nothing() {
        fills("""
                2024-01-01T00:00:00Z TEST:BTCUSD D1 ENTRY BUY  1 100 0 -
                2024-01-01T01:00:00Z TEST:BTCUSD D1 STOP  SELL 3 90 0.3 -
                """);

        assertThat(closed).extracting(ClosedTrade::gross).containsExactly(Money.of("-10"));
        assertThat(closed).extracting(ClosedTrade::fees).containsExactly(Money.of("0.3"));
        assertThat(book.openTrades()).isZero();
    }

    @Test
    void trades_of_several_instruments_run_side_by_side_and_costs_include_those_still_open() {
        fills("""
                2024-01-01T00:00:00Z TEST:BTCUSD D1 ENTRY BUY  1 100 0.1 -
                2024-01-01T00:30:00Z TEST:WIN    D2 ENTRY SELL 2 1000 0.2 5
                2024-01-01T01:00:00Z TEST:BTCUSD D1 EXIT  SELL 1 101 0.1 1
                """);

        assertThat(closed).extracting(ClosedTrade::instrument).containsExactly(Fills.COINS);
        assertThat(book.openTrades()).isEqualTo(1);
        assertThat(book.costs())
                .isEqualTo(new TradingCosts(3, Money.of("601"), Money.of("0.4"), Money.ZERO, Money.of("3")));
    }

    @Test
    void a_fee_in_a_foreign_currency_is_not_counted() {
        Fill fill = Fills.of("2024-01-01T00:00:00Z TEST:BTCUSD D1 ENTRY BUY 1 100 0.1 -")
                .getFirst();
        book.fill(Fill.newBuilder(fill).setFeeCurrency("BNB").build());

        assertThat(book.costs().fees()).isEqualTo(Money.ZERO);
    }

    @Test
    @DisplayName("B-METRICS funding belongs to the trade that is held, apart from fees, and is part of its net profit")
    void funding_belongs_to_the_trade_that_is_held() {
        book.funding(Fills.funding("2024-01-01T00:00:00Z", Fills.COINS, "-7"));
        fills("2024-01-01T00:00:00Z TEST:BTCUSD D1 ENTRY BUY 1 100 0.1 -");
        book.funding(Fills.funding("2024-01-01T08:00:00Z", Fills.COINS, "-0.5"));
        book.funding(Fills.funding("2024-01-01T16:00:00Z", Fills.COINS, "0.2"));
        fills("2024-01-01T17:00:00Z TEST:BTCUSD D1 EXIT SELL 1 101 0.1 -");

        ClosedTrade trade = closed.getFirst();
        assertThat(trade.funding()).isEqualTo(Money.of("-0.3"));
        assertThat(trade.fees()).isEqualTo(Money.of("0.2"));
        assertThat(trade.net()).isEqualTo(Money.of("0.5"));
        assertThat(book.costs().funding())
                .as("what was paid without a trade counts too")
                .isEqualTo(Money.of("-7.3"));
    }

    @Test
    void funding_in_a_foreign_currency_is_not_counted() {
        FundingPayment payment = Fills.funding("2024-01-01T00:00:00Z", Fills.COINS, "-7");
        book.funding(FundingPayment.newBuilder(payment).setCurrency("BNB").build());

        assertThat(book.costs().funding()).isEqualTo(Money.ZERO);
    }

    @Test
    void refuses_an_instrument_that_is_not_defined() {
        TradeBook empty = new TradeBook("USD", Map.of(), closed::add);
        Fill fill = Fills.of("2024-01-01T00:00:00Z TEST:BTCUSD D1 ENTRY BUY 1 100 0.1 -")
                .getFirst();

        assertThatThrownBy(() -> empty.fill(fill)).hasMessage("fill of TEST:BTCUSD, which is not defined");
    }
}
