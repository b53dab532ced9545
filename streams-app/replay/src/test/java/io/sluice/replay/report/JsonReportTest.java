package io.sluice.replay.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("changes the JVM's locale")
class JsonReportTest {
    private static String json(BacktestResult result) throws IOException {
        StringWriter out = new StringWriter();
        JsonReport.write(result, out);
        return out.toString();
    }

    @Test
    @DisplayName("B-REPORT the JSON document is this, byte by byte")
    void golden() throws IOException {
        try (InputStream golden = Objects.requireNonNull(getClass().getResourceAsStream("backtest.json"))) {
            assertThat(json(Results.small("breakout", null)))
                    .isEqualTo(new String(golden.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    @DisplayName("B-RIGOUR what rigour found is in the document")
    void findings() throws IOException {
        String compact = json(Results.scrutinised()).replaceAll("\\s+", "");

        assertThat(compact)
                .contains(
                        "\"resampledMarkets\":{\"runs\":50,\"seed\":42,\"meanBlock\":20.0,\"netProfit\":{\"p05\":-20.0,"
                                + "\"p25\":-10.0,\"p50\":0.5,\"p75\":10.0,\"p95\":20.0},\"maxDrawdown\":{\"p05\":0.01,"
                                + "\"p25\":0.02,\"p50\":0.03,\"p75\":0.04,\"p95\":0.05},\"sharpe\":null,"
                                + "\"asGoodProfit\":0.25,\"asGoodDrawdown\":0.5,\"asGoodSharpe\":null}",
                        "\"lookAhead\":{\"moments\":6,\"seed\":42,\"compared\":1200,\"dependent\":2,\"first\":"
                                + "{\"said\":\"SIGNAL\",\"whose\":\"TEST:BTCUSD\",\"detector\":\"breakout5m\","
                                + "\"time\":\"2024-01-31T11:55:00Z\",\"field\":\"confidence\",\"known\":\"0.5\","
                                + "\"unknown\":\"<0.9>\",\"until\":\"2024-01-31T12:00:00Z\",\"future\":\"MIRRORED\"}}",
                        "\"warmUps\":[{\"detector\":\"breakout\",\"timeframe\":\"5m\",\"stated\":21,\"enough\":42,"
                                + "\"levels\":[{\"candles\":21,\"signals\":8,\"differing\":2,\"share\":0.25,"
                                + "\"deviation\":0.25},{\"candles\":42,\"signals\":8,\"differing\":0,\"share\":0.0,"
                                + "\"deviation\":0.005}]},{\"detector\":\"quiet\",\"timeframe\":\"5m\",\"stated\":30,"
                                + "\"enough\":null,\"levels\":[{\"candles\":30,\"signals\":0,\"differing\":0,"
                                + "\"share\":null,\"deviation\":0.0}]}]");
    }

    @Test
    @DisplayName("B-DATASET the same result gives the same bytes, whatever the locale")
    void is_deterministic() throws IOException {
        Locale before = Locale.getDefault();
        String once = json(Results.small("breakout", "stopped at candle 7"));
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(json(Results.small("breakout", "stopped at candle 7"))).isEqualTo(once);
        } finally {
            Locale.setDefault(before);
        }
        assertThat(once).contains("\"incomplete\" : \"stopped at candle 7\"");
    }

    @Test
    @DisplayName("B-REPORT a run without anything is a document whose undefined figures are null and never NaN")
    void nothing() throws IOException {
        String json = json(Results.large(0, 1));

        assertThat(json).contains("\"sharpe\" : null", "\"profitFactor\" : null", "\"probabilisticSharpe\" : null");
        assertThat(json).doesNotContain("NaN").doesNotContain("Infinity");
    }

    @Test
    @DisplayName("B-REPORT a document of 10,000 trades can be parsed")
    void many_trades() throws IOException {
        int trades = 0;
        try (JsonParser parser = new JsonFactory().createParser(json(Results.large(10_000, 5)))) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                trades += token == JsonToken.FIELD_NAME && parser.currentName().equals("exitReason") ? 1 : 0;
            }
        }
        assertThat(trades).isEqualTo(10_000);
    }
}
