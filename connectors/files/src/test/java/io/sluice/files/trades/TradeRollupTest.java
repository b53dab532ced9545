package io.sluice.files.trades;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.schemas.Candle;
import io.sluice.schemas.Timeframe;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TradeRollupTest {
    private static final Instant MIDNIGHT = Instant.parse("2013-11-25T00:00:00Z");

    private final List<String> candles = new ArrayList<>();
    private final List<Long> tooLate = new ArrayList<>();

    @Test
    @DisplayName("M-ROLLUP trades become a candle when the first trade after its minute comes")
    void closes_a_candle_at_the_first_trade_after_it() {
        TradeRollup rollup = rollup(MIDNIGHT, Duration.ZERO);
        rollup.add(trade(0, 100, 1));
        rollup.add(trade(30, 103, 2));
        rollup.add(trade(59, 99, 0.5));
        assertThat(candles).isEmpty();

        rollup.add(trade(60, 101, 4));

        assertThat(candles).containsExactly("00:00 100.0 103.0 99.0 99.0 volume 3.5 value 355.5 trades 3 complete");
    }

    @Test
    @DisplayName("M-COMPLETE minutes without a trade are flat, empty candles")
    void fills_quiet_minutes() {
        TradeRollup rollup = rollup(MIDNIGHT, Duration.ZERO);
        rollup.add(trade(10, 100, 1));
        rollup.add(trade(200, 104, 1));
        rollup.end();

        assertThat(candles)
                .containsExactly(
                        "00:00 100.0 100.0 100.0 100.0 volume 1.0 value 100.0 trades 1 complete",
                        "00:01 100.0 100.0 100.0 100.0 volume 0.0 value 0.0 trades 0 complete",
                        "00:02 100.0 100.0 100.0 100.0 volume 0.0 value 0.0 trades 0 complete",
                        "00:03 104.0 104.0 104.0 104.0 volume 1.0 value 104.0 trades 1 partial");
    }

    @Test
    @DisplayName("M-ROLLUP the first candle of a record that begins at an unknown time is partial, and so is the last")
    void marks_the_first_and_the_last_candle() {
        TradeRollup rollup = rollup(Instant.MAX, Duration.ZERO);
        for (int minute = 0; minute < 3; minute++) {
            rollup.add(trade(minute * 60L, 100, 1));
        }
        rollup.end();

        assertThat(candles)
                .containsExactly(
                        "00:00 100.0 100.0 100.0 100.0 volume 1.0 value 100.0 trades 1 partial",
                        "00:01 100.0 100.0 100.0 100.0 volume 1.0 value 100.0 trades 1 complete",
                        "00:02 100.0 100.0 100.0 100.0 volume 1.0 value 100.0 trades 1 partial");
    }

    @Test
    @DisplayName("M-ROLLUP a late trade is merged while its candle is open, and handed back after")
    void merges_late_trades_within_the_grace() {
        TradeRollup rollup = rollup(MIDNIGHT, Duration.ofSeconds(10));
        rollup.add(trade(30, 100, 1));
        rollup.add(trade(65, 105, 1));
        rollup.add(trade(20, 98, 1));
        rollup.add(trade(58, 110, 1));
        rollup.add(trade(70, 106, 1));
        rollup.add(trade(59, 500, 1));
        rollup.end();

        assertThat(candles)
                .containsExactly(
                        "00:00 98.0 110.0 98.0 110.0 volume 3.0 value 308.0 trades 3 complete",
                        "00:01 105.0 106.0 105.0 106.0 volume 2.0 value 211.0 trades 2 partial");
        assertThat(tooLate).containsExactly(59L);
    }

    @Test
    @DisplayName("M-COMPLETE a silence longer than a market can be quiet is a hole, not a row of flat candles")
    void leaves_a_hole_in_the_record() {
        TradeRollup rollup = rollup(MIDNIGHT, Duration.ZERO);
        rollup.add(trade(0, 100, 1));
        rollup.add(trade(3_601, 104, 1));
        rollup.add(trade(3_660, 105, 1));
        rollup.add(trade(3_599, 1, 1));

        assertThat(candles)
                .containsExactly(
                        "00:00 100.0 100.0 100.0 100.0 volume 1.0 value 100.0 trades 1 partial",
                        "01:00 104.0 104.0 104.0 104.0 volume 1.0 value 104.0 trades 1 partial");
        assertThat(tooLate).containsExactly(3_599L);
    }

    @Test
    @DisplayName("M-ROLLUP trades after the end never go back in time")
    void refuses_what_is_older_than_its_end() {
        TradeRollup rollup = rollup(MIDNIGHT, Duration.ZERO);
        rollup.end();
        rollup.add(trade(60, 100, 1));
        rollup.end();
        rollup.end();
        rollup.add(trade(70, 100, 1));

        assertThat(candles).hasSize(1);
        assertThat(tooLate).containsExactly(70L);
    }

    private TradeRollup rollup(Instant wholeFrom, Duration grace) {
        return new TradeRollup(
                new TradeRollup.Terms("BITSTAMP:BTCUSD", Timeframe.M1, "test", wholeFrom, grace, Duration.ofHours(1)),
                candle -> candles.add(text(candle)),
                trade -> tooLate.add(trade.time().getEpochSecond() - MIDNIGHT.getEpochSecond()));
    }

    private static Trade trade(long second, double price, double amount) {
        return new Trade(MIDNIGHT.plusSeconds(second), price, amount);
    }

    private static String text(Candle candle) {
        return String.format(
                Locale.ROOT,
                "%s %s %s %s %s volume %s value %s trades %d %s",
                candle.getOpenTime().toString().substring(11, 16),
                candle.getOpen(),
                candle.getHigh(),
                candle.getLow(),
                candle.getClose(),
                candle.getVolume(),
                candle.getQuoteVolume(),
                candle.getTradeCount(),
                candle.getComplete() ? "complete" : "partial");
    }
}
