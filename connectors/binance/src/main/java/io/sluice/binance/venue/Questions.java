package io.sluice.binance.venue;

import io.sluice.binance.http.Endpoint;
import io.sluice.binance.http.Exchange;
import io.sluice.binance.http.Paced;
import io.sluice.binance.http.Parameters;
import io.sluice.binance.json.Fields;
import io.sluice.binance.json.UnreadableMessage;
import io.sluice.connector.VenueUnavailable;
import io.sluice.order.call.VenueOrder;
import io.sluice.order.call.VenueTrade;
import io.sluice.schemas.ErrorClass;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What can be asked about orders and executions: each answered completely, or {@link VenueUnavailable}. */
final class Questions {
    /** Most rows of one answer. */
    static final int PAGE = 1_000;

    private static final int NO_SUCH_ORDER = -2013;
    /** Longest span between start and end that the exchange answers for. */
    private static final Duration SPAN = Duration.ofDays(7).minusMillis(1);

    private final Paced paced;

    Questions(Paced paced) {
        this.paced = paced;
    }

    /** An order by a parameter that names it; empty when the exchange says that it does not exist. */
    Optional<Fields> one(Endpoint endpoint, Parameters named, Instant deadline, boolean chargedAlready)
            throws VenueUnavailable {
        Exchange exchange =
                chargedAlready ? paced.client().send(endpoint, named, deadline) : paced.send(endpoint, named, deadline);
        if (Answers.code(exchange) == NO_SUCH_ORDER) {
            return Optional.empty();
        }
        return Optional.of(read(exchange, Fields::object));
    }

    /** An answer that is one object. */
    Fields object(Endpoint endpoint, Parameters parameters, Instant deadline) throws VenueUnavailable {
        return read(paced.send(endpoint, parameters, deadline), Fields::object);
    }

    /** The rows of an answer that is a list. */
    List<Fields> list(Endpoint endpoint, Parameters parameters, Instant deadline) throws VenueUnavailable {
        return read(paced.send(endpoint, parameters, deadline), Fields::list);
    }

    /** All orders of a symbol, conditional or not, that were placed since an instant of the exchange's clock. */
    List<Fields> history(Endpoint endpoint, String symbol, Instant since, Instant deadline) throws VenueUnavailable {
        Parameters parameters = Parameters.of("symbol", symbol)
                .and("startTime", since.toEpochMilli())
                .and("limit", PAGE);
        List<Fields> rows = list(endpoint, parameters, deadline);
        if (rows.size() >= PAGE) {
            throw new VenueUnavailable(ErrorClass.UNKNOWN_ERROR, "TOO_MANY", "more orders than one answer holds");
        }
        return rows;
    }

    /** All executions of an order. */
    List<VenueTrade> tradesOf(String symbol, String orderId, String clientOrderId, Instant deadline)
            throws VenueUnavailable {
        Parameters parameters =
                Parameters.of("symbol", symbol).and("orderId", orderId).and("limit", PAGE);
        List<Fields> rows = read(paced.client().send(Endpoint.USER_TRADES, parameters, deadline), Fields::list);
        return converted(rows, row -> OrderAnswers.trade(row, clientOrderId));
    }

    /** All executions in a symbol since an instant of the exchange's clock, oldest first, without names. */
    List<VenueTrade> tradesSince(String symbol, Instant since, Instant now, Instant deadline) throws VenueUnavailable {
        Map<String, VenueTrade> trades = new LinkedHashMap<>();
        Instant from = since;
        while (!from.isAfter(now)) {
            Instant to = from.plus(SPAN);
            List<VenueTrade> page = tradePage(symbol, from, to, deadline);
            page.forEach(trade -> trades.putIfAbsent(trade.tradeId(), trade));
            from = page.size() < PAGE ? to.plusMillis(1) : later(page.getLast().time(), from);
        }
        return new ArrayList<>(trades.values());
    }

    private List<VenueTrade> tradePage(String symbol, Instant from, Instant to, Instant deadline)
            throws VenueUnavailable {
        Parameters parameters = Parameters.of("symbol", symbol)
                .and("startTime", from.toEpochMilli())
                .and("endTime", to.toEpochMilli())
                .and("limit", PAGE);
        return converted(list(Endpoint.USER_TRADES, parameters, deadline), row -> OrderAnswers.trade(row, ""));
    }

    /** Pages overlap in the last millisecond, of which there may be more; a whole page of one millisecond cannot be passed. */
    private static Instant later(Instant last, Instant from) throws VenueUnavailable {
        if (!last.isAfter(from)) {
            throw new VenueUnavailable(ErrorClass.UNKNOWN_ERROR, "TOO_MANY", "more executions than one answer holds");
        }
        return last;
    }

    /** Reads the success of an exchange. */
    static <T> T read(Exchange exchange, Function<String, T> reader) throws VenueUnavailable {
        if (!(exchange instanceof Exchange.Answered answered) || !answered.ok()) {
            throw Answers.failure(exchange);
        }
        try {
            return reader.apply(answered.body());
        } catch (UnreadableMessage unreadable) {
            throw unreadable(unreadable);
        }
    }

    /** Converts rows; one that cannot be read spoils the answer. */
    static <T> List<T> converted(List<Fields> rows, Function<Fields, T> conversion) throws VenueUnavailable {
        try {
            return rows.stream().map(conversion).toList();
        } catch (UnreadableMessage unreadable) {
            throw unreadable(unreadable);
        }
    }

    static VenueUnavailable unreadable(UnreadableMessage unreadable) {
        return new VenueUnavailable(
                ErrorClass.UNKNOWN_ERROR, Answers.UNREADABLE, String.valueOf(unreadable.getMessage()));
    }

    /** Names of orders that were placed since an instant, by the exchange's id. */
    Map<String, VenueOrder> ordersSince(String symbol, Instant since, Instant deadline) throws VenueUnavailable {
        Map<String, VenueOrder> orders = new LinkedHashMap<>();
        for (VenueOrder order : converted(history(Endpoint.ALL_ORDERS, symbol, since, deadline), OrderAnswers::order)) {
            orders.put(order.venueOrderId(), order);
        }
        return orders;
    }
}
