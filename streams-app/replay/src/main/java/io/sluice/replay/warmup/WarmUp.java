package io.sluice.replay.warmup;

import io.sluice.market.Timeframes;
import io.sluice.schemas.Timeframe;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * How the signals of one detector depend on where history begins.
 *
 * @param detector name of the detector
 * @param timeframe candles it looks at
 * @param stated warm-up it is configured with, candles of its timeframe: as many as must be there before it is asked, and
 *     before the average true range of its signals is known
 * @param levels what came of longer and longer warm-ups; empty when the history is too short for the stated one
 */
public record WarmUp(String detector, Timeframe timeframe, int stated, List<Level> levels) {
    public WarmUp {
        levels = List.copyOf(levels);
    }

    /**
     * One warm-up.
     *
     * @param multiple how many times the stated one
     * @param candles its length, candles of the timeframe
     * @param signals signals with this warm-up, with the whole past, or with both
     * @param differing those among them that are missing, new, or have a figure that is off by more than 1 %
     * @param deviation largest relative difference of a figure between signals that are in both; 0 when there are none
     */
    public record Level(int multiple, int candles, int signals, int differing, double deviation) {
        /** Part of the signals that differ; undefined without signals. */
        public OptionalDouble share() {
            return signals == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) differing / signals);
        }
    }

    /** Detector and timeframe, for people. */
    public String title() {
        return detector + " " + Timeframes.name(timeframe);
    }

    /** Shortest warm-up, candles, from which on no signal differs; empty when there is none, or no signal at all. */
    public OptionalInt enough() {
        OptionalInt enough = OptionalInt.empty();
        for (Level level : levels.reversed()) {
            if (level.signals() == 0 || level.differing() > 0) {
                break;
            }
            enough = OptionalInt.of(level.candles());
        }
        return enough;
    }

    /** Part of the signals that still differ after the longest warm-up; undefined when nothing could be compared. */
    public OptionalDouble remaining() {
        return levels.isEmpty() ? OptionalDouble.empty() : levels.getLast().share();
    }
}
