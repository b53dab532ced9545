package io.sluice.order;

import java.time.Duration;

/**
 * How patient the order fold is.
 *
 * @param callTimeout from the claim to the deadline of its call (O-TIMEOUT)
 * @param settling after a deadline, until a lookup is sure to see what was accepted before it: skew of clocks, lag of the
 *     venue's records
 * @param lookupSpacing between two lookups of one order that must agree; the first wait after a lookup that failed
 * @param lookupLongest longest wait between two lookups of one order
 * @param unresolvedAfter how long an order may be unknown before people are told
 * @param remembered how long the venue finds an order of which nothing was executed; after it, not found proves nothing
 * @param keptAfterEnd how long an ended order is kept, for what still comes of it
 * @param inFlight most orders that are being sent at once
 * @param breakerFailures failures in a row that open the venue's breaker
 * @param breakerOpen how long it stays open
 */
public record OrderFoldSettings(
        Duration callTimeout,
        Duration settling,
        Duration lookupSpacing,
        Duration lookupLongest,
        Duration unresolvedAfter,
        Duration remembered,
        Duration keptAfterEnd,
        int inFlight,
        int breakerFailures,
        Duration breakerOpen) {
    /** How many lookups, {@code lookupSpacing} apart, must not find an order before it counts as absent. */
    public static final int ABSENCES = 2;

    /** Five seconds a call, two for clocks and records to settle, two lookups a second apart. */
    public static final OrderFoldSettings DEFAULT = new OrderFoldSettings(
            Duration.ofSeconds(5),
            Duration.ofSeconds(2),
            Duration.ofSeconds(1),
            Duration.ofSeconds(30),
            Duration.ofSeconds(60),
            Duration.ofHours(24),
            Duration.ofHours(1),
            16,
            5,
            Duration.ofSeconds(30));

    /** @throws IllegalArgumentException naming what is out of its range */
    public OrderFoldSettings {
        positive("callTimeout", callTimeout);
        positive("lookupSpacing", lookupSpacing);
        positive("lookupLongest", lookupLongest);
        positive("unresolvedAfter", unresolvedAfter);
        positive("remembered", remembered);
        positive("keptAfterEnd", keptAfterEnd);
        positive("breakerOpen", breakerOpen);
        if (settling.isNegative() || inFlight < 1 || breakerFailures < 1) {
            throw new IllegalArgumentException("settling " + settling + " must not be negative, inFlight " + inFlight
                    + " and breakerFailures " + breakerFailures + " must be at least 1");
        }
    }

    /**
     * The same at a venue: of each the more careful.
     *
     * @param venueSettling how long it needs to settle
     * @param venueRemembered how long it remembers
     */
    public OrderFoldSettings forVenue(Duration venueSettling, Duration venueRemembered) {
        return new OrderFoldSettings(
                callTimeout,
                venueSettling.compareTo(settling) > 0 ? venueSettling : settling,
                lookupSpacing,
                lookupLongest,
                unresolvedAfter,
                venueRemembered.compareTo(remembered) < 0 ? venueRemembered : remembered,
                keptAfterEnd,
                inFlight,
                breakerFailures,
                breakerOpen);
    }

    private static void positive(String name, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(name + " " + value + " must be positive");
        }
    }
}
