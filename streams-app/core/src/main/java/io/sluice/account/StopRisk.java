package io.sluice.account;

import io.sluice.position.Stops;
import io.sluice.schemas.Leg;
import io.sluice.value.Money;
import io.sluice.value.Price;
import io.sluice.value.Quantity;

/** R-CAPITAL: what a position can lose until it is stopped. */
final class StopRisk {
    private StopRisk() {}

    /** Down to the stop that the venue has taken: one that is only wanted protects nothing yet. */
    static Money of(AccountState state, Trade trade) {
        Price stop = null;
        Quantity covered = Quantity.ZERO;
        for (WorkingOrder order : state.orders().open()) {
            if (isStop(order, trade) && (stop == null || covers(order, covered, stop, trade))) {
                stop = order.ticket().trigger();
                covered = order.outstanding();
            }
        }
        for (WorkingOrder order : state.orders().awaitingFills()) {
            if (isStop(order, trade) && (stop == null || covers(order, covered, stop, trade))) {
                stop = order.ticket().trigger();
                covered = order.outstanding();
            }
        }
        return trade.stopRisk(stop, covered);
    }

    private static boolean isStop(WorkingOrder order, Trade trade) {
        return order.is(Leg.STOP) && order.ticket().instrument().equals(trade.instrument()) && order.isTaken();
    }

    /** Whether a stop covers more than another, or as much at a worse price. */
    private static boolean covers(WorkingOrder order, Quantity covered, Price stop, Trade trade) {
        Price trigger = order.ticket().trigger();
        int more = order.outstanding().compareTo(covered);
        return trigger != null && (more > 0 || (more == 0 && Stops.isTighter(trade.direction(), stop, trigger)));
    }
}
