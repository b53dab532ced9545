package io.sluice.replay.gate;

import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * One condition of a gate and how it was met.
 *
 * @param name stable name, for example {@code sharpe}
 * @param unit how the figure and its threshold read
 * @param figure what was measured; empty when undefined
 * @param comparison how the figure must stand to the threshold
 * @param threshold the bar
 * @param passed whether it does; never when the figure is undefined
 * @param reason why the figure is undefined; null when it is not
 */
public record Criterion(
        String name,
        Unit unit,
        OptionalDouble figure,
        Comparison comparison,
        double threshold,
        boolean passed,
        @Nullable String reason) {

    /** How a figure reads. */
    public enum Unit {
        /** A plain number. */
        NUMBER,
        /** A fraction that people read as per cent. */
        FRACTION,
        /** A whole number. */
        COUNT
    }

    /** @param otherwise why the figure is undefined, where it is */
    public static Criterion of(
            String name, Unit unit, OptionalDouble figure, Comparison comparison, double threshold, String otherwise) {
        boolean passed = figure.isPresent() && comparison.holds(figure.getAsDouble(), threshold);
        return new Criterion(name, unit, figure, comparison, threshold, passed, figure.isPresent() ? null : otherwise);
    }
}
