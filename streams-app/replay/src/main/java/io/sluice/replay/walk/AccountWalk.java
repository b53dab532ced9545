package io.sluice.replay.walk;

import io.sluice.replay.metrics.Moments;
import io.sluice.replay.metrics.Performance;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * What walking forward came to for one account.
 *
 * @param account its name
 * @param outOfSample all tests together, one after the other
 * @param windows in order
 */
public record AccountWalk(String account, Performance outOfSample, List<WindowResult> windows) {
    public AccountWalk {
        windows = List.copyOf(windows);
    }

    /** Efficiency over the windows of which both parts are known; undefined unless training earned something on average. */
    public OptionalDouble efficiency() {
        List<WindowResult> known = windows.stream()
                .filter(window -> window.inSample() != null && window.outOfSample() != null)
                .toList();
        return Efficiency.of(
                known.stream().map(WindowResult::inSampleRate).toList(),
                known.stream().map(WindowResult::outOfSampleRate).toList());
    }

    /**
     * How the trials' daily Sharpe ratios vary, for the deflated Sharpe ratio: the variance among the trials of a training
     * window (n − 1), mean over the windows in which at least two have a ratio; 0 where there is none.
     */
    public double varianceOfTrials() {
        double daily = Math.sqrt(outOfSample.annualisation().daysPerYear());
        List<Double> variances = new ArrayList<>();
        for (WindowResult window : windows) {
            double[] ratios = window.trials().stream()
                    .filter(Objects::nonNull)
                    .flatMapToDouble(figures -> figures.sharpe().stream())
                    .map(ratio -> ratio / daily)
                    .toArray();
            if (ratios.length > 1) {
                double deviation = Moments.of(ratios).deviation();
                variances.add(deviation * deviation);
            }
        }
        return variances.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    }

    /** Why the tests are not the whole they were meant to be; empty when they are. */
    public List<String> missing() {
        List<String> missing = new ArrayList<>();
        for (WindowResult window : windows) {
            String where = "window " + window.number() + " (" + window.window().testFrom() + " to "
                    + window.window().testTo() + ")";
            if (window.outOfSample() == null) {
                missing.add(where
                        + (window.money().value().signum() > 0 ? " has no candle to test on" : " began without money"));
            } else if (window.ending().held()) {
                missing.add(where + " ended with a position that could not be closed");
            }
        }
        return missing;
    }
}
