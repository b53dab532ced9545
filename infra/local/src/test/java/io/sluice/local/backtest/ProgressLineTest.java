package io.sluice.local.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.market.Micros;
import io.sluice.replay.Replay;
import java.time.Instant;
import java.util.OptionalDouble;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
    private static final Replay.Progress PROGRESS =
            new Replay.Progress(1_200_000, Micros.of(Instant.parse("2024-03-01T12:00:00Z")));

    @Test
    @DisplayName("B-SPEED the rate is told, and the time left where it is known how much has been read")
    void tells_rate_and_time_left() {
        assertThat(ProgressLine.text(PROGRESS, 2, OptionalDouble.empty()))
                .isEqualTo("2024-03-01  1,200,000 candles  600,000 a second");
        assertThat(ProgressLine.text(PROGRESS, 100, OptionalDouble.of(0.25)))
                .isEqualTo("2024-03-01  1,200,000 candles  12,000 a second  25 %  5m left");
        assertThat(ProgressLine.text(PROGRESS, 100, OptionalDouble.of(1)))
                .isEqualTo("2024-03-01  1,200,000 candles  12,000 a second  100 %  0 left");
    }
}
