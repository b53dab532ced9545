package io.sluice.replay.report;

import io.sluice.replay.gate.DetectorFigures;
import io.sluice.replay.gate.LabelRule;
import io.sluice.replay.metrics.MonthFigures;
import io.sluice.replay.metrics.TradeFigures;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Figures by month, instrument, pattern and detector. */
record FigureTables(Html html) {
    private static final List<String> TRADE_HEADS = List.of(
            "Trades",
            "Win rate",
            "Profit factor",
            "Net",
            "Expectancy",
            "Average win",
            "Average loss",
            "Losing run",
            "Fees",
            "Funding",
            "Slippage",
            "Average time");

    void write(BacktestResult result) throws IOException {
        new MonthMatrix(html).write(result.performance().months());
        months(result.performance().months());
        groups("Instrument", result.performance().byInstrument());
        groups("Pattern", result.performance().byPattern());
        decisions(result.performance().decisions().rejectedBy());
        for (DetectorResult detector : result.detectors()) {
            detector(detector);
        }
        if (result.rigour() != null) {
            new RigourSection(html).write(result.rigour(), result.scrutiny());
        }
    }

    private void months(List<MonthFigures> months) throws IOException {
        html.raw("<details><summary>Trades of each month</summary>\n");
        html.table(heads("Month", List.of("Return", "Max drawdown")));
        for (MonthFigures month : months) {
            List<String> cells =
                    new ArrayList<>(List.of(Shown.percent(month.totalReturn()), Shown.percent(month.maxDrawdown())));
            cells.addAll(cells(month.trades()));
            html.row(month.month().toString(), cells);
        }
        html.endTable().raw("</details>\n");
    }

    private void groups(String name, Map<String, TradeFigures> groups) throws IOException {
        html.element("h2", "By " + name.toLowerCase(Locale.ROOT));
        html.table(heads(name, List.of()));
        for (Map.Entry<String, TradeFigures> group : groups.entrySet()) {
            html.row(group.getKey(), cells(group.getValue()));
        }
        html.endTable();
    }

    private static List<String> heads(String first, List<String> more) {
        List<String> heads = new ArrayList<>(List.of(first));
        heads.addAll(more);
        heads.addAll(TRADE_HEADS);
        return heads;
    }

    private static List<String> cells(TradeFigures figures) {
        return List.of(
                Shown.count(figures.trades()),
                Shown.percent(figures.winRate()),
                Shown.ratio(figures.profitFactor()),
                Shown.money(figures.net()),
                Shown.money(figures.expectancy()),
                Shown.money(figures.averageWin()),
                Shown.money(figures.averageLoss()),
                Shown.count(figures.longestLosingRun()),
                Shown.money(figures.fees()),
                Shown.money(figures.funding()),
                Shown.money(figures.slippage()),
                Shown.duration(figures.averageHoldingTime()));
    }

    private void decisions(Map<String, Integer> rejectedBy) throws IOException {
        if (rejectedBy.isEmpty()) {
            return;
        }
        html.element("h2", "Rejected by the risk gate").table(List.of("Code", "Decisions"));
        for (Map.Entry<String, Integer> code : rejectedBy.entrySet()) {
            html.row(code.getKey(), List.of(Shown.count(code.getValue())));
        }
        html.endTable();
    }

    private void detector(DetectorResult detector) throws IOException {
        LabelRule rule = detector.rule();
        DetectorFigures figures = detector.figures();
        html.element("h2", "Detector " + detector.verdict().subject());
        html.element(
                "p",
                "An opportunity: within " + rule.horizon() + " candles the price moves " + Shown.ratio(rule.targetAtr())
                        + " average true ranges in its direction before " + Shown.ratio(rule.stopAtr())
                        + " against it. A signal may come " + rule.tolerance() + " candles early. Found: "
                        + Shown.count(figures.opportunities()) + ", captured " + Shown.count(figures.captured())
                        + ". Signals judged: " + Shown.count(figures.judged()) + " (won " + Shown.count(figures.wins())
                        + ", lost " + Shown.count(figures.losses()) + ", timed out " + Shown.count(figures.timeouts())
                        + "), not judged: " + Shown.count(figures.unjudged()) + ".");
        new SummarySection(html).verdict(detector.verdict(), detector.verdict().go());
    }
}
