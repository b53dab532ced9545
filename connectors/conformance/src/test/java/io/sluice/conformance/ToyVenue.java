package io.sluice.conformance;

import io.sluice.connector.AccountLookup;
import io.sluice.connector.InstrumentRules;
import io.sluice.connector.OrderEntry;
import io.sluice.connector.OrderLookup;
import io.sluice.connector.ReportListener;
import io.sluice.connector.RequestBudget;
import io.sluice.connector.Venue;
import io.sluice.connector.VenueSession;
import io.sluice.connector.VenueTraits;
import io.sluice.connector.VenueUnavailable;
import io.sluice.order.RuleBreach;
import io.sluice.order.call.Answer;
import io.sluice.order.call.Finding;
import io.sluice.order.call.VenueCall;
import io.sluice.order.call.VenueOrder;
import io.sluice.order.call.VenueOrderStatus;
import io.sluice.order.call.VenueReport;
import io.sluice.order.call.VenueTrade;
import io.sluice.schemas.ErrorClass;
import io.sluice.schemas.Liquidity;
import io.sluice.schemas.OrderCommand;
import io.sluice.schemas.OrderType;
import io.sluice.schemas.Side;
import io.sluice.value.Money;
import io.sluice.value.Price;
import io.sluice.value.Quantity;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The smallest venue there can be: one instrument, whole lots, market orders executed at 100, everything else rests. */
final class ToyVenue implements Venue {
    static final String INSTRUMENT = "TOY:ONE";

    private final Map<String, VenueOrder> book = new LinkedHashMap<>();
    private ReportListener listener = report -> {};
    private boolean cut;
    private int numbers;

    synchronized void cut() {
        cut = true;
    }

    @Override
    public String name() {
        return "toy";
    }

    @Override
    public VenueTraits traits() {
        return new VenueTraits(true, false, true, Duration.ZERO, Duration.ofDays(1));
    }

    @Override
    public VenueSession open(String account) {
        return new Session();
    }

    private synchronized Answer take(VenueCall.Place call) {
        if (Instant.now().isAfter(call.deadline())) {
            return new Answer.Refused(ErrorClass.TIMEOUT_ERROR, OrderEntry.NOT_SENT, "too late", null);
        }
        if (cut) {
            return new Answer.Unknown(ErrorClass.TIMEOUT_ERROR, "TIMEOUT", "no answer");
        }
        OrderCommand order = call.order();
        RuleBreach breach = breachOf(order);
        if (breach != null) {
            return new Answer.Refused(ErrorClass.INVALID_ORDER, breach.code(), breach.text(), null);
        }
        if (book.containsKey(order.getClientOrderId())) {
            return new Answer.AlreadyExists("KNOWN", "this id was used");
        }
        VenueOrder taken = order.getType() == OrderType.MARKET ? executed(order) : resting(order);
        return new Answer.Accepted(tell(taken));
    }

    private VenueOrder tell(VenueOrder order) {
        book.put(order.clientOrderId(), order);
        listener.report(new VenueReport.OrderChanged(order));
        return order;
    }

    private VenueOrder resting(OrderCommand order) {
        return new VenueOrder(
                order.getClientOrderId(),
                "V" + ++numbers,
                INSTRUMENT,
                order.getSide(),
                new Quantity(order.getQuantity()),
                VenueOrderStatus.WORKING,
                Quantity.ZERO,
                List.of(),
                null,
                null,
                Instant.now());
    }

    private VenueOrder executed(OrderCommand order) {
        VenueOrder taken = resting(order);
        VenueTrade trade = new VenueTrade(
                "T" + ++numbers,
                taken.clientOrderId(),
                taken.venueOrderId(),
                INSTRUMENT,
                taken.side(),
                taken.quantity(),
                Price.of("100"),
                Money.ZERO,
                "TOYS",
                Liquidity.TAKER,
                taken.time());
        return as(taken, VenueOrderStatus.FILLED, taken.quantity(), List.of(trade));
    }

