package io.sluice.replay.judged;

import io.sluice.account.AccountSettings;
import io.sluice.account.AccountState;
import io.sluice.admit.AdmissionSettings;
import io.sluice.detect.DetectorSettings;
import io.sluice.instrument.EnabledDetector;
import io.sluice.instrument.InstrumentSettings;
import io.sluice.instrument.RollUpSettings;
import io.sluice.market.InstrumentDefinition;
import io.sluice.replay.AccountListener;
import io.sluice.replay.CandleReader;
import io.sluice.replay.MarketListener;
import io.sluice.replay.Replay;
import io.sluice.replay.ReplaySettings;
import io.sluice.replay.judged.Run.Figure;
import io.sluice.replay.metrics.Annualisation;
import io.sluice.replay.metrics.ClosedTrade;
import io.sluice.replay.metrics.ExitReason;
import io.sluice.replay.metrics.Performance;
import io.sluice.replay.metrics.PerformanceMeter;
import io.sluice.replay.metrics.TradeFigures;
import io.sluice.risk.PatternCorrelation;
import io.sluice.risk.RiskLimits;
import io.sluice.schemas.Candle;
import io.sluice.schemas.Fill;
import io.sluice.schemas.RiskDecision;
import io.sluice.value.Money;
import io.sluice.venue.FillAt;
import io.sluice.venue.FundingSettings;
import io.sluice.venue.PaperSettings;
import io.sluice.venue.Slippage;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What trades live: instrument fold, account fold with every check, paper venue at the next open without spread and
 * slippage. Limits do not bind, but for the stop at 3 %, without which nothing is held.
 */
final class FoldsEngine {
    /** So much that no loss of one unit comes near the circuit breaker, which cannot be switched off. */
    static final BigDecimal CASH = new BigDecimal("10000000");

    /** So small that rounding to it is nothing. */
    static final BigDecimal TICK = new BigDecimal("0.00000001");

    private static final String ACCOUNT = "judged";
    private static final BigDecimal FAR = BigDecimal.valueOf(100_000);

    private FoldsEngine() {}

    static Run run(DetectorSettings strategy, Terms terms, List<Candle> candles)
            throws IOException, InterruptedException {
        Seen seen = new Seen(candles, definition(terms, candles.getFirst().getInstrument()));
        ReplaySettings settings = settings(strategy, terms.fees(), candles.getFirst(), seen.definition);
        try (Replay replay = new Replay(settings, seen)) {
            replay.run(1, progress -> {});
        }
        return seen.run();
    }

    private static ReplaySettings settings(
            DetectorSettings strategy, Fees fees, Candle first, InstrumentDefinition definition) {
        InstrumentSettings instrument = new InstrumentSettings(
                definition,
                first.getTimeframe(),
                List.of(new EnabledDetector(first.getTimeframe(), strategy)),
                AdmissionSettings.DEFAULTS,
                new RollUpSettings(List.of(), Duration.ZERO),
                InstrumentSettings.DEFAULT_ATR_PERIOD);
        return new ReplaySettings(
                Map.of(definition.id(), definition),
                List.of(instrument),
                List.of(account(definition.id())),
                venue(fees),
                Optional.empty());
    }

    /** The lot is all that can be traded, so that sizing has nothing to say. */
    private static InstrumentDefinition definition(Terms terms, String instrument) {
        return new InstrumentDefinition(
                instrument,
                "USD",
                TICK,
                terms.quantity(),
                terms.quantity(),
                terms.quantity(),
                BigDecimal.ZERO,
                terms.pointValue(),
                terms.session());
    }

    private static AccountSettings account(String instrument) {
        RiskLimits limits = RiskLimits.builder()
                .minConfidence(BigDecimal.ZERO)
                .cooldown(Duration.ZERO)
                .maxExecutionsPerDay(Integer.MAX_VALUE)
                .maxOpenPositions(1)
                .stopAtr(FAR)
                .trailAtr(FAR)
                .targetAtr(FAR)
                .build();
        return new AccountSettings(
                ACCOUNT, "paper", "USD", new Money(CASH), Set.of(instrument), limits, PatternCorrelation.DEFAULTS);
    }

