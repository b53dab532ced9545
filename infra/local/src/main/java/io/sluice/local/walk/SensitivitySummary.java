package io.sluice.local.walk;

import io.sluice.replay.walk.Parameter;
import io.sluice.replay.walk.Sensitivity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** Sensitivity in a line for each point of the grid, for the terminal. */
final class SensitivitySummary {
    private SensitivitySummary() {}

    static String of(Sensitivity around, Path folder) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "%s  sensitivity of %s to %s; configured: %s",
                around.account(),
                around.objective().title(),
                around.parameters().stream().map(Parameter::path).collect(Collectors.joining(", ")),
                number(around.objectiveOf(around.configured()))));
        for (Sensitivity.Point point : around.points()) {
            lines.add(String.format(
                    Locale.ROOT,
                    "  %-20s %10s%s",
                    String.join(" ", point.values()),
                    number(around.objectiveOf(point.figures())),
                    point.isConfigured() ? "  configured" : ""));
        }
        lines.add(String.format(
                Locale.ROOT,
                "  %d neighbours: %s pass the gate, the median is worse by %s",
                around.neighbours().size(),
                percent(around.passing()),
                percent(around.drop())));
        lines.add("  " + folder.resolve(around.account() + ".sensitivity.html"));
        return String.join("\n", lines);
    }

    private static String number(OptionalDouble value) {
        return value.isPresent() ? String.format(Locale.ROOT, "%.2f", value.getAsDouble()) : "-";
    }

    private static String percent(OptionalDouble value) {
        return value.isPresent() ? String.format(Locale.ROOT, "%.0f %%", 100 * value.getAsDouble()) : "-";
    }
}
