package io.sluice.order;

import io.sluice.schemas.ErrorClass;
import io.sluice.schemas.OrderCommand;
import io.sluice.schemas.OrderEvent;
import io.sluice.schemas.OrderEventKind;
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
    private OrderEvents() {}

    /**
     * An event that needs no further words: HOLD, RELEASE, CANCEL on request, NO_ANSWER, PROVEN_ABSENT.
     *
     * @param time instant at which it happened at the venue
     * @throws IllegalArgumentException for a fill, which needs quantity and price
     */
    public static OrderEvent next(OrderRecord order, OrderEventKind kind, Instant time) {
        if (kind == OrderEventKind.FILL || kind == OrderEventKind.PARTIAL_FILL) {
            throw new IllegalArgumentException("order " + order.id() + ": a fill needs quantity and price");
        }
        return event(order, kind, time).build();
    }

    /**
     * The order is about to be sent.
     *
     * @param deadline instant after which the venue no longer accepts this submission
     */
    public static OrderEvent claim(OrderRecord order, Instant time, Instant deadline) {
        return event(order, OrderEventKind.CLAIM, time).setDeadline(deadline).build();
    }

    /** The venue has taken the order and knows it under its own id. */
    public static OrderEvent accept(OrderRecord order, String venueOrderId, Instant time) {
        return event(order, OrderEventKind.ACCEPT, time)
                .setVenueOrderId(venueOrderId)
                .build();
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
        return event(order, kind, time)
                .setReason(reason)
                .setReasonText(text)
                .setErrorClass(errorClass)
                .build();
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
        return event(order, kind, time)
                .setFilledQuantity(filled.value())
                .setRemainingQuantity(remaining.value())
                .setAveragePrice(average(order, quantity, price, filled).value())
                .build();
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

    private static OrderEvent.Builder event(OrderRecord order, OrderEventKind kind, Instant time) {
        OrderCommand placed = order.placed();
        Price average = order.averagePrice();
        return OrderEvent.newBuilder()
                .setId(Ids.orderEvent(order.id(), order.events()))
                .setOrderId(order.id())
                .setSequence(order.events())
                .setKind(kind)
                .setBefore(order.state())
                .setState(OrderLifecycle.after(order.id(), order.state(), kind))
                .setClientOrderId(placed.getClientOrderId())
                .setVenueOrderId(order.venueOrderId())
                .setAccount(placed.getAccount())
                .setVenue(placed.getVenue())
                .setInstrument(placed.getInstrument())
                .setDecisionId(placed.getDecisionId())
                .setLeg(placed.getLeg())
                .setFilledQuantity(order.filled().value())
                .setRemainingQuantity(order.remaining().value())
                .setAveragePrice(average == null ? null : average.value())
                .setTime(time);
    }
}
