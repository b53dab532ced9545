package io.sluice.api.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ThrottleTest {
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final Throttle throttle = new Throttle(() -> now);

    private void wrong(int times) {
        for (int i = 0; i < times; i++) {
            throttle.wrong("10.0.0.1");
        }
    }

    private Duration pause() {
        return throttle.wait("10.0.0.1", "guess").orElse(Duration.ZERO);
    }

    @Test
    @DisplayName("X-SECURITY after five wrong tokens each one more doubles the wait, up to a minute")
    void waits_double() {
        wrong(4);
        assertThat(pause()).isZero();
        wrong(1);
        assertThat(pause()).isEqualTo(Duration.ofSeconds(1));
        wrong(1);
        assertThat(pause()).isEqualTo(Duration.ofSeconds(2));
        wrong(3);
        assertThat(pause()).isEqualTo(Duration.ofSeconds(16));
        wrong(90);
        assertThat(pause()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    @DisplayName("X-SECURITY the wait passes, other addresses never wait, a quiet quarter of an hour forgives")
    void waits_pass() {
        wrong(6);
        assertThat(throttle.wait("10.0.0.2", "guess")).isEmpty();
        now = now.plusSeconds(2);
        assertThat(pause()).isZero();
        wrong(1);
        assertThat(pause()).isEqualTo(Duration.ofSeconds(4));
        now = now.plus(Duration.ofMinutes(16));
        wrong(1);
        assertThat(pause()).isZero();
    }

    @Test
    @DisplayName("X-SECURITY who guesses beside an operator does not shut him out")
    void an_operator_is_not_shut_out() {
        throttle.right("10.0.0.1", "his token");
        wrong(50);

        assertThat(throttle.wait("10.0.0.1", "his token")).isEmpty();
        assertThat(throttle.wait("10.0.0.1", "guess")).isNotEmpty();
    }
}
