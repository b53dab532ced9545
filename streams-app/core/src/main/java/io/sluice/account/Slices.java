package io.sluice.account;

import io.sluice.risk.SlicePlan;
import io.sluice.schemas.id.Ids;
import io.sluice.value.Quantity;
import java.util.ArrayList;
import java.util.List;

/**
 * O-TYPES: a large entry as a parent that nobody sends and the slices that are sent. All slices are orders from the
 * beginning, so that what has not left the house is reserved, seen and taken back like any entry that waits.
 */
final class Slices {
    private Slices() {}

    /** The orders an entry is parted into; its own times are those of the first. */
    static List<OrderTicket> of(OrderTicket whole, SlicePlan plan) {
        String parentId = Ids.parent(whole.decisionId());
        List<OrderTicket> slices = new ArrayList<>(plan.parts().size());
        for (SlicePlan.Part part : plan.parts()) {
            Slice slice = new Slice(parentId, slices.size() + 1, plan.parts().size());
            slices.add(new OrderTicket(
                    Ids.slice(parentId, slice.number(), 0),
                    whole.instrument(),
                    whole.decisionId(),
                    whole.signalId(),
                    whole.leg(),
                    0,
                    whole.side(),
                    whole.type(),
                    part.quantity(),
                    whole.trigger(),
                    whole.reduceOnly(),
                    whole.placedAt(),
                    whole.expiresAt() + part.after(),
                    whole.plan(),
                    slice));
        }
        return slices;
    }

    /** What waits together with an order: the slices of its parent that have not left the house, or the order alone. */
    static List<WorkingOrder> waitingWith(Turn turn, WorkingOrder order) {
        Slice slice = order.ticket().slice();
        if (slice == null) {
            return List.of(order);
        }
        return turn.state().orders().held().stream()
                .filter(other -> other.ticket().isSliceOf(slice.parentId()))
                .toList();
    }

    static Quantity sum(List<WorkingOrder> orders) {
        Quantity sum = Quantity.ZERO;
        for (WorkingOrder order : orders) {
            sum = sum.plus(order.ticket().quantity());
        }
        return sum;
    }
}
