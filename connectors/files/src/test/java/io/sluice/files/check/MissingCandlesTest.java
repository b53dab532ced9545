package io.sluice.files.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.market.Session;
import io.sluice.market.Timeframes;
import io.sluice.schemas.Timeframe;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MissingCandlesTest {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final Session STOCKS = new Session(
            NEW_YORK, LocalTime.of(9, 30), LocalTime.of(16, 0), EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY));

    @Test
    @DisplayName(
            "M-COMPLETE from one session's close to the next one's open nothing is missing, also over a clock change")
    void misses_nothing_between_sessions() {
        assertThat(missing(Timeframe.M5, "2025-03-07T21:00:00Z", "2025-03-10T13:30:00Z"))
                .isZero();
        assertThat(missing(Timeframe.M5, "2025-03-06T21:00:00Z", "2025-03-07T14:30:00Z"))
                .isZero();
    }

    @Test
    @DisplayName("M-COMPLETE a day without candles misses its session, and a candle the session only touches counts")
    void misses_a_whole_session() {
        assertThat(missing(Timeframe.M5, "2025-03-05T21:00:00Z", "2025-03-07T14:30:00Z"))
                .isEqualTo(78);
        assertThat(missing(Timeframe.H1, "2025-03-05T21:00:00Z", "2025-03-07T14:00:00Z"))
                .isEqualTo(7);
        assertThat(missing(Timeframe.D1, "2025-03-05T05:00:00Z", "2025-03-10T04:00:00Z"))
                .isEqualTo(3);
    }

    static List<Long> seeds() {
        return new Random(7).longs(100).boxed().toList();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    @DisplayName("M-COMPLETE any gap counts what walking candle by candle counts")
    void equals_a_walk_over_the_gap(long seed) {
        Random random = new Random(seed);
        Timeframe timeframe = List.of(Timeframe.M5, Timeframe.M15, Timeframe.H1).get(random.nextInt(3));
        long step = Timeframes.length(timeframe).toSeconds();
        Instant from = Instant.parse("2025-02-20T00:00:00Z").plusSeconds(random.nextInt(500) * step);
        Instant to = from.plusSeconds((1L + random.nextInt(4_000)) * step);

        long walked = 0;
        for (Instant open = from; open.isBefore(to); open = open.plusSeconds(step)) {
            walked += trades(open, step) ? 1 : 0;
        }

        assertThat(missing(timeframe, from.toString(), to.toString())).isEqualTo(walked);
    }

    /** True when any second of the candle is inside the session. */
    private static boolean trades(Instant open, long step) {
        for (long second = 0; second < step; second += 60) {
            ZonedDateTime time = open.plusSeconds(second).atZone(NEW_YORK);
            boolean inside = !time.toLocalTime().isBefore(STOCKS.opens())
                    && time.toLocalTime().isBefore(STOCKS.closes());
            if (inside && STOCKS.days().contains(time.getDayOfWeek())) {
                return true;
            }
        }
        return false;
    }

    private static long missing(Timeframe timeframe, String from, String to) {
        return new MissingCandles(new CandleGrid(timeframe, NEW_YORK), STOCKS)
                .between(Instant.parse(from), Instant.parse(to));
    }
}
