package io.sluice.local.walk;

import io.sluice.account.AccountSettings;
import io.sluice.instrument.InstrumentSettings;
import io.sluice.local.backtest.BacktestSettings;
import io.sluice.local.command.Version;
import io.sluice.market.Timeframes;
import io.sluice.replay.ReplaySettings;
import io.sluice.replay.gate.GateVerdict;
import io.sluice.replay.gate.StrategyGate;
import io.sluice.replay.report.BacktestResult;
import io.sluice.replay.report.RunFacts;
import io.sluice.replay.report.WalkFacts;
import io.sluice.replay.report.WalkResult;
import io.sluice.replay.rigour.Rigour;
import io.sluice.replay.walk.AccountWalk;
import io.sluice.replay.walk.WindowResult;
import io.sluice.schemas.RejectReason;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Puts the reports' contents together. */
final class WalkResults {
    private static final int MONTE_CARLO_RUNS = 1_000;

    private final BacktestSettings settings;
    private final ReplaySettings replay;
    private final WalkFacts facts;
    private final Survey survey;
    private final Map<String, TestedMarket> markets;
    private final String datasetId;

    WalkResults(
            BacktestSettings settings,
            ReplaySettings replay,
            WalkFacts facts,
            Survey survey,
            Map<String, TestedMarket> markets,
            String datasetId) {
        this.settings = settings;
        this.replay = replay;
        this.facts = facts;
        this.survey = survey;
        this.markets = markets;
        this.datasetId = datasetId;
    }

    /** By account. */
    Map<String, WalkResult> of(List<AccountWalk> walks) {
        Map<String, WalkResult> results = new TreeMap<>();
        walks.forEach(walk -> results.put(walk.account(), of(walk)));
        return results;
    }

    private WalkResult of(AccountWalk walk) {
        AccountSettings account = replay.accounts().stream()
                .filter(each -> each.account().equals(walk.account()))
                .findFirst()
                .orElseThrow();
        GateVerdict gate = StrategyGate.judge(walk.outOfSample(), settings.thresholds());
        Rigour rigour = rigour(walk);
        return new WalkResult(
                new BacktestResult(
                        run(account, walk),
                        walk.outOfSample(),
                        rigour == null ? gate : gate.and(List.of(rigour.criterion())),
                        List.of(),
                        markets.entrySet().stream()
                                .filter(market -> account.instruments().contains(market.getKey()))
                                .map(market -> market.getValue().chart())
                                .toList(),
                        rigour,
                        null),
                walk,
                facts);
    }

    /** Who searches must also show that the result is better than the best of so many trials without skill. */
    private Rigour rigour(AccountWalk walk) {
        if (facts.trials().isEmpty() && settings.luck().isEmpty()) {
            return null;
        }
        return Rigour.of(
                walk.outOfSample(),
                Math.max(1, facts.trials().size()),
                walk.varianceOfTrials(),
                settings.luck().map(BacktestSettings.Luck::runs).orElse(MONTE_CARLO_RUNS),
                facts.seed());
    }

    private RunFacts run(AccountSettings account, AccountWalk walk) {
        return new RunFacts(
                datasetId,
                strategy(),
                Version.current(),
                account.configHash(replay.definitions()),
                settings.source().instruments().stream()
                        .filter(account.instruments()::contains)
                        .toList(),
                settings.source().timeframe(),
                walk.windows().getFirst().window().testFrom(),
                walk.windows().getLast().window().testTo(),
                markets.values().stream().mapToLong(TestedMarket::candles).sum(),
                replay.paper(),
                notes(walk),
                walk.missing().isEmpty() ? null : String.join("; ", walk.missing()) + ".");
    }

    private String strategy() {
        return replay.instruments().stream()
                .map(InstrumentSettings::detectors)
                .flatMap(List::stream)
                .map(detector -> detector.settings().name() + " " + Timeframes.name(detector.timeframe()))
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private List<String> notes(AccountWalk walk) {
        List<String> notes = new ArrayList<>();
        settings.plugins(replay)
                .forEach((detector, jar) ->
                        notes.add("Detector " + detector + " is a plug-in's: jar of SHA-256 " + jar.sha256() + "."));
        notes.addAll(survey.notes());
        notes.add("History from " + survey.first().orElseThrow() + " to "
                + survey.last().orElseThrow() + ".");
        Map<RejectReason, Long> refused = new EnumMap<>(RejectReason.class);
        markets.values()
                .forEach(market ->
                        market.rejected().forEach((reason, count) -> refused.merge(reason, count, Long::sum)));
        if (!refused.isEmpty()) {
            notes.add("Candles refused by the instrument fold: " + refused + ".");
        }
        notes.addAll(ofWindows(walk));
        if (settings.luck().isPresent()) {
            notes.add("Look-ahead, warm-up and resampled markets were not asked of the walk: they judge detectors and"
                    + " history, whichever values trade. Ask them of a plain backtest with --rigour.");
        }
        return notes;
    }

    private List<String> ofWindows(AccountWalk walk) {
        List<String> notes = new ArrayList<>();
        numbers(
                notes,
                walk,
                "Nothing to choose by, so the configured values traded, in window ",
                window -> !facts.trials().isEmpty() && !window.chosen());
        numbers(
                notes,
                walk,
                "No trade was closed out of sample in window ",
                window -> window.outOfSample() != null && window.outOfSample().trades() == 0);
        numbers(
                notes,
                walk,
                "The circuit breaker had halted the account at the end of window ",
                window -> window.ending().halted());
        long events = walk.windows().stream()
                .mapToLong(window -> window.ending().refused())
                .sum();
        if (events > 0) {
            notes.add(events + " events were refused by account or venue, which should not be.");
        }
        return notes;
    }

    private static void numbers(List<String> notes, AccountWalk walk, String text, Predicate<WindowResult> which) {
        String numbers = walk.windows().stream()
                .filter(which)
                .map(window -> Integer.toString(window.number()))
                .collect(Collectors.joining(", "));
        if (!numbers.isEmpty()) {
            notes.add(text + numbers + ".");
        }
    }
}
