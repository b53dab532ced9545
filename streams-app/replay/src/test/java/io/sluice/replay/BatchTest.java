package io.sluice.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.account.AccountSettings;
import io.sluice.account.AccountState;
import io.sluice.market.Micros;
import io.sluice.schemas.Candle;
import io.sluice.schemas.Fill;
import io.sluice.schemas.Side;
import io.sluice.venue.FillAt;
import io.sluice.venue.FundingSettings;
import io.sluice.venue.PaperSettings;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class BatchTest {
    private static final int CANDLES = 3_000;
    private static final ReplaySettings NARROW = Coins.settings(10, "1", PaperSettings.DEFAULTS);
    private static final ReplaySettings WIDE = Coins.settings(30, "3", PaperSettings.DEFAULTS);

    private final Map<String, List<Candle>> candles = Coins.candles(CANDLES, 21);

    @Test
    @DisplayName(
            "B-PARITY B-WALK a stint over all candles hears byte for byte what a replay tells, whoever shares the batch")
    void a_stint_over_everything_is_a_replay() throws Exception {
        for (int threads = 1; threads <= 3; threads++) {
            Heard narrow = new Heard(NARROW, Long.MIN_VALUE, Long.MAX_VALUE - 1, false, candles, new ArrayList<>());
            Heard wide = new Heard(WIDE, Long.MIN_VALUE, Long.MAX_VALUE - 1, false, candles, new ArrayList<>());
            Heard part = new Heard(WIDE, minute(500), minute(700), true, candles);

            play(threads, narrow, part, wide);

            assertThat(narrow.lines()).as("%d threads", threads).isEqualTo(replayed(NARROW));
            assertThat(wide.lines()).as("%d threads", threads).isEqualTo(replayed(WIDE));
        }
    }

    @Test
    @DisplayName(
            "B-WALK a stint hears its own candles only, and its indicators are warm: its signals are those of a replay")
    void a_stint_begins_warm() throws Exception {
        Heard stint = new Heard(NARROW, minute(1_000), minute(1_400), false, candles, new ArrayList<>());

        play(2, stint);

        List<String> inside = replayed(NARROW).stream()
                .filter(BatchTest::isMarketEvent)
                .filter(line -> isWithin(line, minute(1_000), minute(1_400)))
                .toList();
        assertThat(stint.lines().stream().filter(BatchTest::isMarketEvent).toList())
                .isEqualTo(inside);
        assertThat(inside).hasSizeGreaterThan(800).anyMatch(line -> line.contains("\"kind\": \"SIGNAL\""));
    }

    @Test
    @DisplayName(
            "B-WALK what is held at the end is closed at the last close, at the venue's costs, however the venue fills")
    void what_is_held_at_the_end_is_closed() throws Exception {
        PaperSettings usual = PaperSettings.DEFAULTS;
        PaperSettings nextOpen = paper(FillAt.NEXT_OPEN, false);
        for (PaperSettings paper :
                List.of(usual, nextOpen, paper(FillAt.LAST_CLOSE, true), paper(FillAt.NEXT_OPEN, true))) {
            int closed = 0;
            for (int end = 1_000; end < 1_400; end += 50) {
                Heard left = new Heard(Coins.settings(10, "3", paper), minute(300), minute(end), false, candles);
                Heard flat = new Heard(Coins.settings(10, "3", paper), minute(300), minute(end), true, candles);

                play(2, left, flat);

                assertThat(flat.fills).as("same until the end").startsWith(left.fills.toArray(Fill[]::new));
                assertThat(positions(flat.fills).values()).allMatch(quantity -> quantity.signum() == 0);
                assertThat(flat.holdsAnything).isFalse();
                for (Fill fill : flat.fills.subList(left.fills.size(), flat.fills.size())) {
                    double close = lastClose(fill.getInstrument(), end);
                    assertThat(fill.getPrice().doubleValue()).isBetween(close - 0.021, close + 0.021);
                    assertThat(fill.getFee().signum()).isPositive();
                    closed++;
                }
            }
            assertThat(closed).as("closings with %s", paper.fillAt()).isGreaterThan(3);
        }
    }

    @Test
    @DisplayName("B-WALK stints begin when those before them have ended, and a stint that finds no candle never does")
    void stints_follow_each_other() throws Exception {
        List<String> told = new ArrayList<>();
        Heard first = new Heard(NARROW, minute(100), minute(200), true, candles, told);
        Heard second = new Heard(NARROW, minute(200), minute(300), true, candles, told);
        Heard never = new Heard(NARROW, minute(CANDLES), minute(CANDLES + 100), true, candles, told);
        Heard last = new Heard(NARROW, minute(CANDLES - 100), minute(CANDLES + 100), true, candles, told);

        play(2, last, never, second, first);

        assertThat(told)
                .containsExactly(
                        "begins after " + Micros.instant(minute(100)),
                        "ends after " + Micros.instant(minute(100)),
                        "begins after " + Micros.instant(minute(200)),
                        "ends after " + Micros.instant(minute(200)),
                        "begins after " + Micros.instant(minute(CANDLES - 100)),
                        "ends after " + Micros.instant(minute(CANDLES - 100)));
    }

    private double lastClose(String instrument, int minutes) {
        return candles.getOrDefault(instrument, List.of()).get(minutes - 1).getClose();
    }

    private void play(int threads, Stint... stints) throws IOException, InterruptedException {
        Recording source = new Recording(candles);
        Batch.Market market = new Batch.Market() {
            @Override
            public CandleReader candles(String instrument) {
                return source.candles(instrument);
            }

            @Override
            public MarketListener listener(String instrument) {
                return MarketListener.NONE;
            }
        };
        try (Batch batch = new Batch(List.of(stints), market)) {
            batch.run(threads, (traded, time) -> {});
        }
        assertThat(source.closed()).isEqualTo(Map.of(Coins.COIN, 1, Coins.METAL, 1));
    }

    private List<String> replayed(ReplaySettings settings) throws Exception {
        Recording recording = new Recording(candles);
        try (Replay replay = new Replay(settings, recording)) {
            replay.run(2, progress -> {});
        }
        return recording.heard().getOrDefault("alpha", List.of());
    }

    private static PaperSettings paper(FillAt fillAt, boolean partial) {
        return new PaperSettings(
                fillAt,
                BigDecimal.ONE,
                PaperSettings.DEFAULTS.slippage(),
                new BigDecimal("0.0002"),
                new BigDecimal("0.0005"),
                BigDecimal.ZERO,
                new BigDecimal("0.5"),
                partial,
                FundingSettings.NONE,
                Duration.ofMillis(50),
                200);
    }

    private static Map<String, BigDecimal> positions(List<Fill> fills) {
        Map<String, BigDecimal> positions = new TreeMap<>();
        for (Fill fill : fills) {
            BigDecimal signed = fill.getSide() == Side.BUY
                    ? fill.getQuantity()
                    : fill.getQuantity().negate();
            positions.merge(fill.getInstrument(), signed, BigDecimal::add);
        }
        return positions;
    }

    private static long minute(int number) {
        return Micros.of(Walk.BEGIN.plus(Duration.ofMinutes(number)));
    }

    private static boolean isMarketEvent(String line) {
        return line.startsWith("event")
                && Stream.of("MARK", "SIGNAL").anyMatch(kind -> line.contains("\"kind\": \"" + kind + "\""));
    }

    private static boolean isWithin(String line, long from, long to) {
        int at = line.indexOf("\"time\": \"") + "\"time\": \"".length();
        long time = Micros.of(Instant.parse(line.substring(at, line.indexOf('"', at))));
        return from < time && time <= to;
    }

    /** A stint of which fills are kept, or all that is heard where there is a list to tell beginnings and ends. */
    private static final class Heard implements Stint, AccountListener {
        private final ReplaySettings settings;
        private final long from;
        private final long to;
        private final boolean flattens;
        private final Recording recording;
        private final @Nullable List<String> told;
        private final List<Fill> fills = new ArrayList<>();
        private boolean holdsAnything;

        Heard(ReplaySettings settings, long from, long to, boolean flattens, Map<String, List<Candle>> candles) {
            this(settings, from, to, flattens, candles, null);
        }

        Heard(
                ReplaySettings settings,
                long from,
                long to,
                boolean flattens,
                Map<String, List<Candle>> candles,
                @Nullable List<String> told) {
            this.settings = settings;
            this.from = from;
            this.to = to;
            this.flattens = flattens;
            this.recording = new Recording(candles);
            this.told = told;
        }

        List<String> lines() {
            return recording.heard().getOrDefault("alpha", List.of());
        }

        @Override
        public ReplaySettings settings() {
            return settings;
        }

        @Override
        public long from() {
            return from;
        }

        @Override
        public long to() {
            return to;
        }

        @Override
        public boolean flattens() {
            return flattens;
        }

        @Override
        public @Nullable AccountSettings begins() {
            tell("begins");
            return settings.accounts().getFirst();
        }

        @Override
        public AccountListener listener() {
            return told == null ? this : recording.account("alpha");
        }

        @Override
        public void ended() {
            tell("ends");
        }

        private void tell(String what) {
            if (told != null) {
                told.add(what + " after " + Micros.instant(from));
            }
        }

        @Override
        public void fill(Fill fill) {
            fills.add(fill);
        }

        @Override
        public void settled(long time, AccountState state) {
            holdsAnything = state.holdsAnything();
        }
    }
}
