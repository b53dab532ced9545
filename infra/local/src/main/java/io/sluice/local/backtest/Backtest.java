package io.sluice.local.backtest;

import io.sluice.account.AccountSettings;
import io.sluice.files.CandleSource;
import io.sluice.files.check.CandleGrid;
import io.sluice.files.check.MissingCandles;
import io.sluice.history.parquet.DuckDb;
import io.sluice.instrument.EnabledDetector;
import io.sluice.instrument.InstrumentSettings;
import io.sluice.local.command.Version;
import io.sluice.local.config.Configuration;
import io.sluice.market.InstrumentDefinition;
import io.sluice.replay.AccountListener;
import io.sluice.replay.CandleReader;
import io.sluice.replay.MarketListener;
import io.sluice.replay.Replay;
import io.sluice.replay.ReplaySettings;
import io.sluice.replay.gate.LabelRule;
import io.sluice.replay.metrics.Annualisation;
import io.sluice.replay.metrics.PerformanceMeter;
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

    /** @param folder takes the tables of the report */
    Backtest(BacktestSettings settings, ReportFolder folder) throws IOException {
        this.settings = settings;
        this.folder = folder;
        this.duckDb = DuckDb.open();
        this.base = settings.source().timeframe();
        this.replay = replayOf(settings.configuration(), settings.source(), settings.resumeAfter());
    }

    /**
     * The folds' settings as they are live, for the instruments that a source holds and the accounts that trade any of them.
     */
    public static ReplaySettings replayOf(
            Configuration configuration, CandleSource source, Optional<Duration> resumeAfter) {
        Map<String, InstrumentDefinition> definitions = configuration.definitions();
        return new ReplaySettings(
                definitions,
                source.instruments().stream()
                        .map(definitions::get)
                        .map(instrument -> configuration.settings(instrument, source.timeframe()))
                        .toList(),
                configuration.accountSettings().stream()
                        .filter(account -> source.instruments().stream().anyMatch(account.instruments()::contains))
                        .toList(),
                configuration.paper(),
                resumeAfter);
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
        Map<String, String> fingerprints = new TreeMap<>();
        readers.forEach((instrument, reader) -> fingerprints.put(instrument, reader.fingerprint()));
        return new Outcome(
                settings,
                replay,
                Dataset.id(replay, fingerprints, settings.plugins(replay), Version.current()),
                outcome,
                (System.nanoTime() - began) / 1e9,
                readers,
                instruments,
                accounts);
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
        return reader;
    }

    @Override
    public MarketListener market(String instrument) {
        LabelRule rule = settings.labels().orElse(LabelRule.DEFAULTS);
        InstrumentFollower follower = new InstrumentFollower(instrument, base, judged(instrument), rule);
        instruments.put(instrument, follower);
        return follower;
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
        double initial = trader.initialBalance().value().doubleValue();
        Annualisation year = Annualisation.of(replay.definitions().values().stream()
                .map(InstrumentDefinition::session)
                .toList());
        ReportTables table = new ReportTables(duckDb, folder, account);
        tables.put(account, table);
        AccountFollower follower = new AccountFollower(
                new PerformanceMeter(trader.currency(), initial, replay.definitions(), year), initial, table);
        accounts.put(account, follower);
        return follower;
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
     */
    record Outcome(
            BacktestSettings settings,
            ReplaySettings replay,
            String datasetId,
            Replay.Outcome candles,
            double seconds,
            Map<String, RangeReader> readers,
            Map<String, InstrumentFollower> instruments,
            Map<String, AccountFollower> accounts) {}
}
