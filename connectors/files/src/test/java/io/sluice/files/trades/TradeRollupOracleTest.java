package io.sluice.files.trades;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.schemas.Candle;
import io.sluice.schemas.Timeframe;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rollup against one that keeps all trades and looks at each of them for each candle. */
class TradeRollupOracleTest {
    private static final long STEP = 60;

    static List<Long> seeds() {
        return new Random(20131125).longs(150).boxed().toList();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    @DisplayName("M-ROLLUP random trades, some late: the same candles as an obvious computation over all of them")
    void equals_the_obvious_computation(long seed) {
        Random random = new Random(seed);
        TradeRollup.Terms terms = new TradeRollup.Terms(
                "X:Y",
                Timeframe.M1,
                "test",
                random.nextBoolean() ? Instant.MAX : Instant.ofEpochSecond(random.nextInt(1_000)),
                Duration.ofSeconds(random.nextInt(150)),
                Duration.ofSeconds(150L + random.nextInt(500)));
        List<Trade> trades = randomTrades(random);
        List<Candle> candles = new ArrayList<>();
        List<Trade> tooLate = new ArrayList<>();

        TradeRollup rollup = new TradeRollup(terms, candles::add, tooLate::add);
        trades.forEach(rollup::add);
        rollup.end();

        List<Trade> expectedLate = new ArrayList<>();
        assertThat(candles).isEqualTo(oracle(terms, trades, expectedLate));
        assertThat(tooLate).isEqualTo(expectedLate);
    }

    private static List<Trade> randomTrades(Random random) {
        List<Trade> trades = new ArrayList<>();
        long second = random.nextInt(500);
        for (int i = random.nextInt(300); i >= 0; i--) {
            second += random.nextInt(20) == 0 ? random.nextInt(900) : random.nextInt(25);
            long late = random.nextInt(5) == 0 ? random.nextInt(200) : 0;
            trades.add(new Trade(
                    Instant.ofEpochSecond(Math.max(0, second - late)),
                    1 + random.nextInt(9),
                    random.nextInt(4) * 0.25));
        }
        return trades;
    }

    private static List<Candle> oracle(TradeRollup.Terms terms, List<Trade> trades, List<Trade> tooLate) {
        List<Candle> candles = new ArrayList<>();
        List<Trade> record = new ArrayList<>();
        Instant wholeFrom = terms.wholeFrom();
        for (Trade trade : trades) {
            long newest = record.stream()
                    .mapToLong(TradeRollupOracleTest::second)
                    .max()
                    .orElse(second(trade));
            if (second(trade) > newest + terms.longestQuiet().toSeconds()) {
                candles.addAll(candlesOf(terms, record, wholeFrom));
                record.clear();
                wholeFrom = Instant.MAX;
                newest = second(trade);
            }
            boolean isClosed = bucket(trade) + STEP + terms.grace().toSeconds() <= newest;
            boolean isBeforeRecord =
                    record.isEmpty() ? before(candles, trade) : bucket(trade) < bucket(record.getFirst());
            (isClosed || isBeforeRecord ? tooLate : record).add(trade);
        }
        candles.addAll(candlesOf(terms, record, wholeFrom));
        return candles;
    }

    private static boolean before(List<Candle> candles, Trade trade) {
        return !candles.isEmpty() && trade.time().isBefore(candles.getLast().getCloseTime());
    }

    private static List<Candle> candlesOf(TradeRollup.Terms terms, List<Trade> record, Instant wholeFrom) {
        List<Candle> candles = new ArrayList<>();
        long first =
                record.stream().mapToLong(TradeRollupOracleTest::bucket).min().orElseThrow();
        long last =
                record.stream().mapToLong(TradeRollupOracleTest::bucket).max().orElseThrow();
        boolean unknownStart = wholeFrom.equals(Instant.MAX);
        for (long open = first; open <= last; open += STEP) {
            boolean partialStart = unknownStart ? open == first : open < wholeFrom.getEpochSecond();
            candles.add(candle(terms, open, record, !partialStart && open != last));
        }
        return candles;
    }

    private static Candle candle(TradeRollup.Terms terms, long open, List<Trade> record, boolean complete) {
        List<Trade> inside = record.stream()
                .filter(trade -> bucket(trade) == open)
                .sorted(Comparator.comparing(Trade::time))
                .toList();
        double before = record.stream()
                .filter(trade -> second(trade) < open)
                .sorted(Comparator.comparing(Trade::time))
                .reduce((earlier, later) -> later)
                .map(Trade::price)
                .orElse(Double.NaN);
        Instant close = Instant.ofEpochSecond(open + STEP);
        return new Candle(
                terms.instrument(),
                terms.timeframe(),
                Instant.ofEpochSecond(open),
                close,
                inside.isEmpty() ? before : inside.getFirst().price(),
                inside.stream().mapToDouble(Trade::price).max().orElse(before),
                inside.stream().mapToDouble(Trade::price).min().orElse(before),
                inside.isEmpty() ? before : inside.getLast().price(),
                inside.stream().mapToDouble(Trade::amount).sum(),
                inside.stream()
                        .mapToDouble(trade -> trade.price() * trade.amount())
                        .sum(),
                (long) inside.size(),
                complete,
                terms.source(),
                close.plus(terms.grace()));
    }

    private static long second(Trade trade) {
        return trade.time().getEpochSecond();
    }

    private static long bucket(Trade trade) {
        return Math.floorDiv(second(trade), STEP) * STEP;
    }
}
