package io.sluice.local.walk;

import io.sluice.local.backtest.Backtest;
import io.sluice.local.backtest.BacktestSettings;
import io.sluice.local.backtest.RefusedRows;
import io.sluice.local.backtest.ReplayFailures;
import io.sluice.local.backtest.ReportFolder;
import io.sluice.local.command.CommandFailed;
import io.sluice.local.command.SluiceCommand;
import io.sluice.local.config.Coverage;
import io.sluice.local.up.Feed;
import io.sluice.replay.ReplaySettings;
import io.sluice.replay.gate.Criterion;
import io.sluice.replay.report.BacktestResult;
import io.sluice.replay.report.SensitivityResult;
import io.sluice.replay.report.WalkResult;
import io.sluice.replay.scrutiny.RigourGate;
import io.sluice.replay.scrutiny.RigourThresholds;
import io.sluice.replay.walk.SearchSpace;
import io.sluice.schemas.Candle;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;

/** What {@code sluice backtest} does when it is asked to walk forward, or for sensitivity, from its options to its answer. */
public final class WalkJob {
    private final SluiceCommand sluice;
    private final WalkRequest request;
    private final boolean walks;

    private WalkJob(SluiceCommand sluice, WalkRequest request, boolean walks) {
        this.sluice = sluice;
        this.request = request;
        this.walks = walks;
    }

    /**
     * Looks at the options before anything is read.
     *
     * @return empty when they ask for nothing
     * @throws CommandFailed with everything that is wrong with them, and
     * @throws io.sluice.local.config.ConfigurationException with everything that is wrong with paths and values
     */
    public static Optional<WalkJob> of(SluiceCommand sluice, WalkOptions options) {
        WalkRequest request = WalkRequest.of(options);
        if (!options.walksForward() && !options.asksForSensitivity()) {
            return Optional.empty();
        }
        sluice.variants()
                .refuseImpossible(WalkRequest.values(request.searched()), WalkRequest.values(request.around()));
        return Optional.of(new WalkJob(sluice, request, options.walksForward()));
    }

    /** Whether it is more than sensitivity beside a plain backtest. */
    public boolean walksForward() {
        return walks;
    }

    /**
     * Walks forward, writes the reports and answers.
     *
     * @param out the reports' folder; empty for one of the dataset id
     * @throws CommandFailed when the gate says no, or there is no result
     */
    public void walk(BacktestSettings settings, long seed, Optional<Path> out) {
        Path reports = out.orElseGet(() -> settings.configuration().dataDir().resolve("backtests"));
        long began = System.nanoTime();
        try (ReportFolder folder = ReportFolder.beside(reports)) {
            Survey survey = survey(settings);
            Walk.Outcome walked = walk(settings, survey, seed, folder);
            List<SensitivityResult> around = sensitivity(settings, survey, folder);
            Walk.Outcome outcome = walked.with(judged(walked.results(), around, settings, WalkResult::and));
            for (WalkResult result : outcome.results().values()) {
                WalkFiles.write(folder, result);
            }
            Path published = out.orElse(reports.resolve(outcome.datasetId()));
            folder.publish(published);
            answer(outcome, published, (System.nanoTime() - began) / 1e9);
            tell(around, published);
            refuse(outcome);
        } catch (IOException refused) {
            throw CommandFailed.because("The reports cannot be written to " + reports + ": " + refused, refused);
        }
    }

    /** Adds sensitivity to the reports of a plain backtest. */
    public Beside besideBacktest(BacktestSettings settings, ReportFolder folder) {
        List<SensitivityResult> around = sensitivity(settings, survey(settings), folder);
        return new Beside() {
            @Override
            public Map<String, BacktestResult> judged(Map<String, BacktestResult> results) {
                return WalkJob.judged(results, around, settings, BacktestResult::and);
            }

            @Override
            public void tell(Path published) {
                WalkJob.this.tell(around, published);
            }
        };
    }

    /** What sensitivity adds to a plain backtest. */
    public interface Beside {
        /** The results, by account, as the gate judges them now. */
        Map<String, BacktestResult> judged(Map<String, BacktestResult> results);

