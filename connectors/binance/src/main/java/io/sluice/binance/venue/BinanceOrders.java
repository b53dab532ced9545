package io.sluice.binance.venue;

import io.sluice.binance.http.ClockSync;
import io.sluice.binance.http.Endpoint;
import io.sluice.binance.http.Exchange;
import io.sluice.binance.http.Parameters;
import io.sluice.binance.http.RestClient;
import io.sluice.binance.json.Fields;
import io.sluice.binance.json.UnreadableMessage;
import io.sluice.binance.rules.OrderRules;
import io.sluice.connector.OrderEntry;
import io.sluice.order.call.Answer;
import io.sluice.order.call.VenueCall;
import io.sluice.order.call.VenueOrder;
import io.sluice.order.call.VenueOrderStatus;
import io.sluice.schemas.ErrorClass;
import io.sluice.schemas.OrderCommand;
import io.sluice.value.Quantity;
import java.time.Instant;
import java.util.List;

/** Places and cancels. */
final class BinanceOrders implements OrderEntry {
    private static final int OUTSIDE_WINDOW = -1021;

    private final RestClient rest;
    private final ClockSync clock;
    private final OrderNames names;
    private final boolean hedge;

    BinanceOrders(RestClient rest, ClockSync clock, OrderNames names, boolean hedge) {
        this.rest = rest;
        this.clock = clock;
        this.names = names;
        this.hedge = hedge;
    }

    @Override
    public Answer place(VenueCall.Place call) {
        PlaceRequest request = new PlaceRequest(call.order(), hedge);
        Parameters parameters;
        try {
            parameters = request.parameters();
        } catch (IllegalArgumentException incomplete) {
            return new Answer.Refused(
                    ErrorClass.INVALID_ORDER, "INCOMPLETE", String.valueOf(incomplete.getMessage()), null);
        }
        Exchange exchange = rest.send(request.endpoint(), parameters, call.issuedAt(), call.deadline());
        watchClock(exchange);
        return Answers.of(exchange, body -> placed(call.order(), Fields.object(body)));
    }

    private VenueOrder placed(OrderCommand order, Fields answer) {
        VenueOrder placed =
                OrderRules.isConditional(order.getType()) ? OrderAnswers.algo(answer) : OrderAnswers.order(answer);
        if (!placed.clientOrderId().equals(order.getClientOrderId())) {
            throw new UnreadableMessage("the answer is about another order");
        }
        names.learn(placed);
        return placed;
    }

    @Override
    public Answer cancel(VenueCall.Cancel call) {
        OrderCommand order = call.order();
        boolean conditional = OrderRules.isConditional(order.getType());
        Parameters parameters = Parameters.of("symbol", PlaceRequest.symbol(order))
                .and(conditional ? "clientAlgoId" : "origClientOrderId", order.getClientOrderId());
        Exchange exchange = rest.send(
                conditional ? Endpoint.CANCEL_ALGO : Endpoint.CANCEL, parameters, call.issuedAt(), call.deadline());
        watchClock(exchange);
        Answer answer = Answers.of(
                exchange,
                body -> conditional ? cancelledAlgo(order, Fields.object(body)) : placed(order, Fields.object(body)));
        return answer instanceof Answer.AlreadyExists exists
                ? new Answer.Unknown(ErrorClass.UNKNOWN_ERROR, exists.code(), exists.text())
                : answer;
    }

    /** The algo service confirms without telling the order; one that has not triggered has executed nothing. */
    private VenueOrder cancelledAlgo(OrderCommand order, Fields answer) {
        if (!answer.text("clientAlgoId").equals(order.getClientOrderId())) {
            throw new UnreadableMessage("the answer is about another order");
        }
        Instant now = rest.clock().now();
        return new VenueOrder(
                order.getClientOrderId(),
                answer.text("algoId"),
                order.getInstrument(),
                order.getSide(),
                new Quantity(order.getQuantity()),
                VenueOrderStatus.CANCELLED,
                Quantity.ZERO,
                List.of(),
                null,
                null,
                now);
    }

    private void watchClock(Exchange exchange) {
        if (Answers.code(exchange) == OUTSIDE_WINDOW) {
            clock.measureSoon();
        }
    }
}
