package io.sluice.position;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.value.Price;
import java.math.BigDecimal;
import java.util.Random;
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
    @DisplayName(
            "R-TRAIL a stop is only taken to be out of a trail's reach when following it would leave it where it is")
    void a_stop_out_of_reach_would_not_have_moved() {
        long seed = 11;
        Random random = new Random(seed);
        int far = 0;
        for (int i = 0; i < 20_000; i++) {
            int direction = random.nextBoolean() ? 1 : -1;
            Price best = Price.of(100 + random.nextInt(-20, 20) / 2.0);
            Price stop = Price.of(100 + random.nextInt(-20, 20) / 2.0);
            double distance = random.nextInt(1, 80) / 8.0;
            if (Stops.isFarBehind(direction, stop, best, distance)) {
                far++;
                Price trailed = Stops.trailed(direction, best, best, BigDecimal.valueOf(distance), TICK);
                assertThat(Stops.tighter(direction, stop, trailed))
                        .as("seed %d, %s %s %s %s", seed, direction, stop, best, distance)
                        .isEqualTo(stop);
            }
        }
        assertThat(far).isBetween(5_000, 15_000);
        assertThat(Stops.isFarBehind(1, Price.of("95"), Price.of("100"), 4.5)).isFalse();
        assertThat(Stops.isFarBehind(1, Price.of("95"), Price.of("100"), 5.5)).isTrue();
        assertThat(Stops.isFarBehind(-1, Price.of("105"), Price.of("100"), 5.5)).isTrue();
        assertThat(Stops.isFarBehind(1, Price.of("95"), Price.of("100"), Double.NaN))
                .isFalse();
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
