package io.sluice.replay.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.schemas.Mark;
import io.sluice.schemas.Pattern;
import io.sluice.schemas.RiskDecision;
import io.sluice.schemas.TradeIntent;
import io.sluice.value.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ExcursionTest {
    private final List<ClosedTrade> closed = new ArrayList<>();
    private final TradeBook book = new TradeBook("USD", Fills.INSTRUMENTS, closed::add);

    @Test
    @DisplayName(
            "B-METRICS MAE and MFE of a long trade: whole candles count wholly, the last one by its open and the fill")
    void a_long_trade() {
        approve("D1", "2", "10");
        candle(Fills.COINS, "00:05", 99, 150, 50, 100);
        fills("2024-01-01T00:05:00.050Z TEST:BTCUSD D1 ENTRY BUY 2 100 1 -");
        candle(Fills.COINS, "00:10", 100, 104, 97, 103);
        candle(Fills.COINS, "00:15", 103, 109, 102, 108);
        candle(Fills.COINS, "00:20", 94, 120, 80, 118);
        fills("2024-01-01T00:20:00Z TEST:BTCUSD D1 STOP SELL 2 95 1 -");

        // Lowest 94 (the open of the last candle), highest 109; two coins; 10 at risk.
        assertThat(closed).singleElement().satisfies(trade -> {
            assertThat(trade.excursion()).isEqualTo(new Excursion(Money.of("12"), Money.of("18"), Money.of("10")));
            assertThat(trade.excursion().adverseR()).hasValue(1.2);
            assertThat(trade.excursion().favourableR()).hasValue(1.8);
            assertThat(trade.excursion().multiple(trade.net()))
                    .as("a gross of -10, two fees of 1")
                    .hasValue(-1.2);
        });
    }

    @Test
    @DisplayName(
            "B-METRICS of a short trade high prices are against it; a point worth 0.20 counts; without a stop no R")
    void a_short_trade_without_a_stop() {
        fills("2024-01-01T00:00:00Z TEST:WIN D1 ENTRY SELL 3 1000 1 -");
        candle(Fills.INDEX, "00:05", 1_000, 1_010, 970, 980);
        candle(Fills.COINS, "00:05", 1, 9_999, 1, 1);
        candle(Fills.INDEX, "00:10", 980, 2_000, 1, 990);
        fills("2024-01-01T00:10:00Z TEST:WIN D1 TARGET BUY 3 960 1 -");

        Excursion excursion = closed.getFirst().excursion();
        assertThat(excursion).isEqualTo(new Excursion(Money.of("6"), Money.of("24"), null));
        assertThat(excursion.adverseR()).isEmpty();
        assertThat(excursion.multiple(Money.of("1"))).isEmpty();
    }

    @Test
    @DisplayName("B-METRICS after a part was taken away, what it brought counts, and only the rest moves")
    void a_trade_in_parts() {
        approve("D1", "4", "8");
        fills("2024-01-01T00:00:00Z TEST:BTCUSD D1 ENTRY BUY 2 100 1 -");
        candle(Fills.COINS, "00:05", 100, 110, 100, 110);
        fills("2024-01-01T00:05:00.050Z TEST:BTCUSD D1 EXIT SELL 1 110 1 -");
        candle(Fills.COINS, "00:10", 110, 111, 85, 90);
        fills("2024-01-01T00:10:00.050Z TEST:BTCUSD D1 EXIT SELL 1 90 1 -");

        // Best: both coins at 110. Worst: 10 from the first, and the second at 85. Two of four coins risk 4.
        assertThat(closed.getFirst().excursion())
                .isEqualTo(new Excursion(Money.of("5"), Money.of("21"), Money.of("4")));
    }

    @Test
    @DisplayName(
            "B-METRICS a trade that only fell has no favourable excursion; a fill in the candle it began in is all there is")
    void fills_alone() {
        fills("""
                2024-01-01T00:00:00Z TEST:BTCUSD D1 ENTRY BUY 1 100 1 -
                2024-01-01T00:00:01Z TEST:BTCUSD D1 EXIT SELL 1 97 1 -
                """);

        assertThat(closed.getFirst().excursion()).isEqualTo(new Excursion(Money.of("3"), Money.ZERO, null));
    }

    private void approve(String id, String quantity, String stopRisk) {
        RiskDecision decision = Fills.approved(id, Pattern.IMPULSE);
        TradeIntent intent = TradeIntent.newBuilder(decision.getIntent())
                .setQuantity(new BigDecimal(quantity))
                .setStopPrice(BigDecimal.ONE)
                .setStopRisk(new BigDecimal(stopRisk))
                .build();
        book.decision(RiskDecision.newBuilder(decision).setIntent(intent).build());
    }

    private void candle(String instrument, String closes, double open, double high, double low, double close) {
        Mark mark = new Mark(instrument, "candle", open, high, low, close, 1.0, null);
        book.candle(mark, Instant.parse("2024-01-01T" + closes + ":00Z"));
    }

    private void fills(String worksheet) {
        Fills.of(worksheet).forEach(book::fill);
    }
}
