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
