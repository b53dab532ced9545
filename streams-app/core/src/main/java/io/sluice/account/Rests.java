package io.sluice.account;

import io.sluice.risk.ExecutionPolicy;
import io.sluice.risk.PartialFill;
import io.sluice.schemas.BreakerState;
import io.sluice.schemas.Leg;
import io.sluice.schemas.OrderState;
import io.sluice.schemas.TradingState;
import io.sluice.value.Quantity;

/**
 * O-STAGES 7, O-TYPES: what becomes of the rest of an entry that was executed in part. The stop always covers what was executed, so
 * that nothing is unprotected whatever the rest does.
 */
final class Rests {
    private final AccountSettings settings;
    private final ExecutionPolicy policy;
    private final OrderDesk desk;

    Rests(AccountSettings settings, OrderDesk desk) {
        this.settings = settings;
        this.policy = settings.limits().execution();
        this.desk = desk;
    }

    /** Calls off rests of which nothing was executed for the window. */
    void watch(Turn turn) {
        if (policy.partialFill() != PartialFill.CANCEL_REST
                || turn.state().orders().partial().isEmpty()) {
            return;
        }
        for (WorkingOrder order : turn.state().orders().partialNow()) {
            if (turn.now() >= Clock.later(order.lastEventTime(), policy.partialFillWindow())) {
                desk.cancel(turn, order);
            }
        }
    }

    /**
     * The venue has ended an entry: where nobody asked it to, the rest is ordered once more. Where it has executed nothing
     * of a slice, the slices that wait are given up.
     */
    void afterEnd(Turn turn, Trade trade, WorkingOrder order) {
        if (order.ticket().slice() != null && order.booked().isZero()) {
            String text = "a slice came to nothing, it is " + order.state();
            desk.window().dropRest(turn, order, new Because("SLICE", text));
        }
        if (policy.partialFill() != PartialFill.COMPLETE || !wasCutShort(order) || !mayOpen(turn, trade, order)) {
            return;
        }
        Quantity rest = order.ticket().quantity().minus(order.booked());
        if (rest.value().compareTo(trade.definition().minQuantity()) >= 0) {
            desk.enterRest(turn, order.ticket(), rest);
        }
    }

    private static boolean wasCutShort(WorkingOrder order) {
        boolean ended = order.state() == OrderState.CANCELLED || order.state() == OrderState.EXPIRED;
        return order.is(Leg.ENTRY)
                && ended
                && !order.cancelRequested()
                && order.booked().signum() > 0
                && order.ticket().revision() == 0;
    }

    private boolean mayOpen(Turn turn, Trade trade, WorkingOrder order) {
        AccountFigures figures = turn.state().figures();
        long until = Clock.later(order.ticket().placedAt(), settings.limits().maxSignalAge());
        return figures.tradingState() == TradingState.ACTIVE
                && figures.breaker() == BreakerState.CLOSED
                && figures.synchronised()
                && figures.positionsAgree()
                && trade.leaving() == null
                && !turn.state().ledger().flattened()
                && turn.now() <= until;
    }
}
