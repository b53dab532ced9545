package io.sluice.replay.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sluice.account.AccountState;
import io.sluice.market.Micros;
import io.sluice.replay.AccountListener;
import io.sluice.replay.CandleReader;
import io.sluice.replay.Coins;
import io.sluice.replay.MarketListener;
import io.sluice.replay.Replay;
import io.sluice.replay.Walk;
import io.sluice.replay.gate.StrategyThresholds;
import io.sluice.replay.metrics.Annualisation;
import io.sluice.replay.metrics.ClosedTrade;
import io.sluice.replay.metrics.PerformanceMeter;
import io.sluice.replay.rigour.WalkForward;
import io.sluice.replay.rigour.WalkForward.Window;
import io.sluice.schemas.Candle;
import io.sluice.schemas.Fill;
import io.sluice.schemas.RiskDecision;
import io.sluice.value.Money;
import io.sluice.venue.PaperSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class WalkRunTest {
    private static final int CANDLES = 4_320;
    private static final Duration TRAIN = Duration.ofHours(24);
    private static final Duration TEST = Duration.ofHours(12);
    /** Longer than the venue's latency, shorter than a candle. */
    private static final long MOMENT = Micros.PER_SECOND;

    private final Map<String, List<Candle>> candles = Coins.candles(CANDLES, 31);

    @Test
    @DisplayName(
            "B-WALK no look-ahead: whatever candles after an instant are, all that was chosen and traded until then is"
                    + " byte-identical")
    void the_future_changes_nothing_of_the_past() throws Exception {
        Listed world = new Listed(candles);
        AccountWalk walk = walk(world, 2);
        for (long seed = 1; seed <= 8; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Instant now = seed <= 4 && seed <= windows().size()
                    ? windows().get((int) seed - 1).trainTo()
                    : Walk.BEGIN.plus(Duration.ofMinutes(random.nextInt(CANDLES)));
            Listed otherWorld = new Listed(after(now, candle -> other(candle, random)));

            AccountWalk other = walk(otherWorld, 2);

            long until = Micros.of(now) + MOMENT;
            assertThat(otherWorld.until(until))
                    .as("seed %d, until %s", seed, now)
                    .isEqualTo(world.until(until));
            for (int i = 0; i < walk.windows().size(); i++) {
                WindowResult was = walk.windows().get(i);
                WindowResult is = other.windows().get(i);
                if (!was.window().trainTo().isAfter(now)) {
                    assertThat(is.trials())
                            .as("seed %d, window %d", seed, i + 1)
                            .isEqualTo(was.trials());
                    assertThat(is.traded())
                            .as("seed %d, window %d", seed, i + 1)
                            .isEqualTo(was.traded());
                }
                if (!was.window().testTo().isAfter(now)) {
                    assertThat(is).as("seed %d, window %d", seed, i + 1).isEqualTo(was);
                }
            }
        }
        assertThat(world.until(Long.MAX_VALUE)).hasSizeGreaterThan(200);
    }

    @Test
    @DisplayName("B-WALK the history may end at any instant: what came before it is the same")
    void a_shorter_history_changes_nothing_of_the_past() throws Exception {
        Listed world = new Listed(candles);
        walk(world, 2);
        Instant now = windows().get(2).testFrom().plusSeconds(3_600);
        Listed cut = new Listed(until(now));

        AccountWalk walk = walk(cut, 2);

        long before = Micros.of(now) - MOMENT;
        assertThat(cut.until(before)).isEqualTo(world.until(before)).isNotEmpty();
        assertThat(walk.missing())
                .containsExactly("window 4 (2024-03-06T12:30:00Z to 2024-03-07T00:00:00Z) has no candle to test on");
    }

    @Test
    @DisplayName("B-WALK the outcome does not depend on the number of threads")
    void the_outcome_does_not_depend_on_threads() throws Exception {
        Listed one = new Listed(candles);
        AccountWalk walk = walk(one, 1);
        for (int threads = 2; threads <= 4; threads++) {
            Listed more = new Listed(candles);

            assertThat(walk(more, threads)).as("%d threads", threads).isEqualTo(walk);
            assertThat(more.until(Long.MAX_VALUE)).isEqualTo(one.until(Long.MAX_VALUE));
        }
    }

    @Test
    @DisplayName("B-WALK what is chosen is best in training, and trades the test after it with the money that was left")
    void the_best_of_training_trades_the_test() throws Exception {
        AccountWalk walk = walk(new Listed(candles), 2);

        assertThat(walk.windows()).hasSize(4);
        double money = 100_000;
        for (WindowResult window : walk.windows()) {
            double best = window.trials().stream()
                    .filter(Objects::nonNull)
                    .mapToDouble(figures -> figures.net().value().doubleValue())
                    .max()
                    .orElseThrow();
            assertThat(window.chosen()).isTrue();
            assertThat(window.inSample())
                    .isEqualTo(window.trials().get(window.traded().number() - 1));
            assertThat(Objects.requireNonNull(window.inSample()).net().value().doubleValue())
                    .isEqualTo(best);
            assertThat(window.money().value().doubleValue()).isEqualTo(money);
            money *= 1 + Objects.requireNonNull(window.outOfSample()).totalReturn();
        }
        assertThat(walk.outOfSample().equity().finalEquity()).isEqualTo(money, within(1e-6));
        assertThat(walk.windows().stream()
                        .map(window -> window.traded().number())
                        .distinct())
                .as("more than one trial is chosen, or the choice is not tested")
                .hasSizeGreaterThan(1);
    }

    @Test
    @DisplayName("B-WALK all tests together: every trade lies in one test, nothing is open between them, money adds up")
    void tests_add_up() throws Exception {
        AccountWalk walk = walk(new Listed(candles), 2);

        List<ClosedTrade> trades = walk.outOfSample().closedTrades();
        assertThat(trades)
                .hasSizeGreaterThan(50)
                .allSatisfy(trade -> assertThat(walk.windows().stream()
                                .filter(window -> trade.entryTime()
                                                .isAfter(window.window().testFrom())
                                        && !trade.exitTime()
                                                .isAfter(
                                                        window.window().testTo().plusSeconds(1)))
                                .count())
                        .isEqualTo(1));
        assertThat(walk.outOfSample().openTrades()).isZero();
        Money net = trades.stream().map(ClosedTrade::net).reduce(Money.ZERO, Money::plus);
        assertThat(walk.outOfSample().equity().finalEquity() - 100_000)
                .isEqualTo(net.value().doubleValue(), within(1e-6));
        assertThat(walk.windows().stream()
                        .mapToInt(window ->
                                Objects.requireNonNull(window.outOfSample()).trades())
                        .sum())
                .isEqualTo(trades.size());
        assertThat(walk.missing()).isEmpty();
    }

    @Test
    @DisplayName(
            "B-WALK training that finds nothing to choose by leaves the configured values; without a search they are judged")
    void without_anything_to_choose_by_the_configured_values_trade() throws Exception {
        Map<String, List<Candle>> flat = after(Instant.MIN, WalkRunTest::standstill);
        AccountWalk nothing = walk(new Listed(flat), 2);
        WalkSettings unsearched = new WalkSettings(
                windows(), trial(0, 20, "1.5"), List.of(), Objective.SHARPE, StrategyThresholds.DEFAULTS, 2);
        Listed world = new Listed(candles);
        AccountWalk configured = new WalkRun(unsearched, world)
                .run(world.range(), (traded, part) -> {})
                .getFirst();

        assertThat(nothing.windows()).allSatisfy(window -> {
            assertThat(window.chosen()).isFalse();
            assertThat(window.traded().number()).isZero();
            assertThat(window.inSample()).isNull();
            assertThat(Objects.requireNonNull(window.outOfSample()).trades()).isZero();
        });
        assertThat(configured.windows()).allSatisfy(window -> {
            assertThat(window.chosen()).isFalse();
            assertThat(window.traded().number()).isZero();
            assertThat(Objects.requireNonNull(window.inSample()).trades()).isPositive();
        });
    }

    @Test
    @DisplayName("B-WALK progress ends at everything and never goes back")
    void progress_ends_at_everything() throws Exception {
        List<Double> parts = new ArrayList<>();
        Listed world = new Listed(candles);

        new WalkRun(settings(2), world).run(world.range(), (traded, part) -> parts.add(part));

        assertThat(parts).isSorted().last().isEqualTo(1.0);
    }

    @Test
    @DisplayName("B-WALK B-RIGOUR training is a backtest of its candles alone: what is open at its end is no trade")
    void training_is_a_backtest_of_its_candles() throws Exception {
        List<Figures> replayed = new ArrayList<>();
        List<Figures> trained = new ArrayList<>();
        for (int hours = 8; hours < 16; hours++) {
            Instant end = Walk.BEGIN.plus(Duration.ofHours(hours));
            Window window = new Window(Walk.BEGIN, end, end, end.plus(TEST));
            Trial trial = trial(1, 10, "3");
            WalkSettings settings = new WalkSettings(
                    List.of(window), trial, List.of(trial), Objective.SHARPE, StrategyThresholds.DEFAULTS, 2);
            Listed world = new Listed(candles);
            WindowResult first = new WalkRun(settings, world)
                    .run(world.range(), (traded, part) -> {})
                    .getFirst()
                    .windows()
                    .getFirst();
            trained.add(first.trials().getFirst());
            replayed.add(replayed(trial, until(end)));
        }

        assertThat(trained).isEqualTo(replayed);
        assertThat(replayed).as("some trade is open at a border").anyMatch(figures -> figures.openTrades() > 0);
    }

    private static Figures replayed(Trial trial, Map<String, List<Candle>> candles) throws Exception {
        Listed source = new Listed(candles);
        PerformanceMeter meter =
                new PerformanceMeter("USD", 100_000, trial.settings().definitions(), Annualisation.ALWAYS_OPEN);
        Replay.World world = new Replay.World() {
            @Override
            public CandleReader candles(String instrument) {
                return source.candles(instrument);
            }

            @Override
            public MarketListener market(String instrument) {
                return MarketListener.NONE;
            }

            @Override
            public AccountListener account(String account) {
                return new Metered(meter);
            }
        };
        try (Replay replay = new Replay(trial.settings(), world)) {
            replay.run(1, progress -> {});
        }
        return Figures.of(meter.performance(), StrategyThresholds.DEFAULTS);
    }

    /** Measures every instant. */
    private record Metered(PerformanceMeter meter) implements AccountListener {
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
            meter.equity(
                    time,
                    state.equity().value().doubleValue(),
                    state.exposure().value().doubleValue());
        }
    }

    @Test
    void a_walk_without_windows_is_refused() {
        assertThatThrownBy(() -> new WalkSettings(
                        List.of(), trial(0, 20, "1"), List.of(), Objective.SHARPE, StrategyThresholds.DEFAULTS, 1))
                .hasMessage("there is no window to walk through");
    }

    private static AccountWalk walk(Listed world, int threads) throws Exception {
        return new WalkRun(settings(threads), world)
                .run(world.range(), (traded, part) -> {})
                .getFirst();
    }

    private static WalkSettings settings(int threads) {
        List<Trial> trials =
                List.of(trial(1, 10, "1"), trial(2, 10, "3"), trial(3, 20, "1"), trial(4, 20, "3"), trial(5, 60, "2"));
        return new WalkSettings(
                windows(), trial(0, 20, "1.5"), trials, Objective.NET_PROFIT, StrategyThresholds.DEFAULTS, threads);
    }

    private static List<Window> windows() {
        return new WalkForward(Duration.ofHours(1), Duration.ofMinutes(30))
                .rolling(Walk.BEGIN, Walk.BEGIN.plus(Duration.ofMinutes(CANDLES)), TRAIN, TEST);
    }

    private static Trial trial(int number, int window, String stopAtr) {
        return new Trial(
                number,
                List.of(Integer.toString(window), stopAtr),
                Coins.settings(window, stopAtr, PaperSettings.DEFAULTS));
    }

    private Map<String, List<Candle>> until(Instant end) {
        Map<String, List<Candle>> until = new TreeMap<>();
        candles.forEach((instrument, all) -> until.put(
                instrument,
                all.stream()
                        .filter(candle -> !candle.getCloseTime().isAfter(end))
                        .toList()));
        return until;
    }

    private Map<String, List<Candle>> after(Instant now, UnaryOperator<Candle> change) {
        Map<String, List<Candle>> changed = new TreeMap<>();
        candles.forEach((instrument, all) -> changed.put(
                instrument,
                all.stream()
                        .map(candle -> candle.getCloseTime().isAfter(now) ? change.apply(candle) : candle)
                        .toList()));
        return changed;
    }

    private static Candle other(Candle candle, SplittableRandom random) {
        double factor = 0.9 + 0.2 * random.nextDouble();
        return Candle.newBuilder(candle)
                .setOpen(candle.getOpen() * factor)
                .setHigh(candle.getHigh() * factor)
                .setLow(candle.getLow() * factor)
                .setClose(candle.getClose() * factor)
                .setVolume(candle.getVolume() * random.nextDouble() * 3)
                .build();
    }

    private static Candle standstill(Candle candle) {
        return Candle.newBuilder(candle)
                .setOpen(100)
                .setHigh(100)
                .setLow(100)
                .setClose(100)
                .build();
    }
}
