package io.sluice.local.up;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.schemas.Candle;
import io.sluice.schemas.Timeframe;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class StepTest {
    private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");

    @Test
    @DisplayName("B-KAFKA candles that close together are played together")
    void candles_that_close_together_are_played_together() {
        List<Candle> candles = List.of(candle("A:X", 0), candle("A:Y", 0), candle("A:X", 1), candle("A:Y", 2));
        List<Step> steps = new ArrayList<>();
        Step.cut(candles.iterator()).forEachRemaining(steps::add);
        assertThat(steps)
                .containsExactly(
                        new Step(START.plusSeconds(60), candles.subList(0, 2), false),
                        new Step(START.plusSeconds(120), candles.subList(2, 3), false),
                        new Step(START.plusSeconds(180), candles.subList(3, 4), false));
    }

    @Test
    @DisplayName("B-KAFKA no candles, no steps")
    void no_candles_no_steps() {
        assertThat(Step.cut(List.<Candle>of().iterator()).hasNext()).isFalse();
    }

    private static Candle candle(String instrument, int minute) {
        Instant open = START.plus(Duration.ofMinutes(minute));
        return Candle.newBuilder()
                .setInstrument(instrument)
                .setTimeframe(Timeframe.M1)
                .setOpenTime(open)
                .setCloseTime(open.plusSeconds(60))
                .setOpen(1)
                .setHigh(1)
                .setLow(1)
                .setClose(1)
                .setVolume(1)
                .setSource("test")
                .setKnownAt(open.plusSeconds(60))
                .build();
    }
}
