package io.sluice.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.sluice.admit.AdmissionSettings;
import io.sluice.instrument.Recorder.Output;
import io.sluice.market.Session;
import io.sluice.market.Timeframes;
import io.sluice.schemas.Candle;
import io.sluice.schemas.RejectReason;
import io.sluice.schemas.Timeframe;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RollUpTest {
    private static final Session NEW_YORK = new Session(
            ZoneId.of("America/New_York"),
            LocalTime.of(9, 30),
            LocalTime.of(16, 0),
            EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY));

    private final List<Candle> sent = new ArrayList<>();

    @Test
    @DisplayName("M-ROLLUP the fifth minute closes the five-minute candle, at once and after its mark")
    void closes_with_the_candle_that_fills_it() {
        Recorder out = fold(
                Duration.ofMinutes(2),
                Candles.minute(0, 100, 101, 99, 100.5, 1),
                Candles.minute(1, 100.5, 103, 100, 102, 2),
                Candles.minute(2, 102, 102, 98, 99, 3),
                Candles.minute(3, 99, 100, 99, 100, 4),
                Candles.minute(4, 100, 101, 100, 101, 5));
        Candle expected = new Candle(
                Candles.BTC,
                Timeframe.M5,
                Candles.START,
                Candles.START.plusSeconds(300),
                100.0,
                103.0,
                98.0,
                101.0,
                15.0,
                1 * 100.5 + 2 * 102 + 3 * 99 + 4 * 100 + 5 * 101,
                5L,
                true,
                "rollup-1m",
                Candles.START.plusSeconds(300));
        assertThat(out.outputs()).hasSize(6);
        assertThat(out.outputs().subList(0, 5)).allMatch(Output.Marked.class::isInstance);
        assertThat(out.outputs().getLast()).isEqualTo(new Output.RolledUp(expected));
    }

    @Test
    @DisplayName("M-ROLLUP a partly filled candle waits for the grace, then closes as incomplete")
    void marks_a_partly_filled_candle() {
        Recorder out = fold(Duration.ofMinutes(2), minutes(0, 1, 3, 4, 5, 6));
        assertThat(out.rolledUp()).isEmpty();
        out = fold(Duration.ofMinutes(2), minutes(0, 1, 3, 4, 5, 6, 7));
        assertThat(out.rolledUp()).extracting(Candle::getOpenTime).containsExactly(Candles.START);
        assertThat(out.rolledUp().getFirst().getComplete()).isFalse();
        assertThat(out.rolledUp().getFirst().getVolume()).isEqualTo(4);
        assertThat(out.rolledUp().getFirst().getKnownAt()).isEqualTo(Candles.START.plusSeconds(8 * 60));
    }

    @Test
    @DisplayName("M-ROLLUP a late candle inside the grace is merged, and fills the candle that waited")
    void merges_a_late_candle_inside_the_grace() {
        Recorder out = fold(Duration.ofMinutes(4), minutes(0, 1, 3, 4, 5, 6, 2));
        assertThat(out.all(Output.Merged.class)).containsExactly(new Output.Merged(Candles.flat(2, 100, 1)));
        assertThat(out.rolledUp()).hasSize(1);
        assertThat(out.rolledUp().getFirst().getComplete()).isTrue();
        assertThat(out.rolledUp().getFirst().getVolume()).isEqualTo(5);
        assertThat(out.rolledUp().getFirst().getKnownAt()).isEqualTo(Candles.START.plusSeconds(7 * 60));
        assertThat(out.all(Output.Marked.class)).hasSize(6);
    }

    @Test
    @DisplayName("M-ROLLUP a late candle sets open and close only where it is the first or the last of its candle")
    void late_candles_set_open_and_close_by_time() {
        Recorder out = fold(
                Duration.ofMinutes(5),
                Candles.flat(1, 101, 1),
                Candles.flat(2, 102, 1),
                Candles.flat(3, 103, 1),
                Candles.flat(5, 105, 1),
                Candles.flat(0, 90, 1),
                Candles.flat(4, 104, 1));
        assertThat(out.rolledUp()).hasSize(1);
        Candle candle = out.rolledUp().getFirst();
        assertThat(List.of(candle.getOpen(), candle.getHigh(), candle.getLow(), candle.getClose()))
                .containsExactly(90.0, 104.0, 90.0, 104.0);
    }

    @Test
    @DisplayName("M-ROLLUP a candle later than the grace is refused, and a late one is merged only once")
    void refuses_what_is_too_late_or_late_twice() {
        Recorder out = fold(Duration.ofMinutes(2), minutes(0, 3, 1, 2, 2));
        assertThat(out.all(Output.Merged.class)).hasSize(2);
        assertThat(out.all(Output.Rejected.class))
                .extracting(Output.Rejected::reason)
                .containsExactly(RejectReason.DUPLICATE);
        out = fold(Duration.ofMinutes(2), minutes(0, 4, 1));
        assertThat(out.all(Output.Rejected.class))
                .extracting(Output.Rejected::reason)
                .containsExactly(RejectReason.OUT_OF_ORDER);
    }

    @Test
    @DisplayName("M-ROLLUP without a grace a candle closes with the last of its time, whole or not")
    void closes_at_once_without_a_grace() {
        Recorder out = fold(Duration.ZERO, minutes(0, 4, 5));
        assertThat(out.rolledUp()).extracting(Candle::getComplete).containsExactly(false);
        assertThat(out.outputs().get(2)).isInstanceOf(Output.RolledUp.class);
    }

    @Test
    @DisplayName("M-ROLLUP a day of minutes closes every timeframe, shorter before longer")
    void rolls_a_whole_day() {
        Recorder out =
                fold(Duration.ofMinutes(2), minutes(LongStream.range(0, 1440).toArray()));
        assertThat(out.rolledUp()).allMatch(Candle::getComplete);
        assertThat(out.rolledUp().stream()
                        .map(Candle::getTimeframe)
                        .skip(out.rolledUp().size() - 5L))
                .containsExactly(Timeframe.M5, Timeframe.M15, Timeframe.H1, Timeframe.H4, Timeframe.D1);
        assertThat(count(out, Timeframe.M5)).isEqualTo(288);
        assertThat(count(out, Timeframe.M15)).isEqualTo(96);
        assertThat(count(out, Timeframe.H1)).isEqualTo(24);
        assertThat(count(out, Timeframe.H4)).isEqualTo(6);
        assertThat(count(out, Timeframe.D1)).isEqualTo(1);
        assertThat(out.rolledUp().getLast().getTradeCount()).isEqualTo(1440);
    }

    @Test
    @DisplayName(
            "M-ROLLUP sessions move with daylight saving; hours count from the opening and the last one ends with the session")
    void follows_the_session_over_daylight_saving() {
        Recorder out = new Recorder();
        InstrumentFold fold = fold(NEW_YORK, Timeframe.M15, Duration.ZERO, List.of(Timeframe.H1, Timeframe.D1));
        InstrumentState state = fold.newState();
        session(state, fold, out, Instant.parse("2024-03-08T14:30:00Z"));
        session(state, fold, out, Instant.parse("2024-03-11T13:30:00Z"));
        assertThat(out.all(Output.Rejected.class)).isEmpty();
        assertThat(out.rolledUp()).allMatch(Candle::getComplete);
        assertThat(out.rolledUp().stream().filter(c -> c.getTimeframe() == Timeframe.D1))
                .extracting(Candle::getOpenTime, Candle::getCloseTime)
                .containsExactly(
                        tuple(Instant.parse("2024-03-08T14:30:00Z"), Instant.parse("2024-03-08T21:00:00Z")),
                        tuple(Instant.parse("2024-03-11T13:30:00Z"), Instant.parse("2024-03-11T20:00:00Z")));
        assertThat(out.rolledUp().stream()
                        .filter(c -> c.getTimeframe() == Timeframe.H1)
                        .limit(7))
                .extracting(candle -> Duration.between(candle.getOpenTime(), candle.getCloseTime())
                        .toMinutes())
                .containsExactly(60L, 60L, 60L, 60L, 60L, 60L, 30L);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {41, 42, 43})
    @DisplayName("M-ROLLUP streaming equals adding up all parts afterwards, with late, missing and incomplete ones")
    void equals_the_sum_of_its_parts(long seed) {
        sent.addAll(NoisyFeed.of(seed, 4_000));
        InstrumentFold fold = new InstrumentFold(Candles.defaults());
        InstrumentState state = fold.newState();
        Recorder out = new Recorder();
        List<Candle> parts = new ArrayList<>();
        for (Candle candle : sent) {
            int before = out.all(Output.Rejected.class).size();
            fold.apply(state, candle, out);
            if (out.all(Output.Rejected.class).size() == before) {
                parts.add(candle);
            }
        }
        for (Candle rolled : out.rolledUp()) {
            assertIsSumOf(rolled, parts);
        }
        assertThat(out.rolledUp()).extracting(Candle::getComplete).contains(true, false);
        assertThat(out.rolledUp().stream()
                        .filter(c -> c.getTimeframe() == Timeframe.M5)
                        .map(Candle::getOpenTime))
                .isSorted()
                .doesNotHaveDuplicates();
    }

    private static void assertIsSumOf(Candle rolled, List<Candle> all) {
        List<Candle> parts = all.stream()
                .filter(part -> !part.getOpenTime().isBefore(rolled.getOpenTime())
                        && part.getOpenTime().isBefore(rolled.getCloseTime()))
                .sorted(Comparator.comparing(Candle::getOpenTime))
                .toList();
        assertThat(rolled.getOpen()).isEqualTo(parts.getFirst().getOpen());
        assertThat(rolled.getClose()).isEqualTo(parts.getLast().getClose());
        assertThat(rolled.getHigh())
                .isEqualTo(parts.stream().mapToDouble(Candle::getHigh).max().orElseThrow());
        assertThat(rolled.getLow())
                .isEqualTo(parts.stream().mapToDouble(Candle::getLow).min().orElseThrow());
        assertThat(rolled.getVolume())
                .isCloseTo(parts.stream().mapToDouble(Candle::getVolume).sum(), within(1e-6));
        assertThat(rolled.getTradeCount()).isEqualTo(parts.size());
        long wanted = Timeframes.length(rolled.getTimeframe()).toMinutes();
        assertThat(rolled.getComplete())
                .isEqualTo(parts.stream().filter(Candle::getComplete).count() == wanted);
    }

    private static long count(Recorder out, Timeframe timeframe) {
        return out.rolledUp().stream()
                .filter(candle -> candle.getTimeframe() == timeframe)
                .count();
    }

    private static void session(InstrumentState state, InstrumentFold fold, Recorder out, Instant opens) {
        for (int quarter = 0; quarter < 26; quarter++) {
            Instant open = opens.plus(Duration.ofMinutes(15L * quarter));
            fold.apply(state, Candles.at(Timeframe.M15, open, 100, 100, 100, 100, 1), out);
        }
    }

    private static Candle[] minutes(long... minutes) {
        return Arrays.stream(minutes)
                .mapToObj(minute -> Candles.flat(minute, 100, 1))
                .toArray(Candle[]::new);
    }

    private static Recorder fold(Duration grace, Candle... candles) {
        InstrumentFold fold = fold(
                Session.ALWAYS,
                Timeframe.M1,
                grace,
                List.of(Timeframe.M5, Timeframe.M15, Timeframe.H1, Timeframe.H4, Timeframe.D1));
        InstrumentState state = fold.newState();
        Recorder out = new Recorder();
        for (Candle candle : candles) {
            fold.apply(state, candle, out);
        }
        return out;
    }

    private static InstrumentFold fold(Session session, Timeframe base, Duration grace, List<Timeframe> timeframes) {
        return new InstrumentFold(new InstrumentSettings(
                Candles.instrument(session),
                base,
                List.of(),
                AdmissionSettings.DEFAULTS,
                new RollUpSettings(timeframes, grace),
                14));
    }
}
