package io.sluice.replay.report;

import io.sluice.market.Micros;
import io.sluice.replay.gate.DetectorFigures;
import io.sluice.replay.gate.DetectorGate;
import io.sluice.replay.gate.DetectorThresholds;
import io.sluice.replay.gate.LabelRule;
import io.sluice.replay.gate.StrategyGate;
import io.sluice.replay.gate.StrategyThresholds;
import io.sluice.replay.lookahead.Difference;
import io.sluice.replay.lookahead.LookAhead;
import io.sluice.replay.lookahead.Said;
import io.sluice.replay.metrics.Annualisation;
import io.sluice.replay.metrics.Fills;
import io.sluice.replay.metrics.Performance;
import io.sluice.replay.metrics.PerformanceMeter;
import io.sluice.replay.resample.ResampledMarkets;
import io.sluice.replay.rigour.Quantiles;
import io.sluice.replay.rigour.Rigour;
import io.sluice.replay.scrutiny.Scrutiny;
import io.sluice.replay.warmup.WarmUp;
import io.sluice.schemas.Pattern;
import io.sluice.schemas.Timeframe;
import io.sluice.venue.PaperSettings;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Results to report. */
final class Results {
    private static final long START = Micros.of(Instant.parse("2023-03-01T00:00:00Z"));
    private static final List<Pattern> PATTERNS =
            List.of(Pattern.IMPULSE, Pattern.REVERSAL, Pattern.VOL_SPIKE, Pattern.MEAN_REVERSION);
    private static final long FIVE_MINUTES = 300 * Micros.PER_SECOND;

    private Results() {}

    /** Three trades, of which one is still open, over four days. */
    static BacktestResult small(String strategy, @Nullable String incomplete) {
        PerformanceMeter meter = new PerformanceMeter("USD", 1_000, Fills.INSTRUMENTS, Annualisation.ALWAYS_OPEN);
        meter.decision(Fills.approved("D1", Pattern.IMPULSE));
        meter.decision(Fills.rejected("D2", "R-CAPITAL"));
        Fills.of("""
                        2024-01-30T00:00:00Z TEST:BTCUSD D1 ENTRY BUY  1 100 1 0.5
                        2024-01-31T00:00:00Z TEST:BTCUSD D1 STOP  SELL 1 110 1 0.5
                        2024-02-01T00:00:00Z TEST:WIN    D4 ENTRY SELL 1 500 1 -
                        2024-02-02T00:00:00Z TEST:WIN    D4 EXIT  BUY  1 510 1 -
                        2024-02-02T12:00:00Z TEST:WIN    D5 ENTRY SELL 1 500 1 -
                        """).forEach(meter::fill);
        meter.equity(micros("2024-01-30T00:00:00Z"), 1_000, 100);
        meter.equity(micros("2024-01-31T00:00:00Z"), 1_008, 0);
        meter.equity(micros("2024-02-01T00:00:00Z"), 1_006, 100);
        meter.equity(micros("2024-02-02T00:00:00Z"), 1_004, 0);
        Performance performance = meter.performance();
        DetectorFigures figures = new DetectorFigures(1_152, 20, 17, 6, 3, 1, 1, 2);
        return new BacktestResult(
                facts(strategy, incomplete, 1_152),
                performance,
                StrategyGate.judge(performance, StrategyThresholds.DEFAULTS),
                List.of(new DetectorResult(
                        LabelRule.DEFAULTS,
                        figures,
                        DetectorGate.judge("breakout", figures, DetectorThresholds.DEFAULTS))),
                List.of(),
                Rigour.of(performance, 3, 0.01, 100, 42),
                null);
    }

