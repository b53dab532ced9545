package io.sluice.replay.report;

import io.sluice.replay.walk.Objective;
import io.sluice.replay.walk.Parameter;
import io.sluice.replay.walk.Trial;
import java.time.Duration;
import java.util.List;

/**
 * How was walked and searched.
 *
 * @param windows how the range was cut, for people
 * @param purge left out at the end of training
 * @param embargo left out at the beginning of a test
 * @param parameters what was searched; empty when nothing was
 * @param search {@code grid}, {@code random}, or {@code none}
 * @param combinations all there are of the parameters' values
 * @param impossible combinations of these that the configuration refuses
 * @param trials what was chosen from, in grid order
 * @param seed of everything random
 * @param objective what a choice makes as large as possible
 */
public record WalkFacts(
        String windows,
        Duration purge,
        Duration embargo,
        List<Parameter> parameters,
        String search,
        int combinations,
        int impossible,
        List<Trial> trials,
        long seed,
        Objective objective) {
    public WalkFacts {
        parameters = List.copyOf(parameters);
        trials = List.copyOf(trials);
    }
}
