package io.sluice.binance.http;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What may be spent (O-RATE).
 *
 * @param weightPerMinute weight of all requests from this address in any minute; at least 1
 * @param orders how many orders of one account in any window of a length
 */
public record BudgetLimits(int weightPerMinute, List<OrderLimit> orders) {
    /** Weight a minute that is never exceeded, whatever the venue would allow. */
    public static final int HOUSE_WEIGHT = 1_200;

    /** Orders a second unless the operator allows more. */
    public static final int HOUSE_ORDERS_PER_SECOND = 5;

    /** What the venue documents for an account, until it has said so itself. */
    private static final List<OrderLimit> VENUE_ORDERS =
            List.of(new OrderLimit(300, Duration.ofSeconds(10)), new OrderLimit(1_200, Duration.ofMinutes(1)));

    /** 1,200 weight a minute and 5 orders a second, within what the venue documents. */
    public static final BudgetLimits HOUSE = new BudgetLimits(HOUSE_WEIGHT, VENUE_ORDERS)
            .and(new OrderLimit(HOUSE_ORDERS_PER_SECOND, Duration.ofSeconds(1)));

    /** As many orders as the venue itself allows an account: 300 in 10 s and 1,200 a minute. */
    public static final BudgetLimits VENUE_OWN = new BudgetLimits(HOUSE_WEIGHT, VENUE_ORDERS);

    /**
     * At most so many orders in any window of a length.
     *
     * @param count at least 1
     * @param window longer than nothing
     */
    public record OrderLimit(int count, Duration window) {

        /** @throws IllegalArgumentException when nothing could ever be sent */
        public OrderLimit {
            if (count < 1 || !window.isPositive()) {
                throw new IllegalArgumentException("an order limit of " + count + " in " + window + " allows nothing");
            }
        }
    }

    /** @throws IllegalArgumentException when nothing could ever be sent */
    public BudgetLimits {
        if (weightPerMinute < 1) {
            throw new IllegalArgumentException("a weight of " + weightPerMinute + " a minute allows nothing");
        }
        orders = List.copyOf(orders);
    }

    /** These, and one more that also holds. */
    public BudgetLimits and(OrderLimit limit) {
        List<OrderLimit> more = new ArrayList<>(orders);
        more.add(limit);
        return new BudgetLimits(weightPerMinute, more);
    }
}
