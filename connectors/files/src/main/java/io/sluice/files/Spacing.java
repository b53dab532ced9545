package io.sluice.files;

import io.sluice.files.csv.Bar;
import io.sluice.market.Timeframes;
import io.sluice.schemas.Timeframe;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How far apart the first rows of a file are: its timeframe, told by the rows and not by a name. */
record Spacing(Map<Duration, Integer> steps, int total) {
    /** A quiet market has longer steps too, but its timeframe still is a fair share of them. */
    private static final int FAIR_SHARE = 10;
    /** Fewer steps may all be longer by chance. */
    private static final int ENOUGH = 5;

    static Spacing of(List<Bar> bars) {
        Map<Duration, Integer> steps = new HashMap<>();
        int total = 0;
        for (int i = 1; i < bars.size(); i++) {
            Duration step =
                    Duration.between(bars.get(i - 1).openTime(), bars.get(i).openTime());
            if (step.isPositive()) {
                steps.merge(step, 1, Integer::sum);
                total++;
            }
        }
        return new Spacing(Map.copyOf(steps), total);
    }

    /** The step most rows keep, the shorter of equals; empty for a single row. */
    Optional<Duration> usual() {
        return steps.entrySet().stream()
                .min(Map.Entry.<Duration, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey);
    }

    /** The timeframe as long as the usual step. */
    Optional<Timeframe> timeframe() {
        for (Timeframe timeframe : Timeframe.values()) {
            if (timeframe != Timeframe.UNRECOGNISED && usual().equals(Optional.of(Timeframes.length(timeframe)))) {
                return Optional.of(timeframe);
            }
        }
        return Optional.empty();
    }

    /** False when rows are too seldom one timeframe apart; of few rows it is enough that whole candles fit between. */
    boolean allows(Timeframe timeframe) {
        Duration length = Timeframes.length(timeframe);
        boolean fits = usual().stream().allMatch(step -> step.toNanos() % length.toNanos() == 0);
        return steps.getOrDefault(length, 0) * FAIR_SHARE >= total || (total < ENOUGH && fits);
    }
}
