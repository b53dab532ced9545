package io.sluice.replay.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SearchSpaceTest {
    private static final Parameter WINDOW = new Parameter("window", List.of("10", "20"));
    private static final Parameter STOP = new Parameter("stop", List.of("1", "2", "3"));

    @Test
    @DisplayName("B-WALK grid order: the last parameter changes fastest")
    void the_last_parameter_changes_fastest() {
        assertThat(new SearchSpace(List.of(WINDOW, STOP)).grid())
                .containsExactly(
                        List.of("10", "1"),
                        List.of("10", "2"),
                        List.of("10", "3"),
                        List.of("20", "1"),
                        List.of("20", "2"),
                        List.of("20", "3"));
    }

    @Test
    @DisplayName("B-WALK a seed draws the same combinations everywhere, none twice, in grid order")
    void a_seed_draws_the_same_combinations() {
        SearchSpace space = new SearchSpace(List.of(WINDOW, STOP));

        assertThat(space.random(3, 1)).containsExactly(List.of("10", "2"), List.of("10", "3"), List.of("20", "1"));
        assertThat(space.random(3, 2)).isNotEqualTo(space.random(3, 1));
        assertThat(space.random(7, 1)).isEqualTo(space.grid());
        for (int seed = 0; seed < 200; seed++) {
            List<List<String>> drawn = space.random(4, seed);
            assertThat(new HashSet<>(drawn)).as("seed %d", seed).hasSize(4);
            assertThat(drawn).as("seed %d", seed).isSubsetOf(space.grid());
        }
    }

    @Test
    @DisplayName("B-WALK every combination has the same chance of being drawn")
    void every_combination_has_the_same_chance() {
        SearchSpace space = new SearchSpace(List.of(WINDOW, STOP));
        int[] drawn = new int[space.size()];
        for (int seed = 0; seed < 6_000; seed++) {
            for (List<String> values : space.random(2, seed * 7_919L)) {
                drawn[space.grid().indexOf(values)]++;
            }
        }

        // Each is expected 2,000 times; five standard deviations of a binomial are 183.
        assertThat(IntStream.of(drawn)).allMatch(times -> Math.abs(times - 2_000) < 183);
    }

    @Test
    void what_cannot_be_searched_is_refused() {
        assertThatThrownBy(() -> new Parameter("stop", List.of())).hasMessage("stop has no value to try");
        assertThatThrownBy(() -> new Parameter("stop", List.of("1", "2", "1")))
                .hasMessage("stop is to be tried with 1 twice");
        Parameter wide = new Parameter(
                "wide", IntStream.range(0, 1_000).mapToObj(Integer::toString).toList());
        assertThatThrownBy(() -> new SearchSpace(List.of(wide, wide, wide)))
                .hasMessage("more than 1000000 combinations of values: take fewer or coarser ones");
    }
}
