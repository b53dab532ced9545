package io.sluice.binance.venue;

import io.sluice.binance.http.Endpoint;
import io.sluice.binance.http.Parameters;
import io.sluice.binance.http.ServerClock;
import io.sluice.binance.json.Fields;
import io.sluice.binance.json.UnreadableMessage;
import io.sluice.binance.rules.OrderRules;
import io.sluice.connector.OrderLookup;
import io.sluice.connector.VenueUnavailable;
import io.sluice.order.call.Finding;
import io.sluice.order.call.VenueCall;
import io.sluice.order.call.VenueOrder;
import io.sluice.order.call.VenueTrade;
import io.sluice.schemas.ErrorClass;
import io.sluice.schemas.OrderCommand;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks for an order by its client order id. That one query says "does not exist" proves nothing by itself: it may lag, and
 * it forgets. Not found is what remains when the order, the conditional order, the lists of both and the account's
 * executions were all read, none of them shows it, and the stream has never told of it.
 */
final class BinanceLookup implements OrderLookup {
    /** Clocks of ours that wrote the command's time may be behind the exchange's by this. */
    private static final Duration MARGIN = Duration.ofMinutes(1);

    private final Questions questions;
    private final ServerClock clock;
    private final OrderNames names;

    BinanceLookup(Questions questions, ServerClock clock, OrderNames names) {
        this.questions = questions;
        this.clock = clock;
        this.names = names;
    }

    @Override
    public Finding find(VenueCall.LookUp call) {
        try {
            OrderCommand order = call.order();
            Optional<VenueOrder> found = OrderRules.isConditional(order.getType())
                    ? conditional(order, call.deadline())
                    : immediate(order, call.deadline());
            return found.isPresent() ? new Finding.Found(found.get()) : absent(call);
        } catch (VenueUnavailable unavailable) {
            return new Finding.Inconclusive(
                    unavailable.errorClass(), unavailable.code(), String.valueOf(unavailable.getMessage()));
        } catch (UnreadableMessage unreadable) {
            return inconclusive(Answers.UNREADABLE, String.valueOf(unreadable.getMessage()));
        }
    }

    private Optional<VenueOrder> immediate(OrderCommand order, Instant deadline) throws VenueUnavailable {
        Parameters named = symbol(order).and("origClientOrderId", order.getClientOrderId());
        Optional<Fields> answer = questions.one(Endpoint.ORDER, named, deadline, true);
        return answer.isEmpty()
                ? Optional.empty()
                : Optional.of(withTrades(OrderAnswers.order(answer.get()), order, null, deadline));
    }

    private Optional<VenueOrder> conditional(OrderCommand order, Instant deadline) throws VenueUnavailable {
        Parameters named = symbol(order).and("clientAlgoId", order.getClientOrderId());
        Optional<Fields> answer = questions.one(Endpoint.ALGO_ORDER, named, deadline, true);
        return answer.isEmpty() ? Optional.empty() : Optional.of(triggered(answer.get(), order, deadline));
    }

    /** A conditional order as the order that it has become, where it has. */
    private VenueOrder triggered(Fields answer, OrderCommand order, Instant deadline) throws VenueUnavailable {
        VenueOrder algo = OrderAnswers.algo(answer);
        names.learn(algo);
        String actualId = OrderAnswers.actualOrderId(answer);
        if (actualId == null) {
            return algo;
        }
        names.became(order.getInstrument(), actualId, order.getClientOrderId());
        Parameters named = symbol(order).and("orderId", actualId);
        Optional<Fields> actual = questions.one(Endpoint.ORDER, named, deadline, false);
        return actual.isEmpty()
                ? algo
                : withTrades(OrderAnswers.order(actual.get()), order, algo.venueOrderId(), deadline);
    }

    private VenueOrder withTrades(VenueOrder shown, OrderCommand order, @Nullable String knownAs, Instant deadline)
            throws VenueUnavailable {
        String clientOrderId = order.getClientOrderId();
        names.learn(shown);
        List<VenueTrade> trades = shown.filled().isZero()
                ? List.of()
                : questions.tradesOf(PlaceRequest.symbol(order), shown.venueOrderId(), clientOrderId, deadline);
        return OrderAnswers.as(shown, clientOrderId, knownAs == null ? shown.venueOrderId() : knownAs, trades);
    }

    private Finding absent(VenueCall.LookUp call) throws VenueUnavailable {
        OrderCommand order = call.order();
        String symbol = PlaceRequest.symbol(order);
        Instant since = clock.at(order.getTime()).minus(MARGIN);
        if (since.isBefore(clock.now().minus(BinanceVenue.REMEMBERED))) {
            return inconclusive("TOO_OLD", "the exchange has forgotten orders of that time");
        }
        if (OrderRules.isConditional(order.getType())) {
            for (Fields each : questions.history(Endpoint.ALL_ALGO_ORDERS, symbol, since, call.deadline())) {
                if (each.textOr("clientAlgoId", "").equals(order.getClientOrderId())) {
                    return new Finding.Found(triggered(each, order, call.deadline()));
                }
            }
        }
        return absentFromLists(call, symbol, since);
    }

    private Finding absentFromLists(VenueCall.LookUp call, String symbol, Instant since) throws VenueUnavailable {
        OrderCommand order = call.order();
        Map<String, VenueOrder> orders = questions.ordersSince(symbol, since, call.deadline());
        for (VenueOrder each : orders.values()) {
            names.learn(each);
            if (each.clientOrderId().equals(order.getClientOrderId())) {
                return new Finding.Found(withTrades(each, order, null, call.deadline()));
            }
        }
        for (VenueTrade trade : questions.tradesSince(symbol, since, clock.now(), call.deadline())) {
            String name = names.of(trade.instrument(), trade.venueOrderId());
            if (name == null || name.equals(order.getClientOrderId())) {
                return inconclusive("UNNAMED_TRADE", "trade " + trade.tradeId() + " may be of this order");
            }
        }
        return names.toldOf(order.getClientOrderId())
                ? inconclusive("TOLD_BEFORE", "the exchange has told of this order, and does not find it")
                : new Finding.NotFound();
    }

    private static Parameters symbol(OrderCommand order) {
        return Parameters.of("symbol", PlaceRequest.symbol(order));
    }

    private static Finding inconclusive(String code, String text) {
        return new Finding.Inconclusive(ErrorClass.UNKNOWN_ERROR, code, text);
    }
}
