package io.sluice.local.backtest;

import io.sluice.files.CandleFiles;
import io.sluice.files.CandleSource;
import io.sluice.files.ImportSettings;
import io.sluice.files.check.CandleGrid;
import io.sluice.files.check.MissingCandles;
import io.sluice.history.TimeRange;
import io.sluice.local.config.Configuration;
import io.sluice.local.config.ConfigurationFile;
import io.sluice.local.config.Coverage;
import io.sluice.local.up.Feed;
import io.sluice.market.Session;
import io.sluice.replay.AccountListener;
import io.sluice.replay.CandleReader;
import io.sluice.replay.MarketListener;
import io.sluice.replay.Replay;
import io.sluice.schemas.Signal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The signals of the same replay that {@code sluice backtest} runs. */
final class ReplayedSignals implements Replay.World {
    private final List<String> signals = new ArrayList<>();
    private final CandleSource source;

    private ReplayedSignals(CandleSource source) {
        this.source = source;
    }

    /** Times, actions of exits, and directions, in order. */
    static List<String> of(Path history, Path config, Path dataDir) throws IOException, InterruptedException {
        CandleSource source = CandleFiles.at(List.of(history), ImportSettings.DEFAULT);
        ConfigurationFile file = ConfigurationFile.load(
                Optional.of(config), new ConfigurationFile.Overrides(Optional.empty(), Optional.of(dataDir)), Map.of());
        Configuration configuration = Coverage.of(file, Feed.samples(source)).configuration();
        ReplayedSignals world = new ReplayedSignals(source);
        try (Replay replay = new Replay(Backtest.replayOf(configuration, source, Optional.empty()), world)) {
            replay.run(2, progress -> {});
        }
        return world.signals;
    }

    @Override
    public CandleReader candles(String instrument) throws IOException {
        return new RangeReader(
                source.open(instrument),
                TimeRange.ALL,
                new MissingCandles(new CandleGrid(source.timeframe(), ZoneOffset.UTC), Session.ALWAYS));
    }

    @Override
    public MarketListener market(String instrument) {
        return new MarketListener() {
            @Override
            public void signal(Signal signal) {
                String action = signal.getAction() == null ? "" : signal.getAction() + " ";
                signals.add(signal.getTime() + " " + action + signal.getDirection());
            }
        };
    }

    @Override
    public AccountListener account(String account) {
        return AccountListener.NONE;
    }
}
