package io.sluice.position;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.value.Price;
import java.math.BigDecimal;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class StopsTest {
    private static final BigDecimal TICK = new BigDecimal("0.5");

    @Test
    @DisplayName("R-STOP rounding to the tick never makes a stop wider")
    void rounds_towards_the_entry() {
        assertThat(anchored(1, "100", "2.3")).isEqualTo(Price.of("98"));
        assertThat(anchored(-1, "100", "2.3")).isEqualTo(Price.of("102"));
    }

    @Test
    @DisplayName("R-STOP is never wider than 3 %, whatever distance and fraction are asked for")
    void is_never_wider_than_three_percent() {
        assertThat(anchored(1, "100", "50")).isEqualTo(Price.of("97"));
        assertThat(anchored(-1, "100", "50")).isEqualTo(Price.of("103"));
    }

    @Test
    @DisplayName("R-TRAIL rounds away from the market and keeps a tick behind the close")
    void trails_behind_the_best_close() {
        assertThat(trailed(1, "110", "110", "4.3")).isEqualTo(Price.of("105.5"));
        assertThat(trailed(1, "110", "105", "4.3")).isEqualTo(Price.of("104.5"));
        assertThat(trailed(-1, "90", "90", "4.3")).isEqualTo(Price.of("94.5"));
        assertThat(trailed(-1, "90", "94.8", "4.3")).isEqualTo(Price.of("95.5"));
    }

    @Test
    @DisplayName("R-TARGET rounds towards the entry, so that it is reached rather than missed by a tick")
    void targets_round_towards_the_entry() {
        assertThat(Stops.target(1, Price.of("100"), new BigDecimal("6.3"), TICK))
                .isEqualTo(Price.of("106"));
        assertThat(Stops.target(-1, Price.of("100"), new BigDecimal("6.3"), TICK))
                .isEqualTo(Price.of("94"));
    }

    private static Price anchored(int direction, String entry, String distance) {
        return Stops.anchored(direction, Price.of(entry), new BigDecimal(distance), BigDecimal.ONE, TICK);
    }

    private static Price trailed(int direction, String best, String close, String distance) {
        return Stops.trailed(direction, Price.of(best), Price.of(close), new BigDecimal(distance), TICK);
    }
}
