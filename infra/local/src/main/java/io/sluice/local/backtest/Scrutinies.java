package io.sluice.local.backtest;

import io.sluice.local.backtest.BacktestSettings.Luck;
import io.sluice.replay.AccountListener;
import io.sluice.replay.AccountPair;
import io.sluice.replay.CandleReader;
import io.sluice.replay.MarketListener;
import io.sluice.replay.MarketPair;
import io.sluice.replay.ReplaySettings;
import io.sluice.replay.lookahead.LookAhead;
import io.sluice.replay.lookahead.LookAheadProbe;
import io.sluice.replay.lookahead.Trace;
import io.sluice.replay.metrics.Performance;
import io.sluice.replay.resample.MarketMonteCarlo;
import io.sluice.replay.resample.ResampledMarkets;
import io.sluice.replay.scrutiny.Scrutiny;
import io.sluice.replay.tape.Tape;
import io.sluice.replay.warmup.WarmUp;
import io.sluice.replay.warmup.WarmUpProbe;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Keeps what a pass reads and says, and then folds parts and changes of it again (B-RIGOUR). */
final class Scrutinies {
    /** Each costs as much as playing the history once, on average. */
    static final int LOOK_AHEAD_MOMENTS = 6;

    private final Luck luck;
    private final Tape tape = new Tape();
    private final Trace trace = new Trace();

    Scrutinies(Luck luck) {
        this.luck = luck;
    }

    CandleReader kept(String instrument, CandleReader reader) {
        return tape.recording(instrument, reader);
    }

    MarketListener kept(String instrument, MarketListener listener) {
        return new MarketPair(listener, trace.market(instrument));
    }

    AccountListener kept(String account, AccountListener listener) {
        return new AccountPair(listener, trace.account(account));
    }

    /**
     * Asks, after the pass; the first one that this process has made, or look-ahead is not found.
     *
     * @param real what the pass came to, by account
     * @return by account; empty when nothing was read
     */
    Map<String, Scrutiny> of(ReplaySettings replay, Map<String, Performance> real, int threads)
            throws IOException, InterruptedException {
        Map<String, Scrutiny> all = new TreeMap<>();
        if (tape.isEmpty()) {
            return all;
        }
        LookAhead lookAhead = new LookAheadProbe(replay, tape, trace).run(LOOK_AHEAD_MOMENTS, luck.seed(), threads);
        List<WarmUp> warmUps = new WarmUpProbe(replay.instruments(), tape, trace).run(luck.seed());
        Map<String, ResampledMarkets> markets =
                new MarketMonteCarlo(replay, tape).run(real, luck.markets(), luck.seed(), threads);
        markets.forEach((account, each) -> all.put(account, new Scrutiny(lookAhead, warmUps, each)));
        return all;
    }
}
