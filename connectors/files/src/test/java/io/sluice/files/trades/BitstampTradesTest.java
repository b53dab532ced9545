package io.sluice.files.trades;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sluice.files.CandleIterator;
import io.sluice.files.csv.Lines;
import io.sluice.schemas.Candle;
import io.sluice.schemas.Timeframe;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class BitstampTradesTest {
    private static List<Candle> candles;

    @BeforeAll
    static void read() throws IOException {
        candles = BitstampTrades.candles();
    }

    @Test
    @DisplayName("M-COMPLETE one candle a minute from the first trade's to the last trade's, none missing")
    void has_a_candle_for_every_minute() {
        List<Instant> minutes = new ArrayList<>();
        for (int minute = 0; minute < 9_603; minute++) {
            minutes.add(Instant.parse("2013-11-25T00:00:00Z").plus(Duration.ofMinutes(minute)));
        }

        assertThat(candles).extracting(Candle::getOpenTime).containsExactlyElementsOf(minutes);
        assertThat(candles).filteredOn(candle -> candle.getTradeCount() == 0).hasSize(204);
    }

    @Test
    @DisplayName("M-ROLLUP the first candle is whole, the last breaks off after five seconds")
    void begins_and_ends_as_recorded() {
        Candle first = candles.getFirst();
        Candle last = candles.getLast();

        assertThat(first.getOpen()).isEqualTo(800.01);
        assertThat(first.getComplete()).isTrue();
        assertThat(last)
                .isEqualTo(new Candle(
                        "BITSTAMP:BTCUSD",
                        Timeframe.M1,
                        Instant.parse("2013-12-01T16:02:00Z"),
                        Instant.parse("2013-12-01T16:03:00Z"),
                        last.getOpen(),
                        last.getHigh(),
                        last.getLow(),
                        999.0,
                        last.getVolume(),
                        last.getQuoteVolume(),
                        last.getTradeCount(),
                        false,
                        "bitstamp-trades",
                        Instant.parse("2013-12-01T16:03:00Z")));
        assertThat(candles).filteredOn(candle -> !candle.getComplete()).containsExactly(last);
    }

    @Test
    @DisplayName("M-ROLLUP candles hold exactly the trades: their number, amount and value")
    void holds_what_the_trades_hold() throws IOException {
        BigDecimal amount = BigDecimal.ZERO;
        BigDecimal value = BigDecimal.ZERO;
        long count = 0;
        try (Lines lines = BitstampTrades.recordedTrades()) {
            assertThat(lines.next()).isEqualTo("timestamp,price,amount");
            for (String line = lines.next(); line != null; line = lines.next()) {
                String[] fields = line.split(",", -1);
                amount = amount.add(new BigDecimal(fields[2]));
                value = value.add(new BigDecimal(fields[1]).multiply(new BigDecimal(fields[2])));
                count++;
            }
        }

        assertThat(count).isEqualTo(100_000);
        assertThat(amount).isEqualByComparingTo("175778.65435677");
        assertThat(candles.stream().mapToLong(Candle::getTradeCount).sum()).isEqualTo(count);
        assertThat(candles.stream().mapToDouble(Candle::getVolume).sum()).isCloseTo(amount.doubleValue(), within(1e-6));
        assertThat(candles.stream().mapToDouble(Candle::getQuoteVolume).sum())
                .isCloseTo(value.doubleValue(), within(1e-3));
    }

    @Test
    @DisplayName("M-FILES the feed plays again from its beginning, the same")
    void plays_again() throws IOException {
        List<Candle> again = new ArrayList<>();
        try (CandleIterator pass = new BitstampTrades().open()) {
            pass.forEachRemaining(again::add);
        }

        assertThat(again).isEqualTo(candles);
    }
}
