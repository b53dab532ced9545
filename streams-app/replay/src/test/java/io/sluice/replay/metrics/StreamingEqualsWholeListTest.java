package io.sluice.replay.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sluice.market.Micros;
import io.sluice.schemas.Fill;
import io.sluice.value.Money;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The slow obvious way over whole lists is the oracle of the way that forgets each instant. */
class StreamingEqualsWholeListTest {
    private record Instant(long time, double equity, double exposure) {
        LocalDate day() {
            return Micros.instant(time).atOffset(ZoneOffset.UTC).toLocalDate();
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {11, 12, 13, 14, 15})
    @DisplayName("B-METRICS equity instant by instant gives what the whole list gives")
    void equity(long seed) {
        List<Instant> instants = walk(new SplittableRandom(seed));
        EquityMeter meter = new EquityMeter(1_000);
        instants.forEach(at -> meter.equity(at.time(), at.equity(), at.exposure()));
        EquityFigures figures = meter.figures(Annualisation.ALWAYS_OPEN);

        double[] returns = returns(instants);
        double mean = mean(returns, value -> value);
        double deviation = Math.sqrt(
                mean(returns, value -> (value - mean) * (value - mean)) * returns.length / (returns.length - 1));
        double downside = Math.sqrt(mean(returns, value -> value < 0 ? value * value : 0));
        double root = Math.sqrt(365);
        assertThat(meter.days()).hasSizeGreaterThan(20);
        assertThat(figures.sharpe().orElseThrow()).isCloseTo(mean / deviation * root, within(1e-9));
        assertThat(figures.sortino().orElseThrow()).isCloseTo(mean / downside * root, within(1e-9));
        assertThat(figures.volatility().orElseThrow()).isCloseTo(deviation * root, within(1e-9));
        assertThat(figures.timeInMarket().orElseThrow()).isCloseTo(timeInMarket(instants), within(1e-12));
        assertDrawdowns(instants, figures);
    }

    private static List<Instant> walk(SplittableRandom random) {
        List<Instant> instants = new ArrayList<>();
        long time = 1_700_000_000L * Micros.PER_SECOND;
        double equity = 1_000;
        for (int i = 0; i < 3_000; i++) {
            long seconds = random.nextInt(200) == 0 ? random.nextLong(1, 400_000) : random.nextLong(1, 3_600);
            time += seconds * Micros.PER_SECOND;
            equity *= 1 + (random.nextDouble() - 0.499) / 100;
            instants.add(new Instant(time, equity, random.nextInt(3) == 0 ? 0 : equity * random.nextDouble()));
        }
        return instants;
    }

    private static double[] returns(List<Instant> instants) {
        TreeMap<LocalDate, Double> closes = new TreeMap<>();
        instants.forEach(at -> closes.put(at.day(), at.equity()));
        List<Double> returns = new ArrayList<>();
        double before = 1_000;
        for (LocalDate day = closes.firstKey(); !day.isAfter(closes.lastKey()); day = day.plusDays(1)) {
            double close = closes.getOrDefault(day, before);
            returns.add(close / before - 1);
            before = close;
        }
        return returns.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static double mean(double[] values, ToDoubleFunction<Double> of) {
        double sum = 0;
        for (double value : values) {
            sum += of.applyAsDouble(value);
        }
        return sum / values.length;
    }

    private static double timeInMarket(List<Instant> instants) {
        double held = 0;
        for (int i = 1; i < instants.size(); i++) {
            Instant before = instants.get(i - 1);
            held += before.exposure() > 0 ? instants.get(i).time() - before.time() : 0;
        }
        return held / (instants.getLast().time() - instants.getFirst().time());
    }

    /** Looks, from each instant, for the last highest equity before it and the first recovery after it. */
    private static void assertDrawdowns(List<Instant> instants, EquityFigures figures) {
        double deepest = 0;
        long deepestLength = 0;
        long longest = 0;
        for (int i = 0; i < instants.size(); i++) {
            int peak = 0;
            for (int k = 0; k <= i; k++) {
                peak = height(instants, k) >= height(instants, peak) ? k : peak;
            }
            double depth = (height(instants, peak) - instants.get(i).equity()) / height(instants, peak);
            int end = i;
            while (end < instants.size() - 1 && height(instants, end) < height(instants, peak)) {
                end++;
            }
            long length = instants.get(end).time() - instants.get(peak).time();
            longest = Math.max(longest, length);
            deepestLength = depth > deepest ? length : deepestLength;
            deepest = Math.max(deepest, depth);
        }
        assertThat(figures.maxDrawdown()).isEqualTo(deepest);
        assertThat(figures.maxDrawdownLength()).isEqualTo(Duration.of(deepestLength, ChronoUnit.MICROS));
        assertThat(figures.longestDrawdown()).isEqualTo(Duration.of(longest, ChronoUnit.MICROS));
    }

    /** The equity at the start counts as a peak at the first instant. */
    private static double height(List<Instant> instants, int i) {
        double equity = instants.get(i).equity();
        return i == 0 ? Math.max(1_000, equity) : equity;
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {21, 22, 23})
    @DisplayName("B-METRICS what trades grossed is what came in less what was paid, between two times flat")
    void trades(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<ClosedTrade> closed = new ArrayList<>();
        TradeBook book = new TradeBook("USD", Fills.INSTRUMENTS, closed::add);
        List<Money> expected = new ArrayList<>();
        int held = 0;
        BigDecimal cash = BigDecimal.ZERO;
        for (int i = 0; i < 2_000; i++) {
            boolean buys = held == 0 ? random.nextBoolean() : random.nextInt(2) == 0;
            boolean reduces = held != 0 && buys == held < 0;
            int quantity = reduces ? random.nextInt(1, Math.abs(held) + 1) : random.nextInt(1, 5);
            BigDecimal price = BigDecimal.valueOf(random.nextInt(9_000, 11_000), 2);
            held += buys ? quantity : -quantity;
            BigDecimal value = price.multiply(BigDecimal.valueOf(quantity));
            cash = buys ? cash.subtract(value) : cash.add(value);
            book.fill(fill(i, buys, quantity, price));
            if (held == 0) {
                expected.add(new Money(cash));
                cash = BigDecimal.ZERO;
            }
        }
        assertThat(closed).extracting(ClosedTrade::gross).isEqualTo(expected).hasSizeGreaterThan(100);
    }

    private static Fill fill(int i, boolean buys, int quantity, BigDecimal price) {
        String time = Micros.instant(i * Micros.PER_SECOND).toString();
        String side = buys ? "BUY" : "SELL";
        return Fills.of(String.join(" ", time, Fills.COINS, "D" + i, "ENTRY", side, "" + quantity, price + " 0 -"))
                .getFirst();
    }
}
