package io.sluice.instrument;

import io.sluice.market.Timeframes;
import io.sluice.schemas.Timeframe;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Which higher timeframes are made of the base timeframe.
 *
 * @param timeframes each once, in any order; kept shortest first
 * @param grace how much older than the newest base candle a late one may be and still be merged; zero merges none. A
 *     partly filled candle of the shortest rolled timeframe waits that long for what is missing
 */
public record RollUpSettings(List<Timeframe> timeframes, Duration grace) {
    /** Two minutes: longer than feeds need to repair a lost message, shorter than any rolled candle. */
    public static final Duration DEFAULT_GRACE = Duration.ofMinutes(2);

    /** @throws IllegalArgumentException naming the field and the value that cannot be */
    public RollUpSettings {
        if (timeframes.stream().distinct().count() != timeframes.size()) {
            throw new IllegalArgumentException("rollUp.timeframes names a timeframe twice: " + timeframes);
        }
        timeframes = timeframes.stream()
                .sorted(Comparator.comparing(Timeframes::length))
                .toList();
        if (grace.isNegative()) {
            throw new IllegalArgumentException("rollUp.grace must not be negative, but is " + grace);
        }
        if (!timeframes.isEmpty() && grace.compareTo(Timeframes.length(timeframes.getFirst())) > 0) {
            throw new IllegalArgumentException("rollUp.grace " + grace
                    + " must not exceed the shortest rolled timeframe, " + Timeframes.name(timeframes.getFirst()));
        }
    }

    /** All timeframes longer than the base, with the default grace. */
    public static RollUpSettings above(Timeframe base) {
        List<Timeframe> longer = Arrays.stream(Timeframe.values())
                .filter(timeframe -> timeframe != Timeframe.UNRECOGNISED)
                .filter(timeframe -> Timeframes.length(timeframe).compareTo(Timeframes.length(base)) > 0)
                .toList();
        return new RollUpSettings(longer, DEFAULT_GRACE);
    }
}
