package io.sluice.local.parity;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.schemas.Candle;
import io.sluice.schemas.Timeframe;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ComingCandlesTest {
    private static final Instant NOON = Instant.parse("2024-01-01T12:00:00Z");
    private static final long PATIENCE = Duration.ofSeconds(2).toNanos();

    private final ComingCandles coming = new ComingCandles(List.of("T:A", "T:B"), Duration.ofNanos(PATIENCE));

    @Test
    @DisplayName("B-SHADOW candles that come partition by partition are taken instant by instant")
    void puts_partitions_in_order() {
        comes("T:B", 1, 0);
        comes("T:B", 2, 0);
        comes("T:B", 3, 0);
        comes("T:A", 1, 0);
        comes("T:A", 3, 0);

        assertThat(due(0)).containsExactly("T:A 1, T:B 1", "T:B 2", "T:A 3, T:B 3");
    }

    @Test
    @DisplayName("B-SHADOW an instant waits for an instrument that has not come so far, but not for long")
    void waits_a_little() {
        comes("T:A", 1, 10);

        assertThat(due(10 + PATIENCE)).isEmpty();
        assertThat(due(11 + PATIENCE)).containsExactly("T:A 1");
    }

    @Test
    @DisplayName("B-SHADOW a late candle is taken at once; one of an unknown instrument is not taken")
    void late_and_unknown() {
        comes("T:A", 5, 0);
        comes("T:B", 5, 0);
        assertThat(due(0)).containsExactly("T:A 5, T:B 5");

        comes("T:B", 4, 1);

        assertThat(due(1)).containsExactly("T:B 4");
        assertThat(coming.add(candle("T:C", 6), 1)).isFalse();
        assertThat(due(2 * PATIENCE)).isEmpty();
    }

    private void comes(String instrument, int minute, long nanos) {
        assertThat(coming.add(candle(instrument, minute), nanos)).isTrue();
    }

    private List<String> due(long nanos) {
        List<String> instants = new ArrayList<>();
        for (List<Candle> next = coming.next(nanos); !next.isEmpty(); next = coming.next(nanos)) {
            instants.add(String.join(
                    ", ", next.stream().map(ComingCandlesTest::shown).toList()));
        }
        return instants;
    }

    private static String shown(Candle candle) {
        return candle.getInstrument() + " "
                + Duration.between(NOON, candle.getCloseTime()).toMinutes();
    }

    private static Candle candle(String instrument, int minute) {
        Instant closes = NOON.plus(Duration.ofMinutes(minute));
        return new Candle(
                instrument,
                Timeframe.M1,
                closes.minusSeconds(60),
                closes,
                1.0,
                1.0,
                1.0,
                1.0,
                1.0,
                null,
                null,
                true,
                "test",
                closes);
    }
}
