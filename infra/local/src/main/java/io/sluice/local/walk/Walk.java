package io.sluice.local.walk;

import io.sluice.local.backtest.BacktestSettings;
import io.sluice.local.backtest.Dataset;
import io.sluice.local.backtest.ReportFolder;
import io.sluice.local.command.CommandFailed;
import io.sluice.local.command.DurationText;
import io.sluice.local.command.Version;
import io.sluice.replay.ReplaySettings;
import io.sluice.replay.report.WalkResult;
import io.sluice.replay.rigour.WalkForward.Window;
import io.sluice.replay.walk.AccountWalk;
import io.sluice.replay.walk.WalkProgress;
import io.sluice.replay.walk.WalkRun;
import io.sluice.replay.walk.WalkSettings;
import io.sluice.schemas.id.Ids;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One walk: windows are cut from what the history holds, walked through, and tables of it are written. */
final class Walk {
    private final BacktestSettings settings;
    private final WalkRequest request;
    private final WalkSearch search;
    private final Survey survey;
    private final long seed;

    /** @param survey of a history that holds candles */
    Walk(BacktestSettings settings, WalkRequest request, WalkSearch search, Survey survey, long seed) {
        this.settings = settings;
        this.request = request;
        this.search = search;
        this.survey = survey;
        this.seed = seed;
    }

    /**
     * What came of it.
     *
     * @param datasetId of candles, settings, search and seed
     * @param results by account
     */
    record Outcome(String datasetId, Map<String, WalkResult> results) {
        Outcome with(Map<String, WalkResult> judged) {
            return new Outcome(datasetId, judged);
        }
    }

    /**
     * @param folder takes the tables
     * @throws CommandFailed when the history is too short for a window
     */
    Outcome run(ReportFolder folder, WalkProgress progress) throws IOException, InterruptedException {
        List<Window> windows = windows();
        ReplaySettings replay = search.configured().settings();
        WalkSettings walk = new WalkSettings(
                windows,
                search.configured(),
                search.trials(),
                request.objective(),
                settings.thresholds(),
                settings.threads());
        try (WalkWorld world = new WalkWorld(settings, replay, windows, folder)) {
            List<AccountWalk> walks = new WalkRun(walk, world).run(survey.range(), progress);
            String datasetId = datasetId(replay);
            Map<String, WalkResult> results = new WalkResults(
                            settings, replay, search.facts(request, seed), survey, world.markets(), datasetId)
                    .of(walks);
            for (Map.Entry<String, WalkResult> each : results.entrySet()) {
                world.tables(each.getKey()).finish(each.getValue().walk().outOfSample());
                WalkTables.write(world.duckDb(), folder, each.getValue());
            }
            return new Outcome(datasetId, results);
        }
    }

    private List<Window> windows() {
        Instant from = survey.first().orElseThrow();
        Instant to = survey.last().orElseThrow();
        try {
            List<Window> windows = request.rule().windows(request.seams(), from, to);
            if (!windows.isEmpty()) {
                return windows;
            }
        } catch (IllegalArgumentException tooShort) {
            throw CommandFailed.wrongUsage(range(from, to) + ": " + tooShort.getMessage());
        }
        throw CommandFailed.wrongUsage(range(from, to) + ", which is too short for one window ("
                + request.rule().title() + "). Take more data, or shorter --train and --test, or --split 80/20.");
    }

    private String range(Instant from, Instant to) {
        return settings.source().name() + " holds candles from " + from + " to " + to + ", "
                + DurationText.of(Duration.between(from, to));
    }

    private String datasetId(ReplaySettings replay) {
        List<String> parts = new ArrayList<>();
        parts.add(Dataset.id(replay, survey.fingerprints(), settings.plugins(replay), Version.current()));
        parts.addAll(WalkSearch.identity(request, settings, seed));
        return Ids.of("walk", parts.toArray(String[]::new));
    }
}
