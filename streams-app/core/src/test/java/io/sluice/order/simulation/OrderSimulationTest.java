package io.sluice.order.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The order fold between a model of Kafka and a model of a venue, with crashes and zombies at every step. {@code
 * -Dsluice.seed=17} plays seed 17 alone, {@code -Dsluice.seeds=1000000} more of them.
 */
class OrderSimulationTest {
    private static final long SEEDS = Long.getLong("sluice.seeds", 100_000);
    private static final long SEEDS_UNTIL_CAUGHT = 5_000;

    @Test
    @DisplayName("O-ONCE an order is at its venue once, and told as it truly ended, whatever crashes: I1 to I7")
    void every_life_ends_well() {
        Long only = Long.getLong("sluice.seed");
        AtomicLong owners = new AtomicLong();
        LongStream seeds = only == null ? LongStream.rangeClosed(1, SEEDS) : LongStream.of(only);
        seeds.parallel().forEach(seed -> {
            Simulation life = new Simulation(new SplittableRandom(seed), Plant.NONE);
            life.run();
            assertThat(life.violations())
                    .as("seed %d (again with -Dsluice.seed=%d)", seed, seed)
                    .isEmpty();
            owners.addAndGet(life.owners());
        });
        if (only == null) {
            assertThat(owners.get())
                    .as("owners in all: there must have been crashes")
                    .isGreaterThan(SEEDS * 3 / 2);
        }
    }

    @ParameterizedTest
    @EnumSource(value = Plant.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    @DisplayName("O-ONCE a driver with this bug is caught")
    void a_planted_bug_is_caught(Plant plant) {
        boolean caught = LongStream.rangeClosed(1, SEEDS_UNTIL_CAUGHT).anyMatch(seed -> {
            Simulation life = new Simulation(new SplittableRandom(seed), plant);
            try {
                life.run();
            } catch (RuntimeException refused) {
                // A state that cannot be restored is a catch, too: it stops.
                return true;
            }
            return !life.violations().isEmpty();
        });
        assertThat(caught).as("%s within %d seeds", plant, SEEDS_UNTIL_CAUGHT).isTrue();
    }
}
