package io.sluice.replay.walk;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a choice among trials makes as large as possible. Without a closed trade every objective is undefined. */
public enum Objective {
    SHARPE("sharpe"),
    SORTINO("sortino"),
    PROFIT_FACTOR("profitFactor"),
    NET_PROFIT("netProfit"),
    CALMAR("calmar");

    private final String title;

    Objective(String title) {
        this.title = title;
    }

    /** As it is written. */
    public String title() {
        return title;
    }

    /** The one that is written so. */
    public static Optional<Objective> named(String title) {
        return Arrays.stream(values()).filter(each -> each.title.equals(title)).findFirst();
    }

    /** All of them as they are written. */
    public static String titles() {
        return Arrays.stream(values()).map(Objective::title).collect(Collectors.joining(", "));
    }

    public OptionalDouble of(Figures figures) {
        if (figures.trades() == 0) {
            return OptionalDouble.empty();
        }
        return switch (this) {
            case SHARPE -> figures.sharpe();
            case SORTINO -> figures.sortino();
            case PROFIT_FACTOR -> figures.profitFactor();
            case NET_PROFIT -> OptionalDouble.of(figures.net().value().doubleValue());
            case CALMAR -> figures.calmar();
        };
    }

    /**
     * Which of them is best. Of equals it is the first: the order of trials is the only other thing that is known of them.
     *
     * @param trials null for what did not trade
     * @return its place; empty when the objective of none is defined
     */
    public OptionalInt best(List<? extends @Nullable Figures> trials) {
        int best = -1;
        double highest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < trials.size(); i++) {
            Figures figures = trials.get(i);
            OptionalDouble value = figures == null ? OptionalDouble.empty() : of(figures);
            if (value.isPresent() && value.getAsDouble() > highest) {
                highest = value.getAsDouble();
                best = i;
            }
        }
        return best < 0 ? OptionalInt.empty() : OptionalInt.of(best);
    }
}
