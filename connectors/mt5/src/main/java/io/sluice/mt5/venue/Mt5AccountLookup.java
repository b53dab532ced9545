package io.sluice.mt5.venue;

import io.sluice.connector.AccountLookup;
import io.sluice.connector.VenueUnavailable;
import io.sluice.order.call.VenueOrder;
import io.sluice.order.call.VenueTrade;
import io.sluice.schemas.StatedMargin;
import io.sluice.value.Money;
import io.sluice.value.Quantity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Asks the terminal about the whole account. */
final class Mt5AccountLookup implements AccountLookup {
    private final Mt5Account account;
    private final Readings readings;
    private final Questions questions;

    Mt5AccountLookup(Mt5Account account, Readings readings, Questions questions) {
        this.account = account;
        this.readings = readings;
        this.questions = questions;
    }

    @Override
    public List<VenueOrder> openOrders(Instant deadline) throws VenueUnavailable {
        List<VenueOrder> orders = new ArrayList<>();
        questions.ask("orders", deadline, item -> orders.add(readings.order(item, List.of())));
        return orders;
    }

    @Override
    public List<VenueTrade> tradesSince(Instant since, Instant deadline) throws VenueUnavailable {
        List<VenueTrade> trades = new ArrayList<>();
        questions.trades(since, deadline, item -> trades.add(readings.trade(item)));
        trades.sort(Comparator.comparing(VenueTrade::time));
        return trades;
    }

    @Override
    public Map<String, Quantity> positions(Instant deadline) throws VenueUnavailable {
        Map<String, Quantity> held = new TreeMap<>();
        questions.ask(
                "positions",
                deadline,
                item -> held.merge(account.instrument(item.text("symbol")), Readings.quantity(item), Quantity::plus));
        return held;
    }

    @Override
    public Map<String, Money> balances(Instant deadline) throws VenueUnavailable {
        Map<String, Money> balances = new TreeMap<>();
        questions.ask(
                "account", deadline, item -> balances.put(item.text("currency"), new Money(item.decimal("balance"))));
        return balances;
    }

    @Override
    public Optional<StatedMargin> margin(Instant deadline) throws VenueUnavailable {
        List<StatedMargin> stated = new ArrayList<>();
        questions.ask(
                "account",
                deadline,
                item -> stated.add(new StatedMargin(item.decimal("margin"), item.decimal("equity"))));
        return stated.stream().findFirst();
    }
}
