package io.sluice.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.admit.AdmissionSettings;
import io.sluice.market.Session;
import io.sluice.market.Timeframes;
import io.sluice.schemas.Candle;
import io.sluice.schemas.Timeframe;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RollUpAgainstExchangeTest {
    private static final String FOLDER = "binance-spot-klines/";

    @ParameterizedTest(name = "{0} {1} to {2}")
    @CsvSource({
        "BTCUSDT,15m,1h",
        "BTCUSDT,15m,4h",
        "BTCUSDT,15m,1d",
        "ETHUSDT,15m,1h",
        "BNBUSDT,15m,1h",
        "BTCUSDT,1h,4h"
    })
    @DisplayName("M-ROLLUP the exchange's own higher candles equal those rolled up from its lower ones")
    void equals_the_candles_of_the_exchange(String symbol, String from, String to) {
        Timeframe base = Timeframes.named(from);
        Timeframe higher = Timeframes.named(to);
        Map<Instant, Candle> theirs = new HashMap<>();
        for (String line : ExchangeData.lines(FOLDER + symbol + "-" + to + ".csv.gz")) {
            Candle candle = kline(line, higher);
            theirs.put(candle.getOpenTime(), candle);
        }
        List<Candle> ours = rollUp(ExchangeData.lines(FOLDER + symbol + "-" + from + ".csv.gz"), base, higher);
        int compared = 0;
        for (Candle candle : ours) {
            Candle exchange = theirs.get(candle.getOpenTime());
            if (candle.getComplete() && exchange != null) {
                assertEqual(candle, exchange);
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(ours.size() - 20).isGreaterThan(400);
    }

    private static void assertEqual(Candle ours, Candle theirs) {
        assertThat(List.of(ours.getOpen(), ours.getHigh(), ours.getLow(), ours.getClose()))
                .as("%s", ours.getOpenTime())
                .containsExactly(theirs.getOpen(), theirs.getHigh(), theirs.getLow(), theirs.getClose());
        assertThat(ours.getTradeCount()).isEqualTo(theirs.getTradeCount());
        assertThat(ours.getVolume()).isCloseTo(theirs.getVolume(), Percentage.withPercentage(1e-8));
        assertThat(Objects.requireNonNull(ours.getQuoteVolume()))
                .isCloseTo(Objects.requireNonNull(theirs.getQuoteVolume()), Percentage.withPercentage(1e-8));
    }

    private static List<Candle> rollUp(List<String> lines, Timeframe base, Timeframe higher) {
        InstrumentFold fold = new InstrumentFold(new InstrumentSettings(
                Candles.instrument(Session.ALWAYS),
                base,
                List.of(),
                AdmissionSettings.DEFAULTS,
                new RollUpSettings(List.of(higher), Duration.ZERO),
                14));
        InstrumentState state = fold.newState();
        Recorder out = new Recorder();
        lines.forEach(line -> fold.apply(state, kline(line, base), out));
        return out.rolledUp();
    }

    private static Candle kline(String line, Timeframe timeframe) {
        String[] field = line.split(",", -1);
        Candle candle = Candles.at(
                timeframe,
                Instant.ofEpochMilli(Long.parseLong(field[0])),
                Double.parseDouble(field[1]),
                Double.parseDouble(field[2]),
                Double.parseDouble(field[3]),
                Double.parseDouble(field[4]),
                Double.parseDouble(field[5]));
        return Candle.newBuilder(candle)
                .setCloseTime(Instant.ofEpochMilli(Long.parseLong(field[6]) + 1))
                .setQuoteVolume(Double.parseDouble(field[7]))
                .setTradeCount(Long.parseLong(field[8]))
                .build();
    }
}
