package io.sluice.replay.report;

import java.io.IOException;

/**
 * Writes a result as one HTML page that needs nothing else: no network, no other file. Its policy forbids it to load
 * anything.
 */
public final class HtmlReport {
    private HtmlReport() {}

    public static void write(BacktestResult result, Appendable out) throws IOException {
        Page.withTrades("Backtest: " + result.run().strategy(), out, html -> {
            new SummarySection(html).write("Sluice backtest", result);
            details(html, result);
        });
    }

    /** What comes after the summary. */
    static void details(Html html, BacktestResult result) throws IOException {
        new EquityPlots(html).write(result.performance());
        new FigureTables(html).write(result);
        new TradeChart(html).write(result);
        new RunSection(html).write(result);
    }
}
