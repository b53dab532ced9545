package io.sluice.order;

import io.sluice.schemas.ErrorClass;
import io.sluice.schemas.OrderCommand;
import io.sluice.schemas.OrderEvent;
import io.sluice.schemas.OrderEventKind;
import io.sluice.schemas.OrderState;
import io.sluice.schemas.id.Ids;
import io.sluice.value.Money;
import io.sluice.value.Price;
import io.sluice.value.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Makes the next event of an order. Its id follows from order and sequence, so that an event told twice is one event.
 * All of these throw {@link IllegalTransition} when the event is not legal in the order's state.
 */
public final class OrderEvents {
    /** Reason of an event that tells which part of a large entry an order is. */
    static final String SLICE = "SLICE";

    private OrderEvents() {}

    /**
     * An event that needs no further words: RELEASE, CANCEL on request, NO_ANSWER, PROVEN_ABSENT.
     *
     * @param time instant at which it happened at the venue
     * @throws IllegalArgumentException for a fill, which needs quantity and price
     */
    public static OrderEvent next(OrderRecord order, OrderEventKind kind, Instant time) {
        if (kind == OrderEventKind.FILL || kind == OrderEventKind.PARTIAL_FILL) {
            throw new IllegalArgumentException("order " + order.id() + ": a fill needs quantity and price");
        }
        return new Telling(order).event(kind, time);
    }

    /**
     * The order waits for a veto, or a slice for its time: its life begins. What is told of it until it is released is
     * told by the account.
     *
     * @param deadline instant at which its waiting ends
     */
    public static OrderEvent hold(OrderCommand placed, Instant time, Instant deadline) {
        Telling telling = new Telling(OrderRecord.unborn(placed));
        telling.deadline = deadline;
        if (placed.getParentId() != null) {
            telling.reason = SLICE;
            telling.reasonText =
                    "slice " + placed.getSlice() + " of " + placed.getSlices() + " of " + placed.getParentId();
        }
        return telling.event(OrderEventKind.HOLD, time);
    }

    /**
     * Whether an event is told by the account and not by the venue's side: while it waits for a veto, an order has not left
     * the house.
     */
    public static boolean isOfAccount(OrderEvent event) {
        return event.getKind() == OrderEventKind.HOLD
                || (event.getBefore() == OrderState.PENDING_VETO && event.getKind() != OrderEventKind.RELEASE);
    }

    /**
     * The order is about to be sent.
     *
     * @param deadline instant after which the venue no longer accepts this submission
     */
    public static OrderEvent claim(OrderRecord order, Instant time, Instant deadline) {
        Telling telling = new Telling(order);
        telling.deadline = deadline;
        return telling.event(OrderEventKind.CLAIM, time);
    }

    /** The venue has taken the order and knows it under its own id. */
    public static OrderEvent accept(OrderRecord order, String venueOrderId, Instant time) {
        Telling telling = new Telling(order);
        telling.venueOrderId = venueOrderId;
        return telling.event(OrderEventKind.ACCEPT, time);
    }

    /**
     * The order ended, or was held up, for a reason.
     *
     * @param reason stable code, for example REDUCE_ONLY_REJECTED
     * @param text the reason in the venue's words
     * @param errorClass class of the error; null when it is none
     */
    public static OrderEvent because(
            OrderRecord order,
            OrderEventKind kind,
            Instant time,
            String reason,
            String text,
            @Nullable ErrorClass errorClass) {
        Telling telling = new Telling(order);
        telling.reason = reason;
        telling.reasonText = text;
        telling.errorClass = errorClass;
        return telling.event(kind, time);
    }

    /**
     * Some or all of what remained was executed: FILL when nothing remains, PARTIAL_FILL otherwise. The average price is
     * rounded half even at 18 decimals after each fill.
     *
     * @throws IllegalArgumentException when the quantity is not positive or more than remains
     */
    public static OrderEvent executed(OrderRecord order, Quantity quantity, Price price, Instant time) {
        if (quantity.signum() <= 0 || quantity.compareTo(order.remaining()) > 0) {
            throw new IllegalArgumentException(
                    "order " + order.id() + ": " + quantity + " executed where " + order.remaining() + " remained");
        }
        Quantity filled = order.filled().plus(quantity);
        Quantity remaining = order.remaining().minus(quantity);
        OrderEventKind kind = remaining.isZero() ? OrderEventKind.FILL : OrderEventKind.PARTIAL_FILL;
        Telling telling = new Telling(order);
        telling.filled = filled;
        telling.remaining = remaining;
        telling.average = average(order, quantity, price, filled);
        return telling.event(kind, time);
    }

    private static Price average(OrderRecord order, Quantity quantity, Price price, Quantity filled) {
        Price before = order.averagePrice();
        if (before == null) {
            return price;
        }
        BigDecimal value = before.value()
                .multiply(order.filled().value())
                .add(price.value().multiply(quantity.value()));
        return new Price(value.divide(filled.value(), Money.SCALE, RoundingMode.HALF_EVEN));
    }

    /** What an event tells: the order as it stands, but for what the event changes. */
    private static final class Telling {
        private final OrderRecord order;
        private @Nullable String venueOrderId;
        private Quantity filled;
        private Quantity remaining;
        private @Nullable Price average;
        private @Nullable String reason;
        private @Nullable String reasonText;
        private @Nullable ErrorClass errorClass;
        private @Nullable Instant deadline;

        Telling(OrderRecord order) {
            this.order = order;
            venueOrderId = order.venueOrderId();
            filled = order.filled();
            remaining = order.remaining();
            average = order.averagePrice();
        }

        OrderEvent event(OrderEventKind kind, Instant time) {
            OrderCommand placed = order.placed();
            return new OrderEvent(
                    Ids.orderEvent(order.id(), order.events()),
                    order.id(),
                    order.events(),
                    kind,
                    order.state(),
                    OrderLifecycle.after(order.id(), order.state(), kind),
                    placed.getClientOrderId(),
                    venueOrderId,
                    placed.getAccount(),
                    placed.getVenue(),
                    placed.getInstrument(),
                    placed.getDecisionId(),
                    placed.getLeg(),
                    filled.value(),
                    remaining.value(),
                    average == null ? null : average.value(),
                    reason,
                    reasonText,
                    errorClass,
                    time,
                    deadline);
        }
    }
}
