package io.sluice.local.bench;

import io.sluice.account.AccountSettings;
import io.sluice.admit.AdmissionSettings;
import io.sluice.instrument.EnabledDetector;
import io.sluice.instrument.InstrumentSettings;
import io.sluice.instrument.RollUpSettings;
import io.sluice.market.InstrumentDefinition;
import io.sluice.market.Session;
import io.sluice.replay.AccountListener;
import io.sluice.replay.CandleReader;
import io.sluice.replay.MarketListener;
import io.sluice.replay.Replay;
import io.sluice.replay.ReplaySettings;
import io.sluice.risk.PatternCorrelation;
import io.sluice.risk.RiskLimits;
import io.sluice.schemas.Candle;
import io.sluice.schemas.Fill;
import io.sluice.schemas.Side;
import io.sluice.schemas.Timeframe;
import io.sluice.value.Money;
import io.sluice.venue.FillAt;
import io.sluice.venue.FundingSettings;
import io.sluice.venue.PaperSettings;
import io.sluice.venue.Slippage;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The {@link BreakoutRules} through what trades live: the instrument fold, the account fold with every check, and the paper
 * venue at the next open, in one thread. Limits, fees, spread and slippage are such that they change no trade, and no
 * higher timeframes are rolled up, which nobody here asks for.
 */
final class FoldsBacktest implements Backtester {
    private static final String INSTRUMENT = BenchMarket.instrument(0);
    private static final String ACCOUNT = "bench";

    private final ReplaySettings settings;
    private final List<Candle> candles;

    FoldsBacktest(Prices prices) {
        candles = candles(prices);
        InstrumentDefinition definition = definition();
        settings = new ReplaySettings(
                Map.of(INSTRUMENT, definition),
                List.of(instrument(definition)),
                List.of(account()),
                venue(),
                Optional.empty());
    }

    @Override
    public Trades run() throws IOException, InterruptedException {
        Seen seen = new Seen(candles);
        try (Replay replay = new Replay(settings, seen)) {
            replay.run(1, progress -> {});
        }
        return seen.trades;
    }

    private static List<Candle> candles(Prices prices) {
        List<Candle> candles = new ArrayList<>(prices.candles());
        for (int i = 0; i < prices.candles(); i++) {
            candles.add(BenchMarket.candle(
                    INSTRUMENT, i, prices.open()[i], prices.high()[i], prices.low()[i], prices.close()[i], 1));
        }
        return candles;
    }

    /** One unit is all that can be traded: the size of a position is not what is measured. */
    private static InstrumentDefinition definition() {
        return new InstrumentDefinition(
                INSTRUMENT,
                "USD",
                BigDecimal.valueOf(Prices.TICK),
                BigDecimal.ONE,
                BigDecimal.ONE,
                BigDecimal.ONE,
                BigDecimal.ZERO,
                BigDecimal.ONE,
                Session.ALWAYS);
    }

    private static InstrumentSettings instrument(InstrumentDefinition definition) {
        return new InstrumentSettings(
                definition,
                Timeframe.M1,
                List.of(new EnabledDetector(Timeframe.M1, new BreakoutStrategy())),
                new AdmissionSettings(Duration.ZERO, Duration.ZERO),
                new RollUpSettings(List.of(), Duration.ZERO),
                BreakoutRules.ATR);
    }

    /** So rich that its losses stay far from the circuit breaker, which cannot be switched off. */
    private static AccountSettings account() {
        RiskLimits limits = RiskLimits.builder()
                .minConfidence(BigDecimal.ZERO)
                .cooldown(Duration.ZERO)
                .maxExecutionsPerDay(Integer.MAX_VALUE)
                .maxOpenPositions(1)
                .stopAtr(BigDecimal.valueOf(BreakoutRules.STOP_ATR))
                .targetAtr(BigDecimal.valueOf(BreakoutRules.TARGET_ATR))
                .trailAtr(BigDecimal.valueOf(100_000))
                .build();
        return new AccountSettings(
                ACCOUNT,
                "paper",
                "USD",
                Money.of("1000000000000"),
                Set.of(INSTRUMENT),
                limits,
                PatternCorrelation.DEFAULTS);
    }

    private static PaperSettings venue() {
        return new PaperSettings(
                FillAt.NEXT_OPEN,
                BigDecimal.ZERO,
                new Slippage.Ticks(BigDecimal.ZERO),
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                BigDecimal.ONE,
                false,
                FundingSettings.NONE,
                Duration.ZERO,
                PaperSettings.DEFAULTS.maxWorkingOrders());
    }

    /** Gives the candles and takes note of the fills. */
    private static final class Seen implements Replay.World, AccountListener {
        private final Trades trades = new Trades();
        private final List<Candle> candles;
        private int opened;

        Seen(List<Candle> candles) {
            this.candles = candles;
        }

        @Override
        public CandleReader candles(String instrument) {
            return new CandleReader() {
                private int next;

                @Override
                public @Nullable Candle read() {
                    return next == candles.size() ? null : candles.get(next++);
                }

                @Override
                public void close() {}
            };
        }

        @Override
        public MarketListener market(String instrument) {
            return MarketListener.NONE;
        }

        @Override
        public AccountListener account(String account) {
            return this;
        }

        @Override
        public boolean wantsFigures() {
            return false;
        }

        @Override
        public void fill(Fill fill) {
            Duration sinceStart = Duration.between(BenchMarket.START, fill.getTime());
            int candle = (int) sinceStart.toMinutes() - 1;
            if (fill.getSide() == Side.BUY) {
                opened = candle;
            } else {
                trades.add(opened, candle);
            }
        }
    }
}
