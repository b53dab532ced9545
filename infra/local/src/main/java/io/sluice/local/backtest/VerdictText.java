package io.sluice.local.backtest;

import io.sluice.replay.gate.Criterion;
import io.sluice.replay.gate.GateVerdict;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** What a gate asked and how it was answered, a line for each criterion, for the terminal. */
public final class VerdictText {
    private VerdictText() {}

    /** In the order of the criteria. */
    public static List<String> of(GateVerdict verdict) {
        return verdict.criteria().stream().map(VerdictText::line).toList();
    }

    private static String line(Criterion criterion) {
        return String.format(
                Locale.ROOT,
                "    %-18s %10s  %s %s  %s",
                criterion.name(),
                figure(criterion, criterion.figure()),
                criterion.comparison().symbol(),
                figure(criterion, OptionalDouble.of(criterion.threshold())),
                criterion.passed() ? "yes" : criterion.reason() == null ? "no" : "no: " + criterion.reason());
    }

    private static String figure(Criterion criterion, OptionalDouble figure) {
        if (figure.isEmpty()) {
            return "-";
        }
        return switch (criterion.unit()) {
            case NUMBER -> String.format(Locale.ROOT, "%.2f", figure.getAsDouble());
            case FRACTION -> String.format(Locale.ROOT, "%.1f %%", 100 * figure.getAsDouble());
            case COUNT -> String.format(Locale.ROOT, "%.0f", figure.getAsDouble());
        };
    }
}
