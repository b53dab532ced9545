package io.sluice.order;

import io.sluice.schemas.OrderCommand;
import io.sluice.schemas.OrderCommandKind;
import io.sluice.schemas.OrderEvent;
import io.sluice.schemas.OrderState;
import io.sluice.value.Price;
import io.sluice.value.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one order: how it was placed, and where the last of its events has left it. A function of the
 * command and the last event alone, so that the record rebuilt from the order's log is the record that was lost.
 *
 * @param placed the command that placed it
 * @param state state after the last event; null before the first
 * @param events number of events so far: the sequence of the next one
 * @param filled quantity executed so far, base units
 * @param averagePrice average price of what was executed, quote currency; null before the first fill
 * @param venueOrderId the venue's own id, once known
 */
public record OrderRecord(
        OrderCommand placed,
        @Nullable OrderState state,
        int events,
        Quantity filled,
        @Nullable Price averagePrice,
        @Nullable String venueOrderId) {

    /**
     * An order as its venue is given it: nothing has happened to it yet, or it has waited for a veto, which the account
     * has told with the first event of its life.
     *
     * @throws IllegalArgumentException when the command does not place an order
     */
    public static OrderRecord of(OrderCommand placed) {
        if (placed.getKind() != OrderCommandKind.PLACE) {
            throw new IllegalArgumentException(placed.getKind() + " does not place order " + placed.getOrderId());
        }
        return placed.getHeldSince() == null
                ? new OrderRecord(placed, null, 0, Quantity.ZERO, null, null)
                : new OrderRecord(placed, OrderState.PENDING_VETO, 1, Quantity.ZERO, null, null);
    }

    /** The same before anything was told of it at all. */
    static OrderRecord unborn(OrderCommand placed) {
        return new OrderRecord(placed, null, 0, Quantity.ZERO, null, null);
    }

    public String id() {
        return placed.getOrderId();
    }

    public Quantity quantity() {
        return new Quantity(placed.getQuantity());
    }

    /** Quantity that is not executed, base units; what was cancelled counts as well. */
    public Quantity remaining() {
        return quantity().minus(filled);
    }

    public boolean isTerminal() {
        return state != null && OrderLifecycle.isTerminal(state);
    }

    /**
     * The record after one more of the order's events.
     *
     * @throws IllegalTransition when the event is not legal in the present state
     * @throws IllegalArgumentException when the event is another order's, is not the next one in sequence, or tells
     *     another state than the table
     */
    public OrderRecord after(OrderEvent event) {
        if (!event.getOrderId().equals(id()) || event.getSequence() != events) {
            throw new IllegalArgumentException("order " + id() + " expects its event " + events + ", not event "
                    + event.getSequence() + " of order " + event.getOrderId());
        }
        OrderState next = OrderLifecycle.after(id(), state, event.getKind());
        if (event.getState() != next) {
            throw new IllegalArgumentException(
                    "order " + id() + ": " + event.getKind() + " leads to " + next + ", not to " + event.getState());
        }
        return new OrderRecord(
                placed,
                next,
                events + 1,
                new Quantity(event.getFilledQuantity()),
                event.getAveragePrice() == null ? null : new Price(event.getAveragePrice()),
                event.getVenueOrderId() == null ? venueOrderId : event.getVenueOrderId());
    }
}
