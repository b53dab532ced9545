package io.sluice.replay.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.sluice.replay.metrics.ClosedTrade;
import io.sluice.replay.report.InstrumentChart.ChartCandle;
import io.sluice.schemas.Direction;
import io.sluice.value.Money;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeSet;

/** Trades on candles and the list of trades; a script in the page draws them from the data that is written here. */
record TradeChart(Html html) {

    void write(BacktestResult result) throws IOException {
        html.raw("""
                <h2>Trades on candles</h2>
                <noscript><p>The chart and the list of trades need scripts; everything else does not.</p></noscript>
                <div id="chart" class="chart" hidden>
                <p class="tools"><label>Instrument <select id="instrument"></select></label>
                <button type="button" id="closer">Closer</button>
                <button type="button" id="wider">Wider</button>
                <button type="button" id="whole">Whole range</button></p>
                <canvas id="candles" tabindex="0" aria-label="Candles with entries and exits; the list below has the same trades"></canvas>
                <p id="told" class="told" role="status">Drag to move, pinch or use the buttons to zoom, tap a trade to read it.</p>
                </div>
                <h2>Trades</h2>
                <div id="list" hidden>
                <p class="tools"><label>Order <select id="order">
                <option value="time">as they ended</option>
                <option value="worst">largest loss first</option>
                <option value="best">largest profit first</option></select></label>
                <button type="button" id="before">Back</button> <span id="page"></span>
                <button type="button" id="after">Next</button></p>
                <div class="scroll"><table><thead><tr><th scope="col">Trade</th><th scope="col">Instrument</th>
                <th scope="col">Side</th><th scope="col">Pattern</th><th scope="col">Entry (UTC)</th><th scope="col">Price</th>
                <th scope="col">Exit (UTC)</th><th scope="col">Price</th><th scope="col">Quantity</th><th scope="col">Net</th>
                <th scope="col">Fees</th><th scope="col">Funding</th><th scope="col">Against</th><th scope="col">For</th>
                <th scope="col">Exit by</th></tr></thead><tbody id="trades"></tbody></table></div>
                </div>
                <script type="application/json" id="data">""");
        html.raw(data(result)).raw("</script>\n");
    }

    /** Nothing in it can end the script element: each less-than sign is escaped. */
    private static String data(BacktestResult result) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JsonFactory.builder().build().createGenerator(text)) {
            TreeSet<String> traded = new TreeSet<>();
            result.performance().closedTrades().forEach(trade -> traded.add(trade.instrument()));
            result.charts().forEach(chart -> traded.add(chart.instrument()));
            List<String> instruments = List.copyOf(traded);
            json.writeStartObject();
            json.writeArrayFieldStart("instruments");
            for (String instrument : instruments) {
                json.writeString(instrument);
            }
            json.writeEndArray();
            candles(json, instruments, result.charts());
            trades(json, instruments, result.performance().closedTrades());
            json.writeEndObject();
        }
        return text.toString().replace("<", "\\u003c");
    }

    private static void candles(JsonGenerator json, List<String> instruments, List<InstrumentChart> charts)
            throws IOException {
        json.writeArrayFieldStart("candles");
        for (String instrument : instruments) {
            json.writeStartArray();
            for (InstrumentChart chart : charts) {
                if (chart.instrument().equals(instrument)) {
                    candles(json, chart);
                }
            }
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    private static void candles(JsonGenerator json, InstrumentChart chart) throws IOException {
        for (ChartCandle candle : chart.candles()) {
            json.writeStartArray();
            json.writeNumber(candle.openTime().toEpochMilli());
            json.writeNumber(candle.open());
            json.writeNumber(candle.high());
            json.writeNumber(candle.low());
            json.writeNumber(candle.close());
            json.writeEndArray();
        }
    }

    private static void trades(JsonGenerator json, List<String> instruments, List<ClosedTrade> trades)
            throws IOException {
        json.writeArrayFieldStart("trades");
        for (ClosedTrade trade : trades) {
            json.writeStartArray();
            json.writeNumber(instruments.indexOf(trade.instrument()));
            json.writeNumber(trade.direction() == Direction.LONG ? 1 : -1);
            json.writeNumber(trade.entryTime().toEpochMilli());
            json.writeNumber(Shown.exact(trade.entryPrice().value()));
            json.writeNumber(trade.exitTime().toEpochMilli());
            json.writeNumber(Shown.exact(trade.exitPrice().value()));
            json.writeString(Shown.exact(trade.quantity().value()));
            json.writeNumber(Shown.exact(trade.net().value()));
            json.writeNumber(Shown.exact(trade.fees().value()));
            json.writeString(trade.exitReason().name());
            json.writeString(trade.pattern() == null ? "" : trade.pattern().name());
            json.writeString(
                    excursion(trade.excursion().adverse(), trade.excursion().adverseR()));
            json.writeString(
                    excursion(trade.excursion().favourable(), trade.excursion().favourableR()));
            json.writeNumber(Shown.exact(trade.funding().value()));
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    private static String excursion(Money money, OptionalDouble multiple) {
        return Shown.money(money) + (multiple.isPresent() ? " (" + Shown.ratio(multiple) + " R)" : "");
    }
}
