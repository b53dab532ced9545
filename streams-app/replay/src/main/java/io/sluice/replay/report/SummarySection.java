package io.sluice.replay.report;

import io.sluice.market.Timeframes;
import io.sluice.replay.gate.Criterion;
import io.sluice.replay.gate.GateVerdict;
import io.sluice.replay.metrics.EquityFigures;
import io.sluice.replay.metrics.Performance;
import io.sluice.replay.metrics.TradeFigures;
import io.sluice.replay.metrics.TradingCosts;
import java.io.IOException;
import java.util.List;

/** What a reader wants to know first: go or no-go, and the figures. */
record SummarySection(Html html) {

    /** @param kind of report */
    void write(String kind, BacktestResult result) throws IOException {
        RunFacts run = result.run();
        html.raw("<header>").element("p", "kind", kind).element("h1", run.strategy());
        html.element(
                "p",
                "facts",
                String.join(", ", run.instruments()) + " · " + Timeframes.name(run.timeframe()) + " · "
                        + Shown.minute(run.from()) + " to " + Shown.minute(run.to()) + " UTC · "
                        + Shown.count(run.candles()) + " candles");
        html.raw("<p class=\"facts\">Dataset ").element("code", run.datasetId()).raw("</p></header>\n");
        if (run.incomplete() != null) {
            html.element("p", "incomplete", "This run is not whole and proves nothing: " + run.incomplete());
        }
        verdict(result.gate(), result.go());
        tiles(result.performance());
    }

    private void tiles(Performance performance) throws IOException {
        EquityFigures equity = performance.equity();
        TradeFigures trades = performance.trades();
        TradingCosts costs = performance.costs();
        html.raw("<dl class=\"tiles\">\n");
        tile("Total return", Shown.percent(equity.totalReturn()));
        tile("Net profit, " + performance.currency(), Shown.money(trades.net()));
        tile("Sharpe", Shown.ratio(equity.sharpe()));
        tile("Sortino", Shown.ratio(equity.sortino()));
        tile("Calmar", Shown.ratio(equity.calmar()));
        tile("CAGR", Shown.percent(equity.compoundGrowth()));
        tile("Volatility a year", Shown.percent(equity.volatility()));
        tile("Max drawdown", Shown.percent(equity.maxDrawdown()));
        tile("Its length", Shown.duration(equity.maxDrawdownLength()));
        tile("Trades", Shown.count(trades.trades()));
        tile("Win rate", Shown.percent(trades.winRate()));
        tile("Profit factor", Shown.ratio(trades.profitFactor()));
        tile("Expectancy a trade", Shown.money(trades.expectancy()));
        tile("Average win", Shown.money(trades.averageWin()));
        tile("Average loss", Shown.money(trades.averageLoss()));
        tile("Longest losing run", Shown.count(trades.longestLosingRun()));
        tile("Time in market", Shown.percent(equity.timeInMarket()));
        tile("Average exposure", Shown.percent(equity.averageExposure()));
        tile("Turnover", Shown.ratio(performance.turnover()));
        tile("Fees", Shown.money(costs.fees()));
        tile("Funding", Shown.money(costs.funding()));
        tile("Slippage", Shown.money(costs.slippage()));
        tile("Still open", Shown.count(performance.openTrades()));
        html.raw("</dl>\n");
    }

    private void tile(String name, String value) throws IOException {
        html.raw("<div>").element("dt", name).element("dd", value).raw("</div>\n");
    }

    /** @param go what is said in the end */
    void verdict(GateVerdict verdict, boolean go) throws IOException {
        String word = go ? "go" : "no-go";
        html.raw("<p class=\"verdict ").raw(word).raw("\">");
        html.text(verdict.subject() + ": " + word).raw("</p>\n");
        html.raw("<div class=\"gate\">").table(List.of("Criterion", "Verdict", "Figure", "Threshold", "Reason"));
        for (Criterion criterion : verdict.criteria()) {
            html.row(
                    criterion.name(),
                    List.of(
                            criterion.passed() ? "✓ met" : "✗ not met",
                            Shown.figure(criterion),
                            Shown.threshold(criterion),
                            criterion.reason() == null ? "" : criterion.reason()));
        }
        html.endTable().raw("</div>\n");
    }
}
