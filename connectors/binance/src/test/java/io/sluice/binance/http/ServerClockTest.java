package io.sluice.binance.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ServerClockTest {
    private static final Instant START = Instant.parse("2026-01-05T10:00:00Z");

    private Instant wall = START;
    private long nanos = 77;

    private final ServerClock clock = new ServerClock(() -> wall, () -> nanos);

    private void pass(Duration duration) {
        wall = wall.plus(duration);
        nanos += duration.toNanos();
    }

    private ServerClock.Sample ask(Duration skew, Duration there, Duration back) {
        long before = clock.nanos();
        pass(there);
        Instant said = wall.plus(skew);
        pass(back);
        return new ServerClock.Sample(said.toEpochMilli(), before, clock.nanos());
    }

    @Test
    @DisplayName("O-BINANCE the exchange's time is told in the middle of the round trip")
    void measures_the_offset() {
        assertThat(clock.isKnown()).isFalse();
        clock.measured(List.of(ask(Duration.ofSeconds(7), Duration.ofMillis(40), Duration.ofMillis(40))));

        assertThat(clock.ahead()).isEqualTo(Duration.ofSeconds(7));
        assertThat(clock.at(START)).isEqualTo(START.plusSeconds(7));
    }

    @Test
    @DisplayName("O-BINANCE of several measurements the one with the shortest round trip counts")
    void keeps_the_best_sample() {
        clock.measured(List.of(
                ask(Duration.ofSeconds(7), Duration.ofMillis(100), Duration.ofMillis(900)),
                ask(Duration.ofSeconds(7), Duration.ofMillis(10), Duration.ofMillis(10)),
                ask(Duration.ofSeconds(7), Duration.ofMillis(900), Duration.ofMillis(100))));
        assertThat(clock.ahead()).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    @DisplayName("O-BINANCE a step of this machine's clock moves the exchange's time by nothing")
    void survives_a_step_of_the_wall_clock() {
        clock.measured(List.of(ask(Duration.ZERO, Duration.ofMillis(10), Duration.ofMillis(10))));
        Instant before = clock.now();

        wall = wall.minusSeconds(3_600);
        pass(Duration.ofSeconds(5));

        assertThat(clock.now()).isEqualTo(before.plusSeconds(5));
        assertThat(clock.at(wall)).isEqualTo(clock.now());
    }

    @Test
    @DisplayName("O-BINANCE a new measurement counts, also when its round trip was longer")
    void forgets_the_last_measurement() {
        clock.measured(List.of(ask(Duration.ofSeconds(7), Duration.ofMillis(1), Duration.ofMillis(1))));
        clock.measured(List.of(ask(Duration.ofSeconds(-3), Duration.ofMillis(30), Duration.ofMillis(30))));
        assertThat(clock.ahead()).isEqualTo(Duration.ofSeconds(-3));
    }
}
