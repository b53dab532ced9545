package io.sluice.indicator;

import io.sluice.instrument.Candles;
import io.sluice.instrument.ExchangeData;
import io.sluice.schemas.Candle;
import io.sluice.schemas.Timeframe;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("F-KNOWN indicators equal published figures to 1e-8, warm-up included")
class KnownAnswersTest {
    private static final String FOLDER = "known-answers-indicators/";

    @Test
    void rsi() {
        Series.assertEqual(Series.of(quotes(), new Rsi(14, 1), Rsi::value), published("rsi", "rsi"));
    }

    @Test
    void atr() {
        Series.assertEqual(Series.of(quotes(), new Atr(14), Atr::value), published("atr", "atr"));
    }

    @Test
    void ema() {
        Series.assertEqual(Series.of(quotes(), new Ema(20), Ema::value), published("ema", "ema"));
    }

    @Test
    void sma() {
        Series.assertEqual(Series.of(quotes(), new Sma(Source.CLOSE, 20), Sma::value), published("sma", "sma"));
    }

    @Test
    void bollinger_bands() {
        Series.assertEqual(
                Series.of(quotes(), new BollingerBands(20, 2), BollingerBands::upper), published("bb", "upperBand"));
        Series.assertEqual(
                Series.of(quotes(), new BollingerBands(20, 2), BollingerBands::lower), published("bb", "lowerBand"));
    }

    @Test
    void macd() {
        Series.assertEqual(Series.of(quotes(), new Macd(12, 26, 9), Macd::value), published("macd", "macd"));
        Series.assertEqual(Series.of(quotes(), new Macd(12, 26, 9), Macd::signal), published("macd", "signal"));
        Series.assertEqual(Series.of(quotes(), new Macd(12, 26, 9), Macd::histogram), published("macd", "histogram"));
    }

    private static List<Candle> quotes() {
        return ExchangeData.lines(FOLDER + "quotes/default.csv").stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .map(field -> Candles.at(
                        Timeframe.D1,
                        Instant.parse(field[0] + "T00:00:00Z"),
                        Double.parseDouble(field[1]),
                        Double.parseDouble(field[2]),
                        Double.parseDouble(field[3]),
                        Double.parseDouble(field[4]),
                        Double.parseDouble(field[5])))
                .toList();
    }

    private static double[] published(String file, String field) {
        String json = String.join("\n", ExchangeData.lines(FOLDER + "results/" + file + ".standard.json"));
        return Pattern.compile("\"" + field + "\": (null|[-+.eE0-9]+)")
                .matcher(json)
                .results()
                .map(match -> match.group(1))
                .mapToDouble(text -> text.equals("null") ? Double.NaN : Double.parseDouble(text))
                .toArray();
    }
}
