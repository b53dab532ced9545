package io.sluice.files.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.market.Timeframes;
import io.sluice.schemas.Timeframe;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class CandleGridTest {
    private static final int ROUNDS = 5_000;
    private static final int SECONDS = 2_000_000_000;
    private static final List<ZoneId> ZONES =
            List.of(ZoneId.of("UTC"), ZoneId.of("Europe/Athens"), ZoneId.of("Asia/Kathmandu"), ZoneId.of("-03:30"));

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "UNRECOGNISED")
    @DisplayName("M-QUALITY candles begin at multiples of their length after local midnight, before 1970 too")
    void begins_candles_at_multiples_after_midnight(Timeframe timeframe) {
        long seed = 20_240_304;
        Random random = new Random(seed);
        long length = Timeframes.length(timeframe).toNanos();
        for (int round = 0; round < ROUNDS; round++) {
            CandleGrid grid = new CandleGrid(timeframe, ZONES.get(random.nextInt(ZONES.size())));
            long near = random.nextInt(-SECONDS, SECONDS) / 900 * 900L;
            Instant time = Instant.ofEpochSecond(near + random.nextInt(2), random.nextInt(2));
            LocalTime wall = time.atZone(grid.zone()).toLocalTime();

            assertThat(grid.aligned(time))
                    .describedAs("%s in %s, seed %d, round %d", time, grid, seed, round)
                    .isEqualTo(wall.toNanoOfDay() % length == 0);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "UNRECOGNISED")
    @DisplayName("M-QUALITY candles of up to an hour last their length, longer ones end by the wall clock")
    void ends_candles_by_length_or_wall_clock(Timeframe timeframe) {
        long seed = 20_240_305;
        Random random = new Random(seed);
        Duration length = Timeframes.length(timeframe);
        for (int round = 0; round < ROUNDS; round++) {
            CandleGrid grid = new CandleGrid(timeframe, ZONES.get(random.nextInt(ZONES.size())));
            Instant time = Instant.ofEpochSecond(random.nextInt(-SECONDS, SECONDS) / 900 * 900L);
            ZonedDateTime opens = time.atZone(grid.zone());
            boolean exact = length.compareTo(Duration.ofHours(1)) <= 0;

            assertThat(grid.closeTime(time))
                    .describedAs("%s in %s, seed %d, round %d", time, grid, seed, round)
                    .isEqualTo(
                            exact
                                    ? opens.plus(length).toInstant()
                                    : opens.toLocalDateTime()
                                            .plus(length)
                                            .atZone(grid.zone())
                                            .toInstant());
        }
    }

    @Test
    @DisplayName("M-QUALITY the day clocks go forward has 23 hours")
    void ends_a_day_of_23_hours() {
        CandleGrid days = new CandleGrid(Timeframe.D1, ZoneId.of("Europe/Athens"));

        assertThat(days.closeTime(Instant.parse("2025-03-29T22:00:00Z"))).isEqualTo("2025-03-30T21:00:00Z");
    }
}
