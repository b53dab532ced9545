package io.sluice.mt5.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.mt5.trade.Magic;
import io.sluice.schemas.OrderCommand;
import java.util.ArrayList;
import java.util.List;

/** A row of the fault matrix: what was ordered while something was broken, against what the trade server really took. */
final class FaultRow {
    private static final int LEAST_INJECTIONS = 10;

    /** How many orders with a magic the trade server ever took. */
    interface Truth {
        long orders(long magic) throws Exception;
    }

    private final String name;
    private final Truth truth;
    private final List<Long> wanted = new ArrayList<>();
    private int injections;

    FaultRow(String name, Truth truth) {
        this.name = name;
        this.truth = truth;
    }

    /** Something was broken once more, while this was on its way. */
    void injected(OrderCommand order) {
        injected(Magic.of(order.getClientOrderId()));
    }

    void injected(long magic) {
        injections++;
        wanted.add(magic);
    }

    /** Prints one line; fails where an order is missing or double. */
    void report() throws Exception {
        long duplicates = 0;
        long lost = 0;
        for (long magic : wanted) {
            long taken = truth.orders(magic);
            duplicates += Math.max(0, taken - 1);
            lost += taken == 0 ? 1 : 0;
        }
        System.out.printf(
                "MT5 %s: injections %d, wanted %d, duplicates %d, lost %d%n",
                name, injections, wanted.size(), duplicates, lost);
        assertThat(List.of(duplicates, lost)).as("duplicates and lost, " + name).containsExactly(0L, 0L);
        assertThat(injections).as("injections, " + name).isGreaterThanOrEqualTo(LEAST_INJECTIONS);
    }
}
