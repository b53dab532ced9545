package io.sluice.connector;

import java.time.Duration;

/**
 * What protects an order at a venue, as far as the order fold has to know.
 *
 * @param deadlineEnforced whether the venue itself refuses a request after its deadline. Where it does not, a request
 *     that was held up on its way may be accepted later, and {@code settling} must cover that
 * @param epochEnforced whether the venue refuses requests of an owner once it has heard from a later one
 * @param idsKeptForEver whether a client order id that was used once is refused for ever, also after the order has ended;
 *     false where it is unique among open orders only
 * @param settling longest time after a deadline until a lookup is sure to see what was accepted before it: skew of
 *     clocks, lag of the venue's own records
 * @param remembered how long after its end a lookup still finds an order of which nothing was executed. After that, not
 *     being found proves nothing
 */
public record VenueTraits(
        boolean deadlineEnforced,
        boolean epochEnforced,
        boolean idsKeptForEver,
        Duration settling,
        Duration remembered) {

    /** @throws IllegalArgumentException when a duration is negative */
    public VenueTraits {
        if (settling.isNegative() || remembered.isNegative()) {
            throw new IllegalArgumentException(
                    "settling " + settling + " and remembered " + remembered + " must not be negative");
        }
    }
}
