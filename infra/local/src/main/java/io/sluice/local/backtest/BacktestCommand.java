package io.sluice.local.backtest;

import io.sluice.files.CandleFiles;
import io.sluice.files.CandleSource;
import io.sluice.files.ImportSettings;
import io.sluice.files.csv.UnusableFileException;
import io.sluice.files.trades.BitstampTrades;
import io.sluice.history.HistoryCache;
import io.sluice.history.Series;
import io.sluice.history.TimeRange;
import io.sluice.history.parquet.DuckDb;
import io.sluice.local.command.CommandFailed;
import io.sluice.local.command.DurationText;
import io.sluice.local.command.RangeOptions;
import io.sluice.local.command.SluiceCommand;
import io.sluice.local.config.Coverage;
import io.sluice.local.history.HistoryFolder;
import io.sluice.local.up.Feed;
import io.sluice.local.walk.WalkJob;
import io.sluice.local.walk.WalkOptions;
import io.sluice.market.Timeframes;
import io.sluice.replay.gate.LabelRule;
import io.sluice.replay.gate.StrategyThresholds;
import io.sluice.replay.report.BacktestResult;
import io.sluice.schemas.Candle;
import io.sluice.schemas.GateRecord;
import io.sluice.schemas.Timeframe;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code sluice backtest}: history through the same folds as live, in this process, without a broker (B-SPEED). */
@Command(
        name = "backtest",
        description = "Plays history through the same folds as live, without a broker, and says what it earned.",
        footer = {
            "",
            "Example: ./sluice backtest --data ~/klines --timeframe 5m --from 2024-01-01 --to 2024-07-01",
            "Exit code 3: the strategy gate said no."
        })
public final class BacktestCommand implements Runnable {
    @ParentCommand
    private SluiceCommand sluice;

    @Option(
            names = "--data",
            paramLabel = "PATH",
            arity = "1..*",
            description =
                    "Files or folders of candles: Binance klines, a MetaTrader export, CSV or Parquet with named columns."
                            + " Default: the history (see import) where --timeframe or --instrument is given,"
                            + " else the Bitstamp trades of November 2013 that come along.")
    private List<Path> data = List.of();

    @Option(
            names = "--instrument",
            paramLabel = "VENUE:SYMBOL",
            arity = "1..*",
            description = "Only these. Default: all that the data hold.")
    private List<String> instruments = List.of();

    @Option(
            names = "--timeframe",
            paramLabel = "T",
            description =
                    "Candles of 1m, 5m, 15m, 1h, 4h or 1d. Default: those of the files; of the history, say which.")
    private String timeframe;

    @Mixin
    private RangeOptions played = new RangeOptions();

    @Option(
            names = "--resume-after",
            paramLabel = "TIME",
            description = "Resumes an account so long after its breaker has halted it: 12h, 7d. Default: nobody does.")
    private String resumeAfter;

    @Option(names = "--detectors", description = "Also judges each detector against labelled opportunities.")
    private boolean detectors;

    @Mixin
    private RigourOptions rigour = new RigourOptions();

