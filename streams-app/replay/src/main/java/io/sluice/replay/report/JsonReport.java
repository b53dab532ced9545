package io.sluice.replay.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.sluice.replay.metrics.ClosedTrade;
import io.sluice.replay.metrics.EquityDay;
import io.sluice.replay.metrics.EquityFigures;
import io.sluice.replay.metrics.Excursion;
import io.sluice.replay.metrics.MonthFigures;
import io.sluice.replay.metrics.Performance;
import io.sluice.replay.metrics.TradeFigures;
import java.io.IOException;
import java.io.Writer;
import java.util.Map;
import java.util.SortedMap;

/**
 * Writes a result as one JSON object; docs/metrics.md describes it. Keys come in a fixed order, lines end with a line feed:
 * the same result gives the same bytes. Undefined figures are null, fractions are not per cent, times are UTC, durations
 * are seconds, money and prices have all their digits.
 */
public final class JsonReport {
    static final String FORMAT = "sluice-backtest/1";

    private static final JsonFactory FACTORY =
            JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

    private final JsonGenerator json;
    private final JsonFigures figures;

    private JsonReport(JsonGenerator json) {
        this.json = json;
        this.figures = new JsonFigures(json);
    }

    /** What stands in a document. */
    interface Content {
        void write(JsonGenerator json) throws IOException;
    }

    /** @param out is flushed and left open */
    public static void write(BacktestResult result, Writer out) throws IOException {
        document(out, json -> object(json, result));
    }

    /** Writes one document, formatted as all are. */
    static void document(Writer out, Content content) throws IOException {
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        try (JsonGenerator json = FACTORY.createGenerator(out)) {
            json.setPrettyPrinter(new DefaultPrettyPrinter().withObjectIndenter(lines));
            content.write(json);
            json.writeRaw('\n');
        }
    }

    /** A result as part of a document. */
    static void object(JsonGenerator json, BacktestResult result) throws IOException {
        new JsonReport(json).result(result);
    }

    private void result(BacktestResult result) throws IOException {
        Performance performance = result.performance();
        json.writeStartObject();
        figures.text("format", FORMAT);
        json.writeBooleanField("go", result.go());
        new JsonRun(json).write(result.run());
        json.writeFieldName("gate");
        figures.verdict(result.gate());
        new JsonJudgements(json).write(result);
        figures.text("currency", performance.currency());
        equity(performance);
        json.writeObjectFieldStart("trades");
        figures.trades(performance.trades());
        figures.count("open", performance.openTrades());
        json.writeEndObject();
        costs(performance);
        decisions(performance);
        groups("byInstrument", performance.byInstrument());
        groups("byPattern", performance.byPattern());
        months(performance);
        days(performance);
        closedTrades(performance);
        json.writeEndObject();
    }

    private void equity(Performance performance) throws IOException {
        EquityFigures equity = performance.equity();
        json.writeObjectFieldStart("equity");
        figures.number("initial", equity.initialEquity()).number("final", equity.finalEquity());
        figures.number("totalReturn", equity.totalReturn()).number("compoundGrowth", equity.compoundGrowth());
        figures.number("volatility", equity.volatility());
        figures.number("sharpe", equity.sharpe()).number("sortino", equity.sortino());
        figures.number("calmar", equity.calmar()).number("maxDrawdown", equity.maxDrawdown());
        figures.seconds("maxDrawdownSeconds", equity.maxDrawdownLength());
        figures.seconds("longestDrawdownSeconds", equity.longestDrawdown());
        figures.number("timeInMarket", equity.timeInMarket()).number("averageExposure", equity.averageExposure());
        figures.number("daysPerYear", performance.annualisation().daysPerYear());
        json.writeBooleanField("everyDay", performance.annualisation().everyDay());
        figures.number("riskFreeRate", performance.annualisation().riskFreeRate());
        json.writeEndObject();
    }

    private void costs(Performance performance) throws IOException {
        json.writeObjectFieldStart("costs");
        figures.count("fills", performance.costs().fills());
        figures.money("traded", performance.costs().traded());
        figures.number("turnover", performance.turnover());
        figures.money("fees", performance.costs().fees());
        figures.money("funding", performance.costs().funding());
        figures.money("slippage", performance.costs().slippage());
        json.writeEndObject();
    }

    private void decisions(Performance performance) throws IOException {
        json.writeObjectFieldStart("decisions");
        figures.count("approved", performance.decisions().approved());
        figures.count("rejected", performance.decisions().rejected());
        json.writeObjectFieldStart("rejectedBy");
        for (Map.Entry<String, Integer> code :
                performance.decisions().rejectedBy().entrySet()) {
            figures.count(code.getKey(), code.getValue());
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private void groups(String name, SortedMap<String, TradeFigures> groups) throws IOException {
        json.writeObjectFieldStart(name);
        for (Map.Entry<String, TradeFigures> group : groups.entrySet()) {
            json.writeObjectFieldStart(group.getKey());
            figures.trades(group.getValue());
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private void months(Performance performance) throws IOException {
        json.writeArrayFieldStart("months");
        for (MonthFigures month : performance.months()) {
            json.writeStartObject();
            figures.text("month", month.month().toString()).number("totalReturn", month.totalReturn());
            figures.number("maxDrawdown", month.maxDrawdown());
            figures.trades(month.trades());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void days(Performance performance) throws IOException {
        json.writeArrayFieldStart("days");
        for (EquityDay day : performance.days()) {
            json.writeStartObject();
            figures.text("day", day.day().toString());
            figures.number("equity", day.equity()).number("drawdown", day.drawdown());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void closedTrades(Performance performance) throws IOException {
        json.writeArrayFieldStart("closedTrades");
        for (ClosedTrade trade : performance.closedTrades()) {
            json.writeStartObject();
            figures.text("instrument", trade.instrument());
            figures.text(
                    "pattern", trade.pattern() == null ? null : trade.pattern().name());
            figures.text("decisionId", trade.decisionId())
                    .text("direction", trade.direction().name());
            figures.exact("quantity", trade.quantity().value());
            figures.text("entryTime", trade.entryTime().toString());
            figures.exact("entryPrice", trade.entryPrice().value());
            figures.text("exitTime", trade.exitTime().toString());
            figures.exact("exitPrice", trade.exitPrice().value());
            figures.text("exitReason", trade.exitReason().name());
            figures.money("gross", trade.gross()).money("fees", trade.fees());
            figures.money("funding", trade.funding());
            figures.money("net", trade.net()).money("slippage", trade.slippage());
            excursion(trade);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void excursion(ClosedTrade trade) throws IOException {
        Excursion excursion = trade.excursion();
        figures.money("adverse", excursion.adverse()).money("favourable", excursion.favourable());
        if (excursion.risk() == null) {
            json.writeNullField("risk");
        } else {
            figures.money("risk", excursion.risk());
        }
        figures.number("adverseR", excursion.adverseR()).number("favourableR", excursion.favourableR());
        figures.number("netR", excursion.multiple(trade.net()));
    }
}
