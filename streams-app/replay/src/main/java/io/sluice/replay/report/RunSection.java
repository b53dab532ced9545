package io.sluice.replay.report;

import io.sluice.replay.metrics.Annualisation;
import java.io.IOException;
import java.util.List;

/** How the run was made, so that it can be doubted and repeated. */
record RunSection(Html html) {

    void write(BacktestResult result) throws IOException {
        RunFacts run = result.run();
        html.element("h2", "How orders were filled").list(FillAssumptions.of(run.fills()));
        html.element("h2", "How figures were made")
                .list(figures(result.performance().annualisation()));
        html.element("h2", "Input");
        if (!run.notes().isEmpty()) {
            html.list(run.notes());
        }
        html.table(List.of("What", "Id"));
        html.row("Dataset", List.of(run.datasetId()));
        html.row("Code", List.of(run.codeVersion()));
        html.row("Configuration", List.of(run.configHash()));
        html.endTable();
    }

    private static List<String> figures(Annualisation year) {
        return List.of(
                "Ratios are of daily returns (UTC days), annualised by " + Shown.ratio(year.daysPerYear()) + " days"
                        + (year.everyDay()
                                ? "; a day without figures is a day without change."
                                : "; days without figures are left out."),
                "Risk-free rate: " + Shown.percent(year.riskFreeRate()) + " a year.",
                "A trade wins or loses after fees and with funding, which is negative when paid. Slippage is contained in prices and gross profit.",
                "A dash stands for a figure that is undefined.");
    }
}
