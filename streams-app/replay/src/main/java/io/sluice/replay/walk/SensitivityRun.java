package io.sluice.replay.walk;

import io.sluice.account.AccountSettings;
import io.sluice.replay.Batch;
import io.sluice.replay.ReplaySettings;
import io.sluice.replay.gate.StrategyThresholds;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Trades the whole range under the configured values and under every combination of a grid around them. */
public final class SensitivityRun {
    private final ReplaySettings configured;
    private final SearchSpace space;
    private final Objective objective;
    private final StrategyThresholds thresholds;

    public SensitivityRun(
            ReplaySettings configured, SearchSpace space, Objective objective, StrategyThresholds thresholds) {
        this.configured = configured;
        this.space = space;
        this.objective = objective;
        this.thresholds = thresholds;
    }

    /**
     * @param grid settings of each combination, in grid order; null for one that the configuration refuses
     * @param range from the first candle to the last
     * @return one for each account
     * @throws IOException when candles cannot be read to their end; there is no outcome then
     */
    public List<Sensitivity> run(
            List<@Nullable ReplaySettings> grid, Batch.Market market, int threads, Span range, WalkProgress progress)
            throws IOException, InterruptedException {
        List<String> accounts =
                configured.accounts().stream().map(AccountSettings::account).toList();
        List<List<TrainingStint>> stints = new ArrayList<>();
        stints.add(stints(configured, accounts));
        grid.stream().filter(Objects::nonNull).forEach(settings -> stints.add(stints(settings, accounts)));
        Work work = new Work(market, threads, range, progress);
        work.plan(work.length(all(stints)));
        int share = Work.share(grid.stream().filter(Objects::nonNull).toList(), accounts.size());
        for (int first = 0; first < stints.size(); first += share) {
            work.play(all(stints.subList(first, Math.min(first + share, stints.size()))));
        }
        List<Sensitivity> all = new ArrayList<>();
        for (int account = 0; account < accounts.size(); account++) {
            all.add(sensitivity(account, accounts.get(account), grid, stints));
        }
        return all;
    }

    private List<TrainingStint> stints(ReplaySettings settings, List<String> accounts) {
        return accounts.stream()
                .map(account -> new TrainingStint(Span.ALL, settings, account, thresholds))
                .toList();
    }

    private static List<TrainingStint> all(List<List<TrainingStint>> stints) {
        return stints.stream().flatMap(List::stream).toList();
    }

    private Sensitivity sensitivity(
            int account, String name, List<@Nullable ReplaySettings> grid, List<List<TrainingStint>> stints) {
        List<Sensitivity.Point> points = new ArrayList<>();
        int played = 1;
        for (int i = 0; i < grid.size(); i++) {
            ReplaySettings settings = grid.get(i);
            Figures figures =
                    settings == null ? null : stints.get(played++).get(account).figures();
            points.add(new Sensitivity.Point(
                    space.values(i), settings != null && SameSettings.are(configured, settings), figures));
        }
        return new Sensitivity(
                name,
                space.parameters(),
                objective,
                stints.getFirst().get(account).figures(),
                points);
    }
}
