package io.sluice.risk;

import io.sluice.value.Money;
import java.time.Duration;

/**
 * O-TYPES: entries that are too large for one order go out in slices.
 *
 * @param style how they are parted; default NONE
 * @param above largest notional that goes out whole, account currency, not negative; default 10,000
 * @param slices most slices of an entry, 2 to {@value #MOST_SLICES}; default 5
 * @param over time they are spread over, at least a second a slice, at most a day; default 15 minutes
 */
public record Slicing(SlicingStyle style, Money above, int slices, Duration over) {
    /** Each is an order of its own, and what waits is gone through with every event. */
    public static final int MOST_SLICES = 50;

    private static final Duration LONGEST = Duration.ofDays(1);

    public static final Slicing DEFAULT = new Slicing(SlicingStyle.NONE, Money.of("10000"), 5, Duration.ofMinutes(15));

    /** @throws IllegalArgumentException naming the setting and the value that cannot be */
    public Slicing {
        if (above.isNegative()) {
            throw new IllegalArgumentException("sliceAbove must not be negative, but is " + above);
        }
        if (slices < 2 || slices > MOST_SLICES) {
            throw new IllegalArgumentException("slices must be from 2 to " + MOST_SLICES + ", not " + slices);
        }
        if (over.compareTo(Duration.ofSeconds(slices)) < 0 || over.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "slices must be spread over at least a second each and at most a day, not over " + over);
        }
    }

    /** Nothing where nothing is parted: then there is nothing that anything could depend on. */
    String canonicalText() {
        return style == SlicingStyle.NONE
                ? ""
                : "\nslicing=" + style + "\nsliceAbove=" + above + "\nslices=" + slices + "\nsliceOver=" + over;
    }
}
