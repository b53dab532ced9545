package io.sluice.local.walk;

import io.sluice.history.parquet.DuckDb;
import io.sluice.local.backtest.BacktestSettings;
import io.sluice.local.backtest.ReportFolder;
import io.sluice.local.backtest.ReportTables;
import io.sluice.replay.AccountListener;
import io.sluice.replay.CandleReader;
import io.sluice.replay.MarketListener;
import io.sluice.replay.ReplaySettings;
import io.sluice.replay.rigour.WalkForward.Window;
import io.sluice.replay.walk.WalkRun;
import io.sluice.schemas.RiskDecision;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Candles of a source, and tables of what the tests decided. */
final class WalkWorld implements WalkRun.World, Closeable {
    private final BacktestSettings settings;
    private final ReplaySettings replay;
    private final List<Window> windows;
    private final ReportFolder folder;
    private final DuckDb duckDb;
    private final Map<String, TestedMarket> markets = new TreeMap<>();
    private final Map<String, ReportTables> tables = new TreeMap<>();

    WalkWorld(BacktestSettings settings, ReplaySettings replay, List<Window> windows, ReportFolder folder)
            throws IOException {
        this.settings = settings;
        this.replay = replay;
        this.windows = windows;
        this.folder = folder;
        this.duckDb = DuckDb.open();
    }

    @Override
    public CandleReader candles(String instrument) throws IOException {
        return Survey.reader(settings, replay, instrument);
    }

    @Override
    public MarketListener listener(String instrument) {
        TestedMarket market = new TestedMarket(instrument, settings.source().timeframe(), windows);
        markets.put(instrument, market);
        return market;
    }

    @Override
    public AccountListener account(String account) throws IOException {
        ReportTables table = new ReportTables(duckDb, folder, account);
        tables.put(account, table);
        return new AccountListener() {
            @Override
            public void decision(RiskDecision decision) {
                table.decision(decision);
            }
        };
    }

    /** What became of the candles during the tests, by instrument. */
    Map<String, TestedMarket> markets() {
        return markets;
    }

    /** Tables of an account's tests. */
    ReportTables tables(String account) {
        return tables.get(account);
    }

    DuckDb duckDb() {
        return duckDb;
    }

    @Override
    public void close() throws IOException {
        for (ReportTables table : tables.values()) {
            table.close();
        }
        duckDb.close();
    }
}
