package io.sluice.replay.walk;

import io.sluice.value.Money;
import java.util.OptionalDouble;

/** Figures for tests that look at one or two of them. */
public final class FiguresOf {
    private FiguresOf() {}

    public static Figures sharpe(double sharpe) {
        return of(OptionalDouble.of(sharpe), 5, 0, false);
    }

    static Figures noTrade() {
        return of(OptionalDouble.of(3), 0, 0, false);
    }

    public static Figures of(OptionalDouble sharpe, int trades, double totalReturn, boolean go) {
        return new Figures(
                trades,
                Money.of("12.5"),
                totalReturn,
                sharpe,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.of(0.5),
                0.1,
                0,
                go);
    }
}
