package io.sluice.local.backtest;

import io.sluice.market.Timeframes;
import io.sluice.replay.gate.GateVerdict;
import io.sluice.replay.metrics.Performance;
import io.sluice.replay.report.BacktestResult;
import io.sluice.replay.report.DetectorResult;
import io.sluice.replay.report.RunFacts;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A backtest in some twenty lines, for the terminal. */
final class SummaryText {
    private SummaryText() {}

    static String of(Backtest.Outcome outcome, Map<String, BacktestResult> results, Path folder) {
        List<String> lines = new ArrayList<>();
        lines.add(head(outcome, results));
        results.forEach((account, result) -> account(lines, account, result, folder));
        if (results.isEmpty()) {
            lines.add("No account trades any of these instruments.");
        }
        return String.join("\n", lines);
    }

    private static String head(Backtest.Outcome outcome, Map<String, BacktestResult> results) {
        long candles = outcome.candles().candles();
        return String.format(
                Locale.ROOT,
                "%,d candles of %s, %s%s, in %.2f s: %,.0f a second",
                candles,
                many(outcome.replay().instruments().size(), "instrument"),
                Timeframes.name(outcome.settings().source().timeframe()),
                results.values().stream().findFirst().map(SummaryText::range).orElse(""),
                outcome.seconds(),
                candles / outcome.seconds());
    }

    private static String range(BacktestResult result) {
        RunFacts run = result.run();
        return ", " + run.from() + " to " + run.to();
    }

    private static void account(List<String> lines, String account, BacktestResult result, Path folder) {
        Performance performance = result.performance();
        lines.add("");
        lines.add(String.format(
                Locale.ROOT,
                "%s  %,.2f %s to %,.2f (%+.2f %%)",
                account,
                performance.equity().initialEquity(),
                performance.currency(),
                performance.equity().finalEquity(),
                100 * performance.equity().totalReturn()));
        lines.add(String.format(
                Locale.ROOT,
                "  %s, %d of %d decisions approved, fees %s, funding %s, slippage %s",
                many(performance.trades().trades(), "closed trade"),
                performance.decisions().approved(),
                performance.decisions().approved() + performance.decisions().rejected(),
                performance.costs().fees().value().setScale(2, RoundingMode.HALF_EVEN),
                performance.costs().funding().value().setScale(2, RoundingMode.HALF_EVEN),
                performance.costs().slippage().value().setScale(2, RoundingMode.HALF_EVEN)));
        verdict(lines, result.gate());
        for (DetectorResult detector : result.detectors()) {
            verdict(lines, detector.verdict());
        }
        if (result.scrutiny() != null) {
            lines.addAll(ScrutinyText.of(result.scrutiny(), performance.currency()));
        }
        result.run().notes().forEach(note -> lines.add("  " + note));
        lines.add("  " + ReportFiles.html(folder, account));
    }

    private static void verdict(List<String> lines, GateVerdict verdict) {
        lines.add("  " + verdict.subject() + ": " + (verdict.go() ? "go" : "no-go"));
        lines.addAll(VerdictText.of(verdict));
    }

    private static String many(long count, String what) {
        return String.format(Locale.ROOT, "%,d %s%s", count, what, count == 1 ? "" : "s");
    }
}
