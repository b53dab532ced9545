package io.sluice.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.api.util.ClearSystemProperty;
import org.junit.jupiter.api.util.SetSystemProperty;

@ClearSystemProperty(key = Seeds.PROPERTY)
@Isolated("sets the system property of seeds")
class SeedsTest {

    @Test
    void plays_the_same_seeds_in_every_run() {
        List<Long> drawn = new ArrayList<>();

        Seeds.forEach(3, random -> drawn.add(random.nextLong()));

        assertThat(drawn).containsExactly(first(1), first(2), first(3));
    }

    @Test
    void names_the_seed_that_fails_and_stops_there() {
        List<Long> played = new ArrayList<>();
        long bad = first(2);

        assertThatThrownBy(() -> Seeds.forEach(5, random -> {
                    played.add(random.nextLong());
                    if (played.getLast() == bad) {
                        throw new AssertionError("1 is not 2");
                    }
                }))
                .isExactlyInstanceOf(AssertionError.class)
                .hasMessage("seed 2 fails (again with -Dsluice.seed=2): 1 is not 2")
                .hasRootCauseMessage("1 is not 2");
        assertThat(played).hasSize(2);
    }

    @Test
    @SetSystemProperty(key = Seeds.PROPERTY, value = "17")
    void plays_one_seed_alone_when_told_to() {
        List<Long> drawn = new ArrayList<>();

        Seeds.forEach(3, random -> drawn.add(random.nextLong()));

        assertThat(drawn).containsExactly(first(17));
    }

    @Test
    void refuses_to_play_nothing() {
        assertThatThrownBy(() -> Seeds.forEach(0, random -> {})).isInstanceOf(IllegalArgumentException.class);
    }

    private static long first(long seed) {
        return new SplittableRandom(seed).nextLong();
    }
}
