package io.sluice.mt5.venue;

import io.sluice.connector.AccountLookup;
import io.sluice.connector.VenueUnavailable;
import io.sluice.mt5.frame.Frame;
import io.sluice.mt5.frame.FrameFault;
import io.sluice.mt5.link.Exchange;
import io.sluice.mt5.link.Exchange.Answered;
import io.sluice.mt5.link.Terminal;
import io.sluice.order.call.VenueOrder;
import io.sluice.order.call.VenueTrade;
import io.sluice.schemas.ErrorClass;
import io.sluice.value.Money;
import io.sluice.value.Quantity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Asks the terminal about the whole account. */
final class Mt5AccountLookup implements AccountLookup {
    private static final Duration AHEAD = Duration.ofDays(2);

    private final Mt5Account account;
    private final Terminal terminal;
    private final Readings readings;

    Mt5AccountLookup(Mt5Account account, Terminal terminal, Readings readings) {
        this.account = account;
        this.terminal = terminal;
        this.readings = readings;
    }

    /** Reads something of each item. */
    private interface Reader {
        void read(Frame item) throws FrameFault;
    }

    @Override
    public List<VenueOrder> openOrders(Instant deadline) throws VenueUnavailable {
        List<VenueOrder> orders = new ArrayList<>();
        ask(Frame.of("get").put("what", "orders"), deadline, item -> orders.add(readings.order(item, List.of())));
        return orders;
    }

    @Override
    public List<VenueTrade> tradesSince(Instant since, Instant deadline) throws VenueUnavailable {
        List<VenueTrade> trades = new ArrayList<>();
        Frame.Builder question = Frame.of("get")
                .put("what", "deals")
                .put("since", terminal.clock().wallMillis(since))
                .put("until", terminal.clock().serverMillis(Instant.now().plus(AHEAD)));
        ask(question, deadline, item -> {
            if (Readings.isTrade(item)) {
                trades.add(readings.trade(item));
            }
        });
        trades.sort(Comparator.comparing(VenueTrade::time));
        return trades;
    }

    @Override
    public Map<String, Quantity> positions(Instant deadline) throws VenueUnavailable {
        Map<String, Quantity> held = new TreeMap<>();
        ask(
                Frame.of("get").put("what", "positions"),
                deadline,
                item -> held.merge(account.instrument(item.text("symbol")), Readings.quantity(item), Quantity::plus));
        return held;
    }

    @Override
    public Map<String, Money> balances(Instant deadline) throws VenueUnavailable {
        Map<String, Money> balances = new TreeMap<>();
        ask(
                Frame.of("get").put("what", "account"),
                deadline,
                item -> balances.put(item.text("currency"), new Money(item.decimal("balance"))));
        return balances;
    }

    private void ask(Frame.Builder question, Instant deadline, Reader reader) throws VenueUnavailable {
        try {
            Exchange exchange = terminal.ask(question, Duration.between(Instant.now(), deadline));
            for (Frame item : items(exchange)) {
                reader.read(item);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new VenueUnavailable(ErrorClass.TIMEOUT_ERROR, "INTERRUPTED", "interrupted while waiting");
        } catch (FrameFault fault) {
            throw new VenueUnavailable(ErrorClass.UNKNOWN_ERROR, "GARBLED", String.valueOf(fault.getMessage()));
        }
    }

    private List<Frame> items(Exchange exchange) throws VenueUnavailable, FrameFault {
        return switch (exchange) {
            case Exchange.NotSent notSent ->
                throw new VenueUnavailable(ErrorClass.NETWORK_ERROR, notSent.code(), notSent.text());
            case Exchange.Unanswered lost ->
                throw new VenueUnavailable(ErrorClass.TIMEOUT_ERROR, lost.code(), lost.text());
            case Answered answered -> complete(answered);
        };
    }

    private List<Frame> complete(Answered answered) throws VenueUnavailable, FrameFault {
        String code = answered.end().text("code");
        boolean whole = answered.end().numberOr("count", -1) == answered.items().size();
        if (!code.equals("OK") || !whole || !terminal.state().isLoggedIn()) {
            throw new VenueUnavailable(
                    ErrorClass.API_ERROR, code.equals("OK") ? "INCOMPLETE" : code, "the terminal cannot say");
        }
        return answered.items();
    }
}
