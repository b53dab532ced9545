package io.sluice.venue;

import io.sluice.market.InstrumentDefinition;
import io.sluice.order.OrderEvents;
import io.sluice.order.OrderRecord;
import io.sluice.schemas.Fill;
import io.sluice.schemas.OrderCommand;
import io.sluice.schemas.OrderEvent;
import io.sluice.schemas.OrderEventKind;
import io.sluice.schemas.id.Ids;
import io.sluice.value.Quantity;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * Applies what happened to working orders, and tells of it. Of one execution the fill comes before the order's event, so
 * that a holding is known before the order that made it is done with.
 */
final class Report {
    private final PaperState state;
    private final InstrumentDefinition definition;
    private final PaperSink sink;

    Report(PaperState state, InstrumentDefinition definition, PaperSink sink) {
        this.state = state;
        this.definition = definition;
        this.sink = sink;
    }

    /** @param time instant at which the steps happened; of an order accepted only later, that instant */
    void apply(List<Step> steps, Instant time) {
        for (Step step : steps) {
            WorkingOrder order = state.working(step.orderId());
            if (order == null) {
                throw new IllegalStateException("order " + step.orderId() + " is not working");
            }
            Instant at = time.isAfter(order.acceptedAt()) ? time : order.acceptedAt();
            switch (step) {
                case Step.Trade trade -> traded(order, trade, at);
                case Step.Touch touch -> state.put(order.touched());
                case Step.Cancel cancel -> cancelled(order, cancel, at);
            }
        }
    }

    private void traded(WorkingOrder order, Step.Trade trade, Instant at) {
        Quantity signed = order.isBuy() ? trade.quantity() : trade.quantity().negated();
        state.changing(state.book(definition.id())).trade(signed);
        sink.fill(fill(order, trade, at));
        OrderEvent event = OrderEvents.executed(order.record(), trade.quantity(), trade.price(), at);
        sink.orderEvent(event);
        WorkingOrder after = order.executed(event);
        if (after.record().isTerminal()) {
            state.finish(order.id(), order.placed().getTime());
        } else {
            state.put(after);
        }
    }

    private void cancelled(WorkingOrder order, Step.Cancel cancel, Instant at) {
        OrderRecord record = order.record();
        sink.orderEvent(OrderEvents.because(
                record, OrderEventKind.CANCEL, at, cancel.reason().name(), cancel.text(), null));
        state.finish(order.id(), order.placed().getTime());
    }

    private Fill fill(WorkingOrder order, Step.Trade trade, Instant at) {
        OrderCommand placed = order.placed();
        String tradeId = order.id() + "." + (order.fills() + 1);
        BigDecimal beyond = trade.price().minus(order.reference());
        return new Fill(
                Ids.fill(placed.getVenue(), placed.getInstrument(), tradeId),
                placed.getAccount(),
                placed.getVenue(),
                placed.getInstrument(),
                order.id(),
                placed.getClientOrderId(),
                placed.getDecisionId(),
                placed.getSignalId(),
                placed.getLeg(),
                tradeId,
                order.side(),
                trade.quantity().value(),
                trade.price().value(),
                trade.fee().value(),
                definition.quoteCurrency(),
                trade.liquidity(),
                order.isBuy() ? beyond : beyond.negate(),
                at,
                null);
    }
}
