package io.sluice.replay.walk;

import io.sluice.replay.rigour.WalkForward.Window;
import io.sluice.value.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * One window of one account.
 *
 * @param number from 1
 * @param trials what each trial came to in training, in their order; null for one that found no candle
 * @param traded what traded the test
 * @param chosen whether it was chosen by the objective; false when there was nothing to choose by, and the configured values
 *     traded
 * @param inSample what it came to in training; null when that is not known
 * @param outOfSample what it came to in the test; null when there was no candle or no money
 * @param money what the account began the test with
 * @param ending how the test ended
 */
public record WindowResult(
        int number,
        Window window,
        List<@Nullable Figures> trials,
        Trial traded,
        boolean chosen,
        @Nullable Figures inSample,
        @Nullable Figures outOfSample,
        Money money,
        Ending ending) {

    /**
     * How a test ended.
     *
     * @param flattened trades that were closed because it ended
     * @param halted whether the circuit breaker had halted the account
     * @param refused events and commands that were refused; none when all is well
     * @param held whether something was held that could not be closed
     */
    public record Ending(int flattened, boolean halted, long refused, boolean held) {
        static final Ending NONE = new Ending(0, false, 0, false);
    }

    public WindowResult {
        trials = Collections.unmodifiableList(new ArrayList<>(trials));
    }

    /** Return a year of the test ÷ return a year of training; undefined unless training earned something. */
    public OptionalDouble efficiency() {
        return inSample == null || outOfSample == null
                ? OptionalDouble.empty()
                : Efficiency.of(List.of(inSampleRate()), List.of(outOfSampleRate()));
    }

    double inSampleRate() {
        return inSample == null ? 0 : Efficiency.rate(inSample, length(window.trainFrom(), window.trainTo()));
    }

    double outOfSampleRate() {
        return outOfSample == null ? 0 : Efficiency.rate(outOfSample, length(window.testFrom(), window.testTo()));
    }

    private static Duration length(Instant from, Instant to) {
        return Duration.between(from, to);
    }
}