    @Mixin
    private WalkOptions walk = new WalkOptions();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Folder for the reports. Default: backtests/<dataset id> in the data folder.")
    private Path out;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "How many work at once; the outcome is the same. Default: as many as there are cores.")
    private Integer threads;

    private Optional<WalkJob> job = Optional.empty();

    @Override
    public void run() {
        job = WalkJob.of(sluice, walk);
        if (detectors && walk.walksForward()) {
            throw CommandFailed.wrongUsage(
                    "--detectors judges one run over all candles and goes without --walk-forward");
        }
        TimeRange range = played.range();
        DuckDb.loadAhead();
        if (!data.isEmpty() || (timeframe == null && instruments.isEmpty())) {
            run(selected(() -> files(range)), range);
            return;
        }
        try (HistoryCache history = HistoryFolder.open(sluice)) {
            run(selected(() -> cached(history, range)), range);
        } catch (IOException failed) {
            throw CommandFailed.because("The history cannot be closed: " + failed, failed);
        }
    }

    private void run(CandleSource source, TimeRange range) {
        BacktestSettings settings = settings(source, range);
        if (walk.walksForward()) {
            job.orElseThrow().walk(settings, rigour.seed(), Optional.ofNullable(out));
            return;
        }
        Path reports = out == null ? settings.configuration().dataDir().resolve("backtests") : out;
        try (ReportFolder folder = ReportFolder.beside(reports)) {
            Backtest.Outcome outcome = play(settings, folder);
            if (outcome.candles().candles() == 0) {
                throw CommandFailed.wrongUsage("There is no candle of " + String.join(", ", source.instruments())
                        + " in that range: " + source.name());
            }
            RefusedRows.of(outcome.readers().values()).ifPresent(sluice.terminal()::tell);
            Optional<WalkJob.Beside> beside = job.map(asked -> asked.besideBacktest(settings, folder));
            Map<String, BacktestResult> played = Results.of(outcome);
            Map<String, BacktestResult> results =
                    beside.map(around -> around.judged(played)).orElse(played);
            ReportFiles.write(folder, results);
            Map<String, GateRecord> records = GateRecords.write(folder, outcome, results);
            Path published = out == null ? reports.resolve(outcome.datasetId()) : out;
            folder.publish(published);
            answer(outcome, results, published);
            GateRecords.advice(settings.configuration(), records, published).forEach(sluice.terminal()::tell);
            beside.ifPresent(around -> around.tell(published));
            refuse(results);
        } catch (IOException refused) {
            throw CommandFailed.because("The reports cannot be written to " + reports + ": " + refused, refused);
        }
    }

    /** Where candles come from; not opened yet. */
    private interface Origin {
        CandleSource source() throws IOException;
    }

    private CandleSource selected(Origin origin) {
        try {
            return Selection.of(origin.source(), instruments);
        } catch (UnusableFileException | IllegalArgumentException refused) {
            throw CommandFailed.wrongUsage(refused.getMessage());
        } catch (IOException unreadable) {
            throw CommandFailed.because("The data cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    private CandleSource files(TimeRange range) throws IOException {
        if (data.isEmpty()) {
            return new BitstampTrades();
        }
        ImportSettings files = ImportSettings.DEFAULT.withRange(range.from(), range.to());
        return CandleFiles.at(data, timeframe == null ? files : files.withTimeframe(Timeframes.named(timeframe)));
    }

    /** What has been imported. */
    private CandleSource cached(HistoryCache history, TimeRange range) throws IOException {
        if (timeframe == null) {
            throw CommandFailed.wrongUsage(
                    "Of the history, --timeframe says which candles: 1m, 5m, 15m, 1h, 4h or 1d.");
        }
        Timeframe wanted = Timeframes.named(timeframe);
        List<String> there = history.series().stream()
                .filter(series -> series.timeframe() == wanted)
                .map(Series::instrument)
                .toList();
        if (there.isEmpty()) {
            throw CommandFailed.wrongUsage("The history in " + history.folder() + " holds no candles of " + timeframe
                    + ". Bring some in with './sluice import PATH', or name files with --data.");
        }
        return history.candles(there, wanted, range);
    }

    private BacktestSettings settings(CandleSource source, TimeRange range) {
        try {
            return new BacktestSettings(
                    coverage(source).configuration(),
                    source,
                    range,
                    threads == null ? Runtime.getRuntime().availableProcessors() : threads(),
                    Optional.ofNullable(resumeAfter).map(text -> DurationText.of("--resume-after", text)),
                    StrategyThresholds.DEFAULTS,
                    detectors ? Optional.of(LabelRule.DEFAULTS) : Optional.empty(),
                    rigour.luck());
        } catch (IOException unreadable) {
            throw CommandFailed.because("The data cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    private Coverage coverage(CandleSource source) throws IOException {
        Map<String, Collection<Candle>> samples = new TreeMap<>(Feed.samples(source));
        Coverage coverage = Coverage.of(sluice.file(), samples);
        coverage.announcements().forEach(sluice.terminal()::tell);
        coverage.configuration()
                .idleOn(source.timeframe())
                .forEach(idle -> sluice.terminal().tell(idle + " needs shorter candles than these and stays idle"));
        return coverage;
    }

    private int threads() {
        if (threads < 1) {
            throw CommandFailed.wrongUsage("--threads must be at least 1, not " + threads);
        }
        return threads;
    }

    private Backtest.Outcome play(BacktestSettings settings, ReportFolder folder) {
        return ReplayFailures.told(() -> {
            try (Backtest backtest = new Backtest(settings, folder)) {
                Backtest.Outcome played;
                try (ProgressLine line = new ProgressLine(sluice.terminal(), settings.range(), backtest::progress)) {
                    played = backtest.run(line);
                }
                settings.luck()
                        .ifPresent(luck -> sluice.terminal()
                                .tell(luck.announcement(played.candles().candles())));
                return backtest.scrutinised(played);
            }
        });
    }

    private void answer(Backtest.Outcome outcome, Map<String, BacktestResult> results, Path folder) {
        if (sluice.json()) {
            results.values().forEach(result -> sluice.terminal().print(ReportFiles.oneLine(result)));
        } else {
            sluice.terminal().print(SummaryText.of(outcome, results, folder));
        }
    }

    private static void refuse(Map<String, BacktestResult> results) {
        List<String> refused = results.entrySet().stream()
                .filter(each -> !each.getValue().go())
                .map(Map.Entry::getKey)
                .toList();
        if (!refused.isEmpty()) {
            throw CommandFailed.refused("No-go: the gate refuses " + String.join(", ", refused) + ".");
        }
    }
}