    private static PaperSettings venue(Fees fees) {
        return new PaperSettings(
                FillAt.NEXT_OPEN,
                BigDecimal.ZERO,
                new Slippage.Ticks(BigDecimal.ZERO),
                fees.fraction(),
                fees.fraction(),
                fees.fixed(),
                BigDecimal.ONE,
                false,
                FundingSettings.NONE,
                Duration.ZERO,
                PaperSettings.DEFAULTS.maxWorkingOrders());
    }

    /** Gives the candles and follows the account. */
    private static final class Seen implements Replay.World, AccountListener {
        private final List<Candle> candles;
        private final InstrumentDefinition definition;
        private final PerformanceMeter meter;
        private final Map<Instant, Integer> places = new HashMap<>();
        private final List<Double> equity = new ArrayList<>();

        Seen(List<Candle> candles, InstrumentDefinition definition) {
            this.candles = candles;
            this.definition = definition;
            meter = new PerformanceMeter(
                    "USD", CASH.doubleValue(), Map.of(definition.id(), definition), Annualisation.ALWAYS_OPEN);
            for (Candle candle : candles) {
                places.put(candle.getCloseTime(), places.size());
            }
        }

        Run run() {
            List<ClosedTrade> closed = meter.performance().closedTrades();
            List<JudgedTrade> trades = closed.stream().map(this::trade).toList();
            int stopped = (int) closed.stream()
                    .filter(trade -> trade.exitReason() == ExitReason.STOP)
                    .count();
            return new Run(trades, stopped, equity, figures(meter.performance()));
        }

        private JudgedTrade trade(ClosedTrade trade) {
            return new JudgedTrade(
                    place(trade.entryTime()),
                    place(trade.exitTime()),
                    trade.entryPrice().value(),
                    trade.exitPrice().value(),
                    trade.net().value());
        }

        private static SortedMap<Figure, Double> figures(Performance performance) {
            TradeFigures figures = performance.trades();
            return new TreeMap<>(Map.ofEntries(
                    Map.entry(Figure.TRADES, (double) figures.trades()),
                    Map.entry(Figure.WINS, (double) figures.wins()),
                    Map.entry(Figure.LOSSES, (double) figures.losses()),
                    Map.entry(Figure.LONGEST_LOSING_RUN, (double) figures.longestLosingRun()),
                    Map.entry(Figure.GROSS, amount(figures.gross())),
                    Map.entry(Figure.FEES, amount(performance.costs().fees())),
                    Map.entry(Figure.NET, amount(figures.net())),
                    Map.entry(Figure.WON, amount(figures.won())),
                    Map.entry(Figure.LOST, -amount(figures.lost())),
                    Map.entry(Figure.AVERAGE_WIN, figures.averageWin().orElse(0)),
                    Map.entry(Figure.AVERAGE_LOSS, figures.averageLoss().orElse(0))));
        }

        private static double amount(Money money) {
            return money.value().doubleValue();
        }

        /** A fill is told when the candle has closed in which it was made. */
        private int place(Instant time) {
            Integer place = places.get(time);
            if (place == null) {
                throw new AssertionError("no candle closed at " + time);
            }
            return place;
        }

        @Override
        public CandleReader candles(String instrument) {
            Iterator<Candle> left = candles.iterator();
            return new CandleReader() {
                @Override
                public @Nullable Candle read() {
                    return left.hasNext() ? left.next() : null;
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
        public void decision(RiskDecision decision) {
            meter.decision(decision);
        }

        @Override
        public void fill(Fill fill) {
            meter.fill(fill);
        }

        @Override
        public void settled(long time, AccountState state) {
            equity.add(state.equity().value().doubleValue());
        }
    }
}
