package io.sluice.local.walk;

import io.sluice.local.backtest.BacktestSettings;
import io.sluice.local.command.CommandFailed;
import io.sluice.replay.ReplaySettings;
import io.sluice.replay.report.WalkFacts;
import io.sluice.replay.walk.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is tried.
 *
 * @param configured the settings as they are configured
 * @param trials what is chosen from, in grid order; empty when nothing is searched
 * @param impossible combinations that the configuration refuses
 */
record WalkSearch(Trial configured, List<Trial> trials, int impossible) {

    /** @throws CommandFailed when the configuration refuses every combination */
    static WalkSearch of(WalkRequest request, ReplaySettings configured, TriedSettings tried, long seed) {
        List<Trial> trials = new ArrayList<>();
        if (!request.searched().parameters().isEmpty()) {
            List<List<String>> combinations = request.draws().isPresent()
                    ? request.searched().random(request.draws().getAsInt(), seed)
                    : request.searched().grid();
            for (List<String> values : combinations) {
                Optional<ReplaySettings> settings = tried.of(values);
                settings.ifPresent(possible -> trials.add(new Trial(trials.size() + 1, values, possible)));
            }
            if (trials.isEmpty()) {
                throw CommandFailed.wrongUsage("--optimise: the configuration refuses every combination; the first is "
                        + tried.firstRefusal());
            }
        }
        return new WalkSearch(new Trial(0, List.of(), configured), trials, tried.impossible());
    }

    WalkFacts facts(WalkRequest request, long seed) {
        boolean random = request.draws().isPresent();
        return new WalkFacts(
                request.rule().title(),
                request.seams().purge(),
                request.seams().embargo(),
                request.searched().parameters(),
                trials.isEmpty() ? "none" : random ? "random" : "grid",
                trials.isEmpty() ? 0 : request.searched().size(),
                impossible,
                trials,
                seed,
                request.objective());
    }

    /** All that a choice depends on beside the candles and the configured settings, as text. */
    static List<String> identity(WalkRequest request, BacktestSettings settings, long seed) {
        return List.of(
                request.rule().toString(),
                request.seams().toString(),
                request.searched().toString(),
                request.draws().toString(),
                request.objective().toString(),
                settings.thresholds().toString(),
                settings.luck().toString(),
                Long.toString(seed));
    }
}
