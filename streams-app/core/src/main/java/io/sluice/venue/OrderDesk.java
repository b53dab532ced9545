package io.sluice.venue;

import io.sluice.market.InstrumentDefinition;
import io.sluice.order.OrderEvents;
import io.sluice.order.OrderRecord;
import io.sluice.order.SlippageReference;
import io.sluice.schemas.ErrorClass;
import io.sluice.schemas.OrderCommand;
import io.sluice.schemas.OrderEvent;
import io.sluice.schemas.OrderEventKind;
import io.sluice.schemas.RejectReason;
import io.sluice.value.Price;
import java.time.Instant;
import java.util.Map;

/** Takes orders in and takes them back: an order's life up to its acceptance, and its cancellation. */
final class OrderDesk {
    private final PaperSettings settings;
    private final Map<String, InstrumentDefinition> instruments;
    private final CandleMatch match;
    private final OrderChecks checks;

    OrderDesk(PaperSettings settings, Map<String, InstrumentDefinition> instruments, CandleMatch match) {
        this.settings = settings;
        this.instruments = instruments;
        this.match = match;
        this.checks = new OrderChecks(settings);
    }

    void place(PaperState state, OrderCommand command, PaperSink sink) {
        String orderId = command.getOrderId();
        if (state.working(orderId) != null || state.isFinished(orderId)) {
            sink.rejected(RejectReason.DUPLICATE, "order " + orderId + " is known");
            return;
        }
        if (state.mayBeForgotten(command.getTime())) {
            sink.rejected(
                    RejectReason.OUT_OF_ORDER,
                    "order " + orderId + " of " + command.getTime() + " may be one that was finished and forgotten");
            return;
        }
        state.advanceTo(command.getTime());
        OrderRecord placed = OrderRecord.of(command);
        OrderRecord queued = tell(sink, placed, OrderEvents.next(placed, OrderEventKind.RELEASE, state.now()));
        Instant expiresAt = command.getExpiresAt();
        if (expiresAt != null && state.now().isAfter(expiresAt)) {
            String text = "wanted until " + expiresAt + ", it is " + state.now();
            end(state, queued, sink, OrderEventKind.EXPIRE, state.now(), PaperReason.EXPIRED_UNSENT, text);
        } else {
            submit(state, queued, sink);
        }
    }

    void cancel(PaperState state, OrderCommand command, PaperSink sink) {
        WorkingOrder order = state.working(command.getOrderId());
        if (order != null) {
            state.advanceTo(command.getTime());
            Instant at = state.now().plus(settings.latency());
            sink.orderEvent(OrderEvents.next(order.record(), OrderEventKind.CANCEL, at));
            state.finish(order.id(), order.placed().getTime());
        } else if (!state.isFinished(command.getOrderId())) {
            sink.rejected(
                    RejectReason.ILLEGAL_TRANSITION,
                    "cancel of order " + command.getOrderId() + ", which is not known");
        }
    }

    private void submit(PaperState state, OrderRecord queued, PaperSink sink) {
        OrderCommand command = queued.placed();
        Instant arrival = state.now().plus(settings.latency());
        OrderRecord claimed = tell(sink, queued, OrderEvents.claim(queued, state.now(), arrival));
        InstrumentDefinition definition = instruments.get(command.getInstrument());
        Bar last = state.book(command.getInstrument()).last();
        OrderChecks.Refusal refusal = checks.refusal(command, definition, last, state);
        if (refusal != null) {
            end(state, claimed, sink, OrderEventKind.REJECT, arrival, refusal.reason(), refusal.text());
            return;
        }
        WorkingOrder order = accept(state, claimed, arrival, sink);
        if (settings.fillAt() == FillAt.LAST_CLOSE) {
            match.arrive(state, order, sink);
        }
    }

    private static WorkingOrder accept(PaperState state, OrderRecord claimed, Instant arrival, PaperSink sink) {
        long number = state.nextNumber();
        String venueOrderId = state.account() + ":" + number;
        OrderRecord accepted = tell(sink, claimed, OrderEvents.accept(claimed, venueOrderId, arrival));
        WorkingOrder order =
                new WorkingOrder(accepted, number, arrival, true, false, 0, reference(state, claimed.placed()));
        state.put(order);
        return order;
    }

    private static Price reference(PaperState state, OrderCommand command) {
        Price reference = SlippageReference.of(command);
        return reference == null ? state.lastBar(command.getInstrument()).closePrice() : reference;
    }

    private static void end(
            PaperState state,
            OrderRecord order,
            PaperSink sink,
            OrderEventKind kind,
            Instant at,
            PaperReason reason,
            String text) {
        ErrorClass errorClass = kind == OrderEventKind.REJECT ? ErrorClass.INVALID_ORDER : null;
        tell(sink, order, OrderEvents.because(order, kind, at, reason.name(), text, errorClass));
        state.finish(order.id(), order.placed().getTime());
    }

    private static OrderRecord tell(PaperSink sink, OrderRecord order, OrderEvent event) {
        OrderRecord after = order.after(event);
        sink.orderEvent(event);
        return after;
    }
}