        /** Answers, when the reports are published in a folder. */
        void tell(Path published);
    }

    /** With rigour, sensitivity feeds the gate. */
    private static <R> Map<String, R> judged(
            Map<String, R> results,
            List<SensitivityResult> around,
            BacktestSettings settings,
            BiFunction<R, Criterion, R> and) {
        Map<String, R> judged = new TreeMap<>(results);
        if (settings.luck().isPresent()) {
            for (SensitivityResult each : around) {
                Criterion neighbours = RigourGate.neighbours(each.sensitivity(), RigourThresholds.DEFAULTS);
                judged.computeIfPresent(
                        each.sensitivity().account(), (account, result) -> and.apply(result, neighbours));
            }
        }
        return judged;
    }

    private Survey survey(BacktestSettings settings) {
        ReplaySettings replay = configured(settings);
        if (replay.accounts().isEmpty()) {
            throw CommandFailed.wrongUsage("No account trades any of "
                    + String.join(", ", settings.source().instruments()) + ", so there is nothing to judge.");
        }
        Survey survey = ReplayFailures.told(() -> Survey.of(settings, replay));
        if (survey.first().isEmpty()) {
            throw CommandFailed.wrongUsage("There is no candle of "
                    + String.join(", ", settings.source().instruments()) + " in that range: "
                    + settings.source().name());
        }
        RefusedRows.of(survey.readers().values()).ifPresent(sluice.terminal()::tell);
        return survey;
    }

    private Walk.Outcome walk(BacktestSettings settings, Survey survey, long seed, ReportFolder folder) {
        TriedSettings tried = tried(settings, request.searched());
        WalkSearch search = WalkSearch.of(request, configured(settings), tried, seed);
        try (WalkLine line = new WalkLine(sluice.terminal())) {
            return ReplayFailures.told(() -> new Walk(settings, request, search, survey, seed).run(folder, line));
        }
    }

    private List<SensitivityResult> sensitivity(BacktestSettings settings, Survey survey, ReportFolder folder) {
        if (request.around().parameters().isEmpty()) {
            return List.of();
        }
        TriedSettings tried = tried(settings, request.around());
        try (WalkLine line = new WalkLine(sluice.terminal())) {
            return ReplayFailures.told(() -> new SensitivityStep(settings, request, configured(settings), survey)
                    .run(tried, survey.fingerprints(), folder, line));
        }
    }

    private static ReplaySettings configured(BacktestSettings settings) {
        return Backtest.replayOf(settings.configuration(), settings.source(), settings.resumeAfter());
    }

    private TriedSettings tried(BacktestSettings settings, SearchSpace space) {
        Map<String, Collection<Candle>> samples =
                ReplayFailures.told(() -> new TreeMap<>(Feed.samples(settings.source())));
        return new TriedSettings(
                sluice.variants(),
                space.parameters(),
                file -> Backtest.replayOf(
                        Coverage.of(file, samples).configuration(), settings.source(), settings.resumeAfter()));
    }

    private void answer(Walk.Outcome outcome, Path folder, double seconds) {
        if (sluice.json()) {
            outcome.results().values().forEach(result -> sluice.terminal().print(WalkFiles.oneLine(result)));
        } else {
            sluice.terminal().print(WalkSummary.of(outcome.results(), folder, seconds));
        }
    }

    private void tell(List<SensitivityResult> around, Path folder) {
        for (SensitivityResult result : around) {
            sluice.terminal()
                    .print(
                            sluice.json()
                                    ? WalkFiles.oneLine(result)
                                    : SensitivitySummary.of(result.sensitivity(), folder));
        }
    }

    private static void refuse(Walk.Outcome outcome) {
        List<String> refused = outcome.results().entrySet().stream()
                .filter(each -> !each.getValue().go())
                .map(Map.Entry::getKey)
                .toList();
        if (!refused.isEmpty()) {
            throw CommandFailed.refused("No-go: the gate refuses " + String.join(", ", refused) + ".");
        }
    }
}