    private static VenueOrder as(VenueOrder order, VenueOrderStatus status, Quantity filled, List<VenueTrade> trades) {
        return new VenueOrder(
                order.clientOrderId(),
                order.venueOrderId(),
                order.instrument(),
                order.side(),
                order.quantity(),
                status,
                filled,
                trades,
                null,
                null,
                Instant.now());
    }

    private synchronized Answer takeBack(VenueCall.Cancel call) {
        VenueOrder order = book.get(call.order().getClientOrderId());
        if (cut || order == null || order.status().isEnd()) {
            return new Answer.Unknown(ErrorClass.UNKNOWN_ERROR, "UNKNOWN_ORDER", "nothing works under this id");
        }
        return new Answer.Accepted(tell(as(order, VenueOrderStatus.CANCELLED, order.filled(), order.trades())));
    }

    private synchronized Finding look(VenueCall.LookUp call) {
        VenueOrder order = book.get(call.order().getClientOrderId());
        if (cut) {
            return new Finding.Inconclusive(ErrorClass.TIMEOUT_ERROR, "TIMEOUT", "no answer");
        }
        return order == null ? new Finding.NotFound() : new Finding.Found(order);
    }

    private synchronized List<VenueOrder> all() throws VenueUnavailable {
        if (cut) {
            throw new VenueUnavailable(ErrorClass.TIMEOUT_ERROR, "TIMEOUT", "no answer");
        }
        return new ArrayList<>(book.values());
    }

    private static RuleBreach breachOf(OrderCommand order) {
        if (!order.getInstrument().equals(INSTRUMENT)) {
            return new RuleBreach("INSTRUMENT", order.getInstrument() + " is not traded here");
        }
        boolean whole = order.getQuantity().remainder(BigDecimal.ONE).signum() == 0;
        return whole ? null : new RuleBreach("LOT_SIZE", order.getQuantity() + " is not whole");
    }

    private final class Session implements VenueSession, AccountLookup {
        @Override
        public void start(ReportListener told) {
            synchronized (ToyVenue.this) {
                listener = told;
            }
        }

        @Override
        public OrderEntry orders() {
            return new OrderEntry() {
                @Override
                public Answer place(VenueCall.Place call) {
                    return take(call);
                }

                @Override
                public Answer cancel(VenueCall.Cancel call) {
                    return takeBack(call);
                }
            };
        }

        @Override
        public OrderLookup lookup() {
            return ToyVenue.this::look;
        }

        @Override
        public AccountLookup account() {
            return this;
        }

        @Override
        public InstrumentRules rules() {
            return order -> Optional.ofNullable(breachOf(order));
        }

        @Override
        public RequestBudget budget() {
            return use -> Duration.ZERO;
        }

        @Override
        public List<VenueOrder> openOrders(Instant deadline) throws VenueUnavailable {
            return all().stream().filter(order -> !order.status().isEnd()).toList();
        }

        @Override
        public List<VenueTrade> tradesSince(Instant since, Instant deadline) throws VenueUnavailable {
            return all().stream()
                    .flatMap(order -> order.trades().stream())
                    .filter(trade -> !trade.time().isBefore(since))
                    .toList();
        }

        @Override
        public Map<String, Quantity> positions(Instant deadline) throws VenueUnavailable {
            Quantity held = Quantity.ZERO;
            for (VenueOrder order : all()) {
                held = order.side() == Side.BUY ? held.plus(order.filled()) : held.minus(order.filled());
            }
            return Map.of(INSTRUMENT, held);
        }

        @Override
        public Map<String, Money> balances(Instant deadline) throws VenueUnavailable {
            return Map.of("TOYS", Money.of(Integer.toString(1_000 + all().size())));
        }

        @Override
        public void close() {
            synchronized (ToyVenue.this) {
                listener = report -> {};
            }
        }
    }
}
