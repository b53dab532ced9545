package io.sluice.replay.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("changes the JVM's locale")
class HtmlReportTest {
    private static String html(BacktestResult result) throws IOException {
        StringBuilder out = new StringBuilder();
        HtmlReport.write(result, out);
        return out.toString();
    }

    @Test
    @DisplayName("B-REPORT the page names nothing outside itself and forbids to load anything")
    void needs_no_network() throws IOException {
        String page = html(Results.small("breakout", null));

        assertThat(page).doesNotContain("http://", "https://", "//cdn", "@import", "url(", " src=");
        assertThat(page).contains("default-src 'none'");
    }

    @Test
    @DisplayName("B-RIGOUR the page says what rigour found, in words and escaped")
    void findings() throws IOException {
        assertThat(html(Results.scrutinised()))
                .contains(
                        "<h2>In other markets</h2>",
                        "The first: a signal of breakout 5m on TEST:BTCUSD at 2024-01-31T11:55:00Z differs in confidence:"
                                + " 0.5, but &lt;0.9&gt;, with a mirrored future after 2024-01-31T12:00:00Z.",
                        "<th scope=\"row\">breakout 5m, as configured</th><td>21</td><td>8</td><td>2</td><td>25.00 %</td>"
                                + "<td>25.00 %</td><td>42</td>",
                        "<th scope=\"row\">quiet 5m, as configured</th><td>30</td><td>0</td><td>0</td><td>–</td>");
    }

    @Test
    @DisplayName("B-REPORT text from outside cannot become markup, in the page or in its data")
    void escapes_text() throws IOException {
        BacktestResult small = Results.small("</script><img onerror=alert(1)>&\"'", "a < b");
        InstrumentChart hostile = new InstrumentChart("TEST:</script><img>", List.of());
        String page = html(new BacktestResult(
                small.run(), small.performance(), small.gate(), List.of(), List.of(hostile), null, null));

        assertThat(page).doesNotContain("<img").contains("&lt;/script&gt;&lt;img onerror=alert(1)&gt;&amp;&quot;&#39;");
        assertThat(page).contains("This run is not whole and proves nothing: a &lt; b");
        assertThat(page.split("</script>", -1)).hasSize(3);
    }

    @Test
    @DisplayName("B-REPORT the page tells verdict, dataset, fills, months and tables")
    void tells_all() throws IOException {
        String page = html(Results.small("breakout", null));

        assertThat(page)
                .contains("strategy: no-go")
                .contains("<code>3f9a0c51d27e</code>")
                .contains("Market orders fill at the close of the candle that caused them.")
                .contains("Fees: maker 0.02 %, taker 0.05 % of price × quantity × point value.")
                .contains("Slippage: 1 ticks, paid by each order that takes.")
                .contains("Latency: 50 ms; it moves times, not prices.")
                .contains("<h2>Returns by month</h2>")
                .contains("<th scope=\"row\">TEST:BTCUSD</th><td>1</td><td>100.00 %</td><td>–</td><td>8.00</td>")
                .contains("<th scope=\"row\">IMPULSE</th>")
                .contains("<h2>Detector breakout</h2>")
                .contains("PERMUTATION, 100 runs, seed 42: max drawdown")
                .contains("TEST:BTCUSD: 3 gaps, 12 candles missing");
        assertThat(page).doesNotContain("not whole");
    }

    @Test
    @DisplayName("B-DATASET the same result gives the same page, whatever the locale")
    void is_deterministic() throws IOException {
        Locale before = Locale.getDefault();
        String once = html(Results.large(50, 3));
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(html(Results.large(50, 3))).isEqualTo(once);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    @DisplayName("B-REPORT a page of 10,000 trades stays small enough for a phone")
    void many_trades() throws IOException {
        assertThat(html(Results.large(10_000, 5)).length()).isBetween(500_000, 2_500_000);
    }

    @Test
    void a_run_without_anything_is_a_page_that_says_so() throws IOException {
        assertThat(html(Results.large(0, 1)))
                .contains("There are not two instants with equity to draw a line between.")
                .contains("no trade was closed")
                .doesNotContain("NaN");
    }
}
