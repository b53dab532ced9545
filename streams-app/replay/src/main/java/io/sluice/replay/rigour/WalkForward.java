package io.sluice.replay.rigour;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a range into windows to train in and windows to test in (R. Pardo, "The Evaluation and Optimization of Trading
 * Strategies", 2008). No test window overlaps another, and none lies before the window it was trained in.
 *
 * <p>Between the two there is a seam: what was learned from the last candles of training knows outcomes that reach into the
 * test. Purging takes them out of training, an embargo leaves out the beginning of the test, while indicators and positions
 * still remember training (M. López de Prado, "Advances in Financial Machine Learning", 2018, chapter 7, where the embargo
 * follows the test; here nothing of a window's training ever does).
 *
 * @param purge what is left out at the end of training, 0 or more
 * @param embargo what is left out at the beginning of the test, 0 or more
 */
public record WalkForward(Duration purge, Duration embargo) {
    public static final Duration FOUR_WEEKS = Duration.ofDays(28);
    public static final Duration ONE_WEEK = Duration.ofDays(7);

    /**
     * One window; all ends are exclusive.
     *
     * @param trainFrom first instant of training
     * @param trainTo end of training, purged
     * @param testFrom first instant of the test, after the embargo
     * @param testTo end of the test
     */
    public record Window(Instant trainFrom, Instant trainTo, Instant testFrom, Instant testTo) {}

    /** @throws IllegalArgumentException for a negative duration */
    public WalkForward {
        if (purge.isNegative() || embargo.isNegative()) {
            throw new IllegalArgumentException("purge " + purge + " and embargo " + embargo + " must not be negative");
        }
    }

    /**
     * Rolling windows: each begins a test's length after the one before it. What is left at the end and too short for a whole
     * window is not tested.
     *
     * @param from first instant of the range
     * @param to end of the range, exclusive
     * @param train length of training before purging, longer than the purge
     * @param test length of a test before the embargo, longer than the embargo
     * @return in order; empty when the range is shorter than one window
     * @throws IllegalArgumentException when purge or embargo leave nothing
     */
    public List<Window> rolling(Instant from, Instant to, Duration train, Duration test) {
        requireLonger("training", train, "purge", purge);
        requireLonger("test", test, "embargo", embargo);
        List<Window> windows = new ArrayList<>();
        Instant seam = from.plus(train);
        while (!seam.plus(test).isAfter(to)) {
            windows.add(window(seam.minus(train), seam, seam.plus(test)));
            seam = seam.plus(test);
        }
        return List.copyOf(windows);
    }

    /**
     * Anchored windows: as {@link #rolling}, but all train from the beginning of the range on.
     *
     * @param train length of the first training before purging, longer than the purge
     */
    public List<Window> anchored(Instant from, Instant to, Duration train, Duration test) {
        return rolling(from, to, train, test).stream()
                .map(window -> new Window(from, window.trainTo(), window.testFrom(), window.testTo()))
                .toList();
    }

    /**
     * One window: the first part trains, the rest tests.
     *
     * @param part of the range that trains, above 0, below 1, for example 0.8; the seam is rounded down to a microsecond
     * @throws IllegalArgumentException when the part is none, or purge or embargo leave nothing
     */
    public Window split(Instant from, Instant to, double part) {
        if (!(part > 0 && part < 1)) {
            throw new IllegalArgumentException("the part that trains must be between 0 and 1, is " + part);
        }
        long range = ChronoUnit.MICROS.between(from, to);
        Instant seam = from.plus((long) (part * range), ChronoUnit.MICROS);
        requireLonger("training", Duration.between(from, seam), "purge", purge);
        requireLonger("test", Duration.between(seam, to), "embargo", embargo);
        return window(from, seam, to);
    }

    private Window window(Instant from, Instant seam, Instant to) {
        return new Window(from, seam.minus(purge), seam.plus(embargo), to);
    }

    private static void requireLonger(String name, Duration whole, String lessName, Duration less) {
        if (whole.compareTo(less) <= 0) {
            throw new IllegalArgumentException(
                    name + " of " + whole + " leaves nothing after a " + lessName + " of " + less);
        }
    }
}
