package io.sluice.replay.resample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sluice.replay.rigour.SplitMix;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class StationaryBlocksTest {
    private static final long SEED = 42;

    @Test
    @DisplayName("B-RIGOUR blocks are of geometric length about their mean, begin anywhere, and run over the end")
    void blocks_have_their_mean_length_and_begin_anywhere() {
        int length = 100_000;
        int[] from = StationaryBlocks.draw(length, 25, new SplitMix(SEED));

        int begun = 1;
        int single = 0;
        long sum = 0;
        for (int i = 1; i < length; i++) {
            boolean begins = from[i] != (from[i - 1] + 1) % length;
            begun += begins ? 1 : 0;
            single += begins && i + 1 < length && from[i + 1] != (from[i] + 1) % length ? 1 : 0;
            sum += from[i];
        }
        assertThat((double) length / begun).as("mean length, seed %s", SEED).isCloseTo(25, within(1.0));
        assertThat((double) single / begun)
                .as("part of blocks of one, seed %s", SEED)
                .isCloseTo(1 / 25.0, within(0.01));
        assertThat((double) sum / length)
                .as("mean place, seed %s", SEED)
                .isCloseTo(length / 2.0, within(length * 0.02));
        assertThat(Arrays.stream(from).distinct().count())
                .as("places in use, of which 1/e stay out, seed %s", SEED)
                .isCloseTo(63_212L, within(1_500L));
    }

    @Test
    @DisplayName("B-RIGOUR a series of one place, or of blocks that never end, is the series turned round")
    void the_extremes() {
        assertThat(StationaryBlocks.draw(1, 20, new SplitMix(SEED))).containsExactly(0);
        int[] ring = StationaryBlocks.draw(5, Double.POSITIVE_INFINITY, new SplitMix(SEED));
        for (int i = 1; i < 5; i++) {
            assertThat(ring[i]).isEqualTo((ring[i - 1] + 1) % 5);
        }
    }

    @Test
    @DisplayName("B-RIGOUR the mean block is the cube root of the series, and at least 20")
    void the_mean_block() {
        assertThat(StationaryBlocks.meanBlock(1_000)).isEqualTo(20);
        assertThat(StationaryBlocks.meanBlock(103_823)).isEqualTo(47);
        assertThat(StationaryBlocks.meanBlock(103_824)).isEqualTo(48);
    }
}
