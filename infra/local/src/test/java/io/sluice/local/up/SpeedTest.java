package io.sluice.local.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpeedTest {
    private static final Instant START = Instant.parse("2013-11-25T00:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    @DisplayName(
            "X-UP a minute of history takes a tenth of a second at 600 times, two minutes at half, and none at max")
    void divides_history_by_the_factor() {
        assertThat(speed("600").realTime(MINUTE)).isEqualTo(Duration.ofMillis(100));
        assertThat(speed("0.5").realTime(MINUTE)).isEqualTo(Duration.ofMinutes(2));
        assertThat(Speed.of(Optional.empty()).realTime(MINUTE)).isEqualTo(Duration.ZERO);
    }

    @Test
    @DisplayName("X-UP is said as it was asked for")
    void says_what_it_is() {
        assertThat(speed("1200")).hasToString("1,200× real time");
        assertThat(speed("0.25")).hasToString("0.25× real time");
        assertThat(Speed.MAX).hasToString("as fast as it goes");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN})
    void refuses_what_would_stand_still_or_run_backwards(double factor) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Speed(factor));
    }

    @Test
    @DisplayName(
            "X-UP each instant has its turn at its distance from where history began, however late the last one was")
    void pace_is_counted_from_the_beginning() {
        long began = 5_000_000_000L;
        Pace pace = new Pace(speed("600"), START, began);

        assertThat(pace.left(START, began)).isZero();
        assertThat(pace.left(START.plus(MINUTE), began)).isEqualTo(Duration.ofMillis(100));
        assertThat(pace.left(START.plus(MINUTE), began + 30_000_000)).isEqualTo(Duration.ofMillis(70));
        assertThat(pace.left(START.plus(MINUTE), began + 130_000_000)).isEqualTo(Duration.ofMillis(-30));
        assertThat(pace.left(START.plus(MINUTE.multipliedBy(2)), began + 130_000_000))
                .isEqualTo(Duration.ofMillis(70));
    }

    private static Speed speed(String factor) {
        return Speed.of(Optional.of(new BigDecimal(factor)));
    }
}