    /** A finding of each kind. */
    static Scrutiny scrutiny() {
        Instant until = Instant.parse("2024-01-31T12:00:00Z");
        Difference first = new Difference(
                Said.SIGNAL,
                Fills.COINS,
                "breakout 5m",
                Instant.parse("2024-01-31T11:55:00Z"),
                "confidence",
                "0.5",
                "<0.9>",
                until,
                Difference.Future.MIRRORED);
        return new Scrutiny(
                new LookAhead(6, 42, 1_200, 2, first),
                List.of(
                        new WarmUp(
                                "breakout",
                                Timeframe.M5,
                                21,
                                List.of(new WarmUp.Level(1, 21, 8, 2, 0.25), new WarmUp.Level(2, 42, 8, 0, 0.005))),
                        new WarmUp("quiet", Timeframe.M5, 30, List.of(new WarmUp.Level(1, 30, 0, 0, 0)))),
                new ResampledMarkets(
                        50,
                        42,
                        20,
                        new Quantiles(-20, -10, 0.5, 10, 20),
                        new Quantiles(0.01, 0.02, 0.03, 0.04, 0.05),
                        null,
                        0.25,
                        0.5,
                        OptionalDouble.empty()));
    }

    /** The small run with findings. */
    static BacktestResult scrutinised() {
        BacktestResult small = small("breakout", null);
        return new BacktestResult(
                small.run(), small.performance(), small.gate(), List.of(), List.of(), small.rigour(), scrutiny());
    }

    /** A random market and trades in it on two instruments. */
    static BacktestResult large(int trades, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        PerformanceMeter meter = new PerformanceMeter("USD", 100_000, Fills.INSTRUMENTS, Annualisation.ALWAYS_OPEN);
        CandleThinner coins = new CandleThinner(Fills.COINS);
        CandleThinner index = new CandleThinner(Fills.INDEX);
        double price = 20_000;
        double equity = 100_000;
        long time = START;
        for (int i = 0; i < trades; i++) {
            boolean first = i % 2 == 0;
            String instrument = first ? Fills.COINS : Fills.INDEX;
            Pattern pattern = PATTERNS.get(i % PATTERNS.size());
            meter.decision(Fills.approved("D" + i, pattern));
            double entry = price;
            boolean buys = random.nextInt(5) < 3;
            fill(meter, time, instrument, i, "ENTRY", buys, entry);
            for (int candle = 0; candle < 20; candle++) {
                double open = price;
                price *= 1 + (random.nextDouble() - 0.4985) / 150;
                double high = Math.max(open, price) * (1 + random.nextDouble() / 900);
                double low = Math.min(open, price) * (1 - random.nextDouble() / 900);
                (first ? coins : index).candle(time, open, high, low, price);
                time += FIVE_MINUTES;
                double unrealised = (price - entry) * (buys ? 1 : -1) * (first ? 1 : 0.2);
                meter.equity(time, equity + unrealised, price);
            }
            equity += (price - entry) * (buys ? 1 : -1) * (first ? 1 : 0.2);
            fill(meter, time, instrument, i, random.nextBoolean() ? "STOP" : "TARGET", !buys, price);
        }
        Performance performance = meter.performance();
        return new BacktestResult(
                facts("breakout, mean reversion", null, trades * 20L),
                performance,
                StrategyGate.judge(performance, StrategyThresholds.DEFAULTS),
                List.of(),
                List.of(coins.chart(), index.chart()),
                Rigour.of(performance, 20, 0.0004, 500, 42),
                null);
    }

    private static void fill(
            PerformanceMeter meter, long time, String instrument, int i, String leg, boolean buys, double price) {
        String cells = String.join(
                " ",
                Micros.instant(time).toString(),
                instrument,
                "D" + i,
                leg,
                buys ? "BUY" : "SELL",
                "1",
                Double.toString(price),
                "0.1",
                "0.5");
        Fills.of(cells).forEach(meter::fill);
    }

    private static RunFacts facts(String strategy, @Nullable String incomplete, long candles) {
        return new RunFacts(
                "3f9a0c51d27e",
                strategy,
                "0.1.0",
                "9b74c9897bac770ffc029102a200c5de",
                List.of(Fills.COINS, Fills.INDEX),
                Timeframe.M5,
                Instant.parse("2024-01-30T00:00:00Z"),
                Instant.parse("2024-02-03T00:00:00Z"),
                candles,
                PaperSettings.DEFAULTS,
                List.of("TEST:BTCUSD: 3 gaps, 12 candles missing"),
                incomplete);
    }

    private static long micros(String time) {
        return Micros.of(Instant.parse(time));
    }
}
