package io.sluice.local.backtest;

import io.sluice.account.AccountSettings;
import io.sluice.files.CandleIterator;
import io.sluice.files.CandleSource;
import io.sluice.files.check.CandleGrid;
import io.sluice.files.check.MissingCandles;
import io.sluice.history.parquet.DuckDb;
import io.sluice.instrument.EnabledDetector;
import io.sluice.instrument.InstrumentSettings;
import io.sluice.local.command.Version;
import io.sluice.local.config.Configuration;
import io.sluice.replay.AccountListener;
import io.sluice.replay.CandleReader;
import io.sluice.replay.MarketListener;
import io.sluice.replay.Replay;
import io.sluice.replay.ReplaySettings;
import io.sluice.replay.gate.LabelRule;
import io.sluice.replay.metrics.AccountMeter;
import io.sluice.replay.metrics.Performance;
import io.sluice.replay.scrutiny.Scrutiny;
import io.sluice.schemas.Timeframe;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One pass of history through the folds, measured. */
public final class Backtest implements Replay.World, Closeable {
    private final BacktestSettings settings;
    private final ReplaySettings replay;
    private final Timeframe base;
    private final Map<String, RangeReader> readers = new TreeMap<>();
    private final Map<String, InstrumentFollower> instruments = new TreeMap<>();
    private final Map<String, AccountFollower> accounts = new TreeMap<>();
    private final Map<String, ReportTables> tables = new TreeMap<>();
    private final ReportFolder folder;
    private final DuckDb duckDb;
    private final Optional<Scrutinies> scrutinies;

    /** @param folder takes the tables of the report */
    Backtest(BacktestSettings settings, ReportFolder folder) throws IOException {
        this.settings = settings;
        this.folder = folder;
        this.duckDb = DuckDb.open();
        this.base = settings.source().timeframe();
        this.scrutinies = settings.luck().map(Scrutinies::new);
        this.replay = replayOf(settings.configuration(), settings.source(), settings.resumeAfter());
    }

    /**
     * The folds' settings as they are live, for the instruments that a source holds and the accounts that trade any of them.
     */
    public static ReplaySettings replayOf(
            Configuration configuration, CandleSource source, Optional<Duration> resumeAfter) {
        return configuration.replayOf(source.instruments(), source.timeframe(), resumeAfter);
    }

    /**
     * Plays the history once.
     *
     * @throws IOException when it cannot be read to its end; there is no outcome then
     */
    Outcome run(Replay.ProgressListener progress) throws IOException, InterruptedException {
        long began = System.nanoTime();
        Replay.Outcome outcome;
        try (Replay pass = new Replay(replay, this)) {
            outcome = pass.run(settings.threads(), progress);
        }
        for (Map.Entry<String, ReportTables> each : tables.entrySet()) {
            each.getValue().finish(accounts.get(each.getKey()).performance());
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        Map<String, String> fingerprints = new TreeMap<>();
        readers.forEach((instrument, reader) -> fingerprints.put(instrument, reader.fingerprint()));
        return new Outcome(
                settings,
                replay,
                Dataset.id(replay, fingerprints, settings.plugins(replay), Version.current()),
                outcome,
                seconds,
                readers,
                instruments,
                accounts,
                Map.of());
    }

    /** How far all readers are together; empty when any of them does not know. */
    Optional<CandleIterator.Progress> progress() {
        List<Optional<CandleIterator.Progress>> each =
                readers.values().stream().map(RangeReader::progress).toList();
        return each.stream().allMatch(Optional::isPresent)
                ? each.stream().flatMap(Optional::stream).reduce(CandleIterator.Progress::plus)
                : Optional.empty();
    }

    /**
     * The same outcome with what rigour finds, when the settings ask for it.
     *
     * @param outcome of {@link #run}, which must have been the first pass of this process over these candles
     */
    Outcome scrutinised(Outcome outcome) throws IOException, InterruptedException {
        if (scrutinies.isEmpty()) {
            return outcome;
        }
        Map<String, Performance> real = new TreeMap<>();
        accounts.forEach((account, follower) -> real.put(account, follower.performance()));
        return outcome.with(scrutinies.get().of(replay, real, settings.threads()));
    }

    @Override
    public CandleReader candles(String instrument) throws IOException {
        RangeReader reader = new RangeReader(
                settings.source().open(instrument),
                settings.range(),
                new MissingCandles(
                        new CandleGrid(base, ZoneOffset.UTC),
                        replay.definitions().get(instrument).session()));
        readers.put(instrument, reader);
        return scrutinies.isPresent() ? scrutinies.get().kept(instrument, reader) : reader;
    }

    @Override
    public MarketListener market(String instrument) {
        LabelRule rule = settings.labels().orElse(LabelRule.DEFAULTS);
        InstrumentFollower follower = new InstrumentFollower(instrument, base, judged(instrument), rule);
        instruments.put(instrument, follower);
        return scrutinies.isPresent() ? scrutinies.get().kept(instrument, follower) : follower;
    }

    private List<String> judged(String instrument) {
        if (settings.labels().isEmpty()) {
            return List.of();
        }
        return replay.instruments().stream()
                .filter(each -> each.instrument().id().equals(instrument))
                .map(InstrumentSettings::detectors)
                .flatMap(List::stream)
                .filter(detector -> detector.timeframe() == base)
                .map((EnabledDetector detector) -> detector.settings().name())
                .toList();
    }

    @Override
    public AccountListener account(String account) throws IOException {
        AccountSettings trader = replay.accounts().stream()
                .filter(each -> each.account().equals(account))
                .findFirst()
                .orElseThrow();
        ReportTables table = new ReportTables(duckDb, folder, account);
        tables.put(account, table);
        AccountFollower follower = new AccountFollower(AccountMeter.of(trader, replay), table);
        accounts.put(account, follower);
        return scrutinies.isPresent() ? scrutinies.get().kept(account, follower) : follower;
    }

    @Override
    public void close() throws IOException {
        for (ReportTables table : tables.values()) {
            table.close();
        }
        duckDb.close();
    }

    /**
     * What came of it.
     *
     * @param seconds wall time of the pass
     * @param readers what was read, by instrument
     * @param instruments what instruments did, by instrument
     * @param accounts what accounts did, by account
     * @param scrutiny what rigour found, by account; empty when it was not asked for
     */
    record Outcome(
            BacktestSettings settings,
            ReplaySettings replay,
            String datasetId,
            Replay.Outcome candles,
            double seconds,
            Map<String, RangeReader> readers,
            Map<String, InstrumentFollower> instruments,
            Map<String, AccountFollower> accounts,
            Map<String, Scrutiny> scrutiny) {
        private Outcome with(Map<String, Scrutiny> found) {
            return new Outcome(settings, replay, datasetId, candles, seconds, readers, instruments, accounts, found);
        }
    }
}
