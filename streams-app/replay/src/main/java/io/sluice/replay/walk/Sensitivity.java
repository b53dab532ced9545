package io.sluice.replay.walk;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * How one account's result moves when its configured values do (B-RIGOUR).
 *
 * @param account its name
 * @param parameters one or two, with the values of the grid
 * @param objective what is watched
 * @param configured what the configured values came to; null without a candle
 * @param points the grid, in its order
 */
public record Sensitivity(
        String account,
        List<Parameter> parameters,
        Objective objective,
        @Nullable Figures configured,
        List<Point> points) {

    /**
     * One combination of values.
     *
     * @param values in the order of the parameters
     * @param isConfigured whether the settings are those that are configured; it is no neighbour then
     * @param figures what it came to; null where the configuration refuses it, or without a candle
     */
    public record Point(
            List<String> values,
            boolean isConfigured,
            @Nullable Figures figures) {
        public Point {
            values = List.copyOf(values);
        }
    }

    public Sensitivity {
        parameters = List.copyOf(parameters);
        points = List.copyOf(points);
    }

    /** All of the grid that is possible but the configured values. */
    public List<Point> neighbours() {
        return points.stream()
                .filter(point -> !point.isConfigured() && point.figures() != null)
                .toList();
    }

    /** Neighbours that pass the strategy gate ÷ neighbours; undefined without neighbours. */
    public OptionalDouble passing() {
        return neighbours().stream()
                .mapToDouble(point -> point.figures() != null && point.figures().go() ? 1 : 0)
                .average();
    }

    public OptionalDouble objectiveOf(@Nullable Figures figures) {
        return figures == null ? OptionalDouble.empty() : objective.of(figures);
    }

    /**
     * The objective of the median neighbour, of two middle ones the lower; a neighbour whose objective is undefined is below
     * all others.
     *
     * @return undefined without neighbours, and where the median neighbour's is
     */
    public OptionalDouble median() {
        List<Double> values = new ArrayList<>();
        neighbours().forEach(point -> values.add(objectiveOf(point.figures()).orElse(Double.NEGATIVE_INFINITY)));
        values.sort(Comparator.naturalOrder());
        double median = values.isEmpty() ? Double.NEGATIVE_INFINITY : values.get((values.size() - 1) / 2);
        return Double.isInfinite(median) ? OptionalDouble.empty() : OptionalDouble.of(median);
    }

    /**
     * How much worse the median neighbour is: (configured − median) ÷ |configured|; negative when it is better. Undefined
     * where one of the two is, or the configured objective is zero.
     */
    public OptionalDouble drop() {
        OptionalDouble here = objectiveOf(configured);
        OptionalDouble there = median();
        return here.isEmpty() || there.isEmpty() || here.getAsDouble() == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of((here.getAsDouble() - there.getAsDouble()) / Math.abs(here.getAsDouble()));
    }
}
