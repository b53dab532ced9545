package io.sluice.binance.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class BackOffTest {
    @Test
    @DisplayName("M-BINANCE waits double up to the longest, each between half of its bound and all of it")
    void doubles_with_jitter() {
        for (long seed = 1; seed <= 50; seed++) {
            BackOff backOff = new BackOff(Duration.ofMillis(500), Duration.ofSeconds(8), new SplittableRandom(seed));
            for (long bound : new long[] {500, 1_000, 2_000, 4_000, 8_000, 8_000}) {
                assertThat(backOff.next().toMillis()).as("seed %d", seed).isBetween(bound / 2, bound);
            }
            backOff.reset();
            assertThat(backOff.next().toMillis()).as("seed %d", seed).isBetween(250L, 500L);
        }
    }

    @Test
    @DisplayName("M-BINANCE many that were cut at once do not come back at once")
    void differs() {
        assertThat(LongStream.range(0, 100)
                        .map(seed -> new BackOff(
                                        Duration.ofSeconds(10), Duration.ofSeconds(10), new SplittableRandom(seed))
                                .next()
                                .toMillis())
                        .distinct()
                        .count())
                .isGreaterThan(90);
    }
}
