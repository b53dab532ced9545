package io.sluice.binance.venue;

import io.sluice.binance.Symbols;
import io.sluice.binance.http.Endpoint;
import io.sluice.binance.http.Parameters;
import io.sluice.binance.http.ServerClock;
import io.sluice.binance.json.Fields;
import io.sluice.binance.json.UnreadableMessage;
import io.sluice.connector.AccountLookup;
import io.sluice.connector.VenueUnavailable;
import io.sluice.order.call.VenueOrder;
import io.sluice.order.call.VenueTrade;
import io.sluice.schemas.ErrorClass;
import io.sluice.schemas.StatedMargin;
import io.sluice.value.Money;
import io.sluice.value.Quantity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Asks about the whole account. */
final class BinanceAccount implements AccountLookup {
    /** The exchange answers for executions of the last half year. */
    private static final Duration REACH = Duration.ofDays(180);
    /** How long before an execution a conditional order was placed at most, for its name to be found here. */
    private static final Duration TRIGGER_REACH = Duration.ofDays(6);

    private final Questions questions;
    private final ServerClock clock;
    private final OrderNames names;
    private final Set<String> configured;

    /** @param configured symbols that are traded here; others are found where they are held or were told of */
    BinanceAccount(Questions questions, ServerClock clock, OrderNames names, Set<String> configured) {
        this.questions = questions;
        this.clock = clock;
        this.names = names;
        this.configured = Set.copyOf(configured);
    }

    @Override
    public List<VenueOrder> openOrders(Instant deadline) throws VenueUnavailable {
        List<VenueOrder> open = new ArrayList<>();
        for (VenueOrder order : Questions.converted(
                questions.list(Endpoint.OPEN_ORDERS, Parameters.NONE, deadline), OrderAnswers::order)) {
            String name = names.of(order.instrument(), order.venueOrderId());
            open.add(name == null ? order : OrderAnswers.as(order, name, order.venueOrderId(), order.trades()));
        }
        open.addAll(Questions.converted(
                questions.list(Endpoint.OPEN_ALGO_ORDERS, Parameters.NONE, deadline), OrderAnswers::algo));
        open.forEach(names::learn);
        return open;
    }

    @Override
    public List<VenueTrade> tradesSince(Instant since, Instant deadline) throws VenueUnavailable {
        Instant now = clock.now();
        if (since.isBefore(now.minus(REACH))) {
            throw new VenueUnavailable(
                    ErrorClass.API_ERROR, "TOO_OLD", "the exchange has no executions of " + since + " any more");
        }
        List<VenueTrade> trades = new ArrayList<>();
        for (String symbol : symbols(deadline)) {
            List<VenueTrade> ofSymbol = questions.tradesSince(symbol, since, now, deadline);
            learnTriggered(ofSymbol, symbol, deadline);
            for (VenueTrade trade : ofSymbol) {
                trades.add(named(trade, symbol, deadline));
            }
        }
        trades.sort(Comparator.comparing(VenueTrade::time));
        return trades;
    }

    private Set<String> symbols(Instant deadline) throws VenueUnavailable {
        Set<String> symbols = new TreeSet<>(configured);
        names.instruments().forEach(instrument -> Symbols.symbol(instrument).ifPresent(symbols::add));
        positions(deadline)
                .keySet()
                .forEach(instrument -> Symbols.symbol(instrument).ifPresent(symbols::add));
        return symbols;
    }

    private VenueTrade named(VenueTrade trade, String symbol, Instant deadline) throws VenueUnavailable {
        String name = names.of(trade.instrument(), trade.venueOrderId());
        if (name == null) {
            name = askedName(trade, symbol, deadline);
        }
        return new VenueTrade(
                trade.tradeId(),
                name == null ? "" : name,
                trade.venueOrderId(),
                trade.instrument(),
                trade.side(),
                trade.quantity(),
                trade.price(),
                trade.fee(),
                trade.feeCurrency(),
                trade.liquidity(),
                trade.time());
    }

    private @Nullable String askedName(VenueTrade trade, String symbol, Instant deadline) throws VenueUnavailable {
        Parameters parameters = Parameters.of("symbol", symbol).and("orderId", trade.venueOrderId());
        Optional<Fields> order = questions.one(Endpoint.ORDER, parameters, deadline, false);
        if (order.isPresent()) {
            names.learn(trade.instrument(), trade.venueOrderId(), order.get().textOr("clientOrderId", ""));
        }
        return names.of(trade.instrument(), trade.venueOrderId());
    }

    /** An order that a conditional one has become goes by the conditional one's name, whatever the exchange calls it. */
    private void learnTriggered(List<VenueTrade> trades, String symbol, Instant deadline) throws VenueUnavailable {
        Optional<VenueTrade> nameless = trades.stream()
                .filter(trade -> names.of(trade.instrument(), trade.venueOrderId()) == null)
                .findFirst();
        if (nameless.isEmpty()) {
            return;
        }
        Instant since = nameless.get().time().minus(TRIGGER_REACH);
        for (Fields algo : questions.history(Endpoint.ALL_ALGO_ORDERS, symbol, since, deadline)) {
            String actual = OrderAnswers.actualOrderId(algo);
            if (actual != null) {
                names.became(nameless.get().instrument(), actual, algo.textOr("clientAlgoId", ""));
            }
        }
    }

    @Override
    public Map<String, Quantity> positions(Instant deadline) throws VenueUnavailable {
        Map<String, Quantity> positions = new HashMap<>();
        List<Fields> rows = questions.list(Endpoint.POSITIONS, Parameters.NONE, deadline);
        try {
            for (Fields row : rows) {
                Quantity held = new Quantity(row.decimal("positionAmt"));
                if (!held.isZero()) {
                    positions.merge(Symbols.instrument(row.text("symbol")), held, Quantity::plus);
                }
            }
        } catch (UnreadableMessage unreadable) {
            throw Questions.unreadable(unreadable);
        }
        return positions;
    }

    @Override
    public Map<String, Money> balances(Instant deadline) throws VenueUnavailable {
        Map<String, Money> balances = new LinkedHashMap<>();
        List<Fields> rows = questions.list(Endpoint.BALANCES, Parameters.NONE, deadline);
        try {
            rows.forEach(row -> balances.put(row.text("asset"), new Money(row.decimal("balance"))));
        } catch (UnreadableMessage unreadable) {
            throw Questions.unreadable(unreadable);
        }
        return balances;
    }

    @Override
    public Optional<StatedMargin> margin(Instant deadline) throws VenueUnavailable {
        Fields answer = questions.object(Endpoint.ACCOUNT, Parameters.NONE, deadline);
        try {
            return Optional.of(MarginAnswer.nearest(answer));
        } catch (UnreadableMessage unreadable) {
            throw Questions.unreadable(unreadable);
        }
    }
}
