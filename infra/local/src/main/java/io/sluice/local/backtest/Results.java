package io.sluice.local.backtest;

import io.sluice.account.AccountSettings;
import io.sluice.instrument.EnabledDetector;
import io.sluice.instrument.InstrumentSettings;
import io.sluice.local.command.Version;
import io.sluice.market.Timeframes;
import io.sluice.replay.gate.DetectorFigures;
import io.sluice.replay.gate.DetectorGate;
import io.sluice.replay.gate.DetectorThresholds;
import io.sluice.replay.gate.GateVerdict;
import io.sluice.replay.gate.LabelRule;
import io.sluice.replay.gate.StrategyGate;
import io.sluice.replay.metrics.Performance;
import io.sluice.replay.report.BacktestResult;
import io.sluice.replay.report.DetectorResult;
import io.sluice.replay.report.InstrumentChart;
import io.sluice.replay.report.RunFacts;
import io.sluice.replay.rigour.Rigour;
import io.sluice.replay.scrutiny.RigourGate;
import io.sluice.replay.scrutiny.RigourThresholds;
import io.sluice.replay.scrutiny.Scrutiny;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Puts the reports' contents together, one for each account. */
final class Results {
    private final Backtest.Outcome outcome;
    private final BacktestSettings settings;

    private Results(Backtest.Outcome outcome) {
        this.outcome = outcome;
        this.settings = outcome.settings();
    }

    /** By account. */
    static Map<String, BacktestResult> of(Backtest.Outcome outcome) {
        Results results = new Results(outcome);
        Map<String, BacktestResult> all = new TreeMap<>();
        for (AccountSettings account : outcome.replay().accounts()) {
            all.put(account.account(), results.of(account));
        }
        return all;
    }

    private BacktestResult of(AccountSettings account) {
        AccountFollower follower = outcome.accounts().get(account.account());
        Performance performance = follower.performance();
        GateVerdict gate = StrategyGate.judge(performance, settings.thresholds());
        Rigour rigour = settings.luck()
                .map(luck -> Rigour.of(performance, 1, 0, luck.runs(), luck.seed()))
                .orElse(null);
        Scrutiny scrutiny = outcome.scrutiny().get(account.account());
        return new BacktestResult(
                facts(account, follower),
                performance,
                rigour == null || scrutiny == null
                        ? gate
                        : gate.and(RigourGate.criteria(
                                rigour, scrutiny, performance.equity().initialEquity(), RigourThresholds.DEFAULTS)),
                detectors(),
                charts(account),
                rigour,
                scrutiny);
    }

    private RunFacts facts(AccountSettings account, AccountFollower follower) {
        return new RunFacts(
                outcome.datasetId(),
                strategy(),
                Version.current(),
                account.configHash(outcome.replay().definitions()),
                settings.source().instruments().stream()
                        .filter(account.instruments()::contains)
                        .toList(),
                settings.source().timeframe(),
                first(),
                last(),
                outcome.candles().candles(),
                outcome.replay().paper(),
                Notes.of(outcome, follower),
                null);
    }

    private String strategy() {
        return outcome.replay().instruments().stream()
                .flatMap(instrument -> instrument.detectors().stream())
                .map(Results::title)
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static String title(EnabledDetector detector) {
        return detector.settings().name() + " " + Timeframes.name(detector.timeframe());
    }

    private Instant first() {
        return outcome.readers().values().stream()
                .flatMap(reader -> reader.first().stream())
                .min(Instant::compareTo)
                .orElse(Instant.EPOCH);
    }

    private Instant last() {
        return outcome.readers().values().stream()
                .flatMap(reader -> reader.last().stream())
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
    }

    private List<DetectorResult> detectors() {
        LabelRule rule = settings.labels().orElse(null);
        if (rule == null) {
            return List.of();
        }
        Map<String, DetectorFigures> all = new TreeMap<>();
        outcome.instruments()
                .values()
                .forEach(each -> each.detectors()
                        .forEach((detector, figures) -> all.merge(detector, figures, DetectorFigures::plus)));
        return all.entrySet().stream()
                .map(each -> new DetectorResult(
                        rule,
                        each.getValue(),
                        DetectorGate.judge(each.getKey(), each.getValue(), DetectorThresholds.DEFAULTS)))
                .toList();
    }

    private List<InstrumentChart> charts(AccountSettings account) {
        return outcome.replay().instruments().stream()
                .map(InstrumentSettings::instrument)
                .filter(instrument -> account.instruments().contains(instrument.id()))
                .map(instrument -> outcome.instruments().get(instrument.id()).chart())
                .toList();
    }
}
