package io.sluice.local.walk;

import io.sluice.local.backtest.VerdictText;
import io.sluice.replay.metrics.Performance;
import io.sluice.replay.report.RunFacts;
import io.sluice.replay.report.WalkFacts;
import io.sluice.replay.report.WalkResult;
import io.sluice.replay.walk.Figures;
import io.sluice.replay.walk.Objective;
import io.sluice.replay.walk.WindowResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/** A walk in a line for each window, for the terminal. */
final class WalkSummary {
    private final List<String> lines = new ArrayList<>();

    private WalkSummary() {}

    static String of(Map<String, WalkResult> results, Path folder, double seconds) {
        WalkSummary summary = new WalkSummary();
        results.forEach((account, result) -> summary.account(account, result, folder, seconds));
        if (results.isEmpty()) {
            summary.lines.add("No account trades any of these instruments.");
        }
        return String.join("\n", summary.lines);
    }

    private void account(String account, WalkResult result, Path folder, double seconds) {
        RunFacts run = result.outOfSample().run();
        WalkFacts facts = result.facts();
        lines.add(String.format(
                Locale.ROOT,
                "%s  %s: %d windows, %d trials, in %.1f s",
                account,
                facts.windows(),
                result.walk().windows().size(),
                facts.trials().size(),
                seconds));
        result.walk().windows().forEach(window -> window(window, facts));
        Performance performance = result.walk().outOfSample();
        lines.add(String.format(
                Locale.ROOT,
                "  out of sample, %s to %s: %,.2f %s to %,.2f (%+.2f %%), %d closed trades, efficiency %s",
                run.from(),
                run.to(),
                performance.equity().initialEquity(),
                performance.currency(),
                performance.equity().finalEquity(),
                100 * performance.equity().totalReturn(),
                performance.trades().trades(),
                percent(result.walk().efficiency())));
        lines.add("  strategy, out of sample: " + (result.go() ? "go" : "no-go"));
        lines.addAll(VerdictText.of(result.outOfSample().gate()));
        if (run.incomplete() != null) {
            lines.add("  Not whole, and proves nothing: " + run.incomplete());
        }
        run.notes().forEach(note -> lines.add("  " + note));
        lines.add("  " + folder.resolve(account + ".html"));
    }

    private void window(WindowResult window, WalkFacts facts) {
        lines.add(String.format(
                Locale.ROOT,
                "  %3d  test %s  %s  in %s, out %s",
                window.number(),
                window.window().testFrom().toString().substring(0, 10),
                traded(window, facts),
                figures(window.inSample(), facts.objective()),
                figures(window.outOfSample(), facts.objective())));
    }

    private static String traded(WindowResult window, WalkFacts facts) {
        return facts.trials().isEmpty() || !window.chosen()
                ? "configured"
                : String.join(" ", window.traded().values());
    }

    private static String figures(Figures figures, Objective objective) {
        return figures == null
                ? "nothing"
                : String.format(
                        Locale.ROOT,
                        "%s %s %+.2f %% %d trades",
                        objective.title(),
                        number(objective.of(figures)),
                        100 * figures.totalReturn(),
                        figures.trades());
    }

    private static String number(OptionalDouble value) {
        return value.isPresent() ? String.format(Locale.ROOT, "%.2f", value.getAsDouble()) : "-";
    }

    private static String percent(OptionalDouble value) {
        return value.isPresent() ? String.format(Locale.ROOT, "%.0f %%", 100 * value.getAsDouble()) : "-";
    }
}
