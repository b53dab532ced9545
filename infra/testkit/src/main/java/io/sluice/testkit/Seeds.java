package io.sluice.testkit;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;

/**
 * Plays a scenario with many seeds. The seeds are 1, 2, 3 and so on, so that a build is repeatable; the system property
 * {@value #PROPERTY} plays one seed alone.
 */
public final class Seeds {

    /** {@code -Dsluice.seed=17} plays seed 17 alone. */
    public static final String PROPERTY = "sluice.seed";

    private Seeds() {}

    /** What is to hold for every seed. */
    @FunctionalInterface
    public interface Scenario {

        /**
         * Draws all its chance from the generator, and throws when something does not hold.
         *
         * @param random starts alike for the same seed
         */
        void play(RandomGenerator random) throws Exception;
    }

    /**
     * Plays the scenario once for each seed and stops at the first that fails.
     *
     * @param count how many seeds, at least 1
     * @throws AssertionError if a seed fails; the message names the seed and how to play it again
     */
    public static void forEach(int count, Scenario scenario) {
        if (count < 1) {
            throw new IllegalArgumentException("no seed to play: " + count);
        }
        Long only = Long.getLong(PROPERTY);
        LongStream seeds = only == null ? LongStream.rangeClosed(1, count) : LongStream.of(only);
        seeds.forEach(seed -> play(seed, scenario));
    }

    private static void play(long seed, Scenario scenario) {
        try {
            scenario.play(new SplittableRandom(seed));
        } catch (Exception | AssertionError e) {
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            throw new AssertionError(
                    "seed " + seed + " fails (again with -D" + PROPERTY + "=" + seed + "): " + e.getMessage(), e);
        }
    }
}
