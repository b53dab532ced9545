package io.sluice.order.simulation;

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
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A venue that keeps the ledger of what truly happened. Client order ids are unique among open orders only; requests are
 * accepted up to their deadline by its own clock; what it tells is late, doubled, shuffled or lost; what it is asked
 * lags behind.
 */
final class ModelVenue {
    /** How far its clock may be from the owners', either way. */
    static final int SKEW_MILLIS = 500;
    /** How far its records may lag behind. */
    private static final int LAG_MILLIS = 1_000;

    private static final Price PRICE = Price.of("100");

    /** One order that it has accepted. */
    static final class Booked {
        final OrderCommand placed;
        final String venueOrderId;
        final List<VenueTrade> trades = new ArrayList<>();
        final List<VenueOrder> history = new ArrayList<>();
        final List<Instant> times = new ArrayList<>();
        VenueOrderStatus status = VenueOrderStatus.WORKING;
        boolean askedOfStaleReplica;

        Booked(OrderCommand placed, String venueOrderId) {
            this.placed = placed;
            this.venueOrderId = venueOrderId;
        }

        Quantity filled() {
            Quantity sum = Quantity.ZERO;
            for (VenueTrade trade : trades) {
                sum = sum.plus(trade.quantity());
            }
            return sum;
        }

        VenueOrder shown(Instant now) {
            return new VenueOrder(
                    placed.getClientOrderId(),
                    venueOrderId,
                    placed.getInstrument(),
                    placed.getSide(),
                    new Quantity(placed.getQuantity()),
                    status,
                    filled(),
                    trades,
                    null,
                    null,
                    now);
        }
    }

    private final World world;
    private final List<VenueTrade> others = new ArrayList<>();
    private final List<Booked> ledger = new ArrayList<>();
    private final Duration skew;
    /** In some lives nothing is told at all as long as there is trouble. */
    private final double reportsLost;

    private Consumer<VenueReport> stream = report -> {};
    private int numbers;

    ModelVenue(World world) {
        this.world = world;
        this.skew = world.millis(-SKEW_MILLIS, SKEW_MILLIS);
        this.reportsLost = world.chance(0.25) ? 1 : 0.2;
    }

    List<Booked> ledger() {
        return ledger;
    }

    /** Whoever listens last is told. */
    void tell(Consumer<VenueReport> listener) {
        stream = listener;
    }

    /** A request has arrived. */
    Answer place(VenueCall.Place call) {
        if (world.fault(0.08)) {
            return refusal();
        }
        if (world.now().plus(skew).isAfter(call.deadline())) {
            return new Answer.Refused(ErrorClass.API_ERROR, "LATE", "outside its window", null);
        }
        String clientOrderId = call.order().getClientOrderId();
        boolean open = ledger.stream()
                .anyMatch(order -> order.status == VenueOrderStatus.WORKING
                        && order.placed.getClientOrderId().equals(clientOrderId));
        if (open) {
            return new Answer.AlreadyExists("DUPLICATE", "known");
        }
        Booked order = new Booked(call.order(), "V" + ++numbers);
        ledger.add(order);
        changed(order);
        if (call.order().getType() == OrderType.MARKET) {
            trade(order, world.chance(0.3));
            if (world.chance(0.9)) {
                finish(order);
            } else {
                world.in(world.millis(10, 3_000), () -> finish(order));
            }
        } else {
            world.in(world.millis(10, 40_000), () -> trade(order, true));
            world.in(world.millis(10, 60_000), () -> end(order));
        }
        if (world.fault(0.02)) {
            // Its own gateway has tried twice.
            return new Answer.AlreadyExists("DUPLICATE", "known");
        }
        return world.fault(0.05)
                ? new Answer.Unknown(ErrorClass.UNKNOWN_ERROR, "BUSY", "may have been executed")
                : new Answer.Accepted(order.shown(world.now()));
    }

    Answer cancel(VenueCall.Cancel call) {
        if (world.fault(0.1)) {
            return refusal();
        }
        Optional<Booked> found = latest(call.order().getClientOrderId());
        if (found.isEmpty() || found.get().status.isEnd()) {
            return new Answer.Unknown(ErrorClass.UNKNOWN_ERROR, "-2011", "no such order");
        }
        Booked order = found.get();
        if (world.chance(0.3)) {
            VenueOrder before = order.shown(world.now());
            world.in(world.millis(10, 2_000), () -> finish(order, VenueOrderStatus.CANCELLED));
            return new Answer.Accepted(before);
        }
        finish(order, VenueOrderStatus.CANCELLED);
        return new Answer.Accepted(order.shown(world.now()));
    }

    Finding find(VenueCall.LookUp call) {
        if (world.fault(0.15)) {
            return new Finding.Inconclusive(ErrorClass.TIMEOUT_ERROR, "SLOW", "no answer");
        }
        Optional<Booked> found = latest(call.order().getClientOrderId());
        if (found.isPresent() && askedOfStaleReplica(found.get())) {
            return new Finding.NotFound();
        }
        VenueOrder seen = found.isEmpty() ? null : asOf(found.get(), world.now().minus(lag()));
        return seen == null ? new Finding.NotFound() : new Finding.Found(seen);
    }

    List<VenueOrder> openOrders() {
        Instant asOf = world.now().minus(lag());
        List<VenueOrder> open = new ArrayList<>();
        for (Booked order : ledger) {
            VenueOrder seen = asOf(order, asOf);
            if (seen != null && !seen.status().isEnd()) {
                open.add(seen);
            }
        }
        return open;
    }

    /** By the venue's own ids alone, as some venues tell them. */
    List<VenueTrade> trades() {
        Instant asOf = world.now().minus(lag());
        return Stream.concat(ledger.stream().flatMap(order -> order.trades.stream()), others.stream())
                .filter(trade -> !trade.time().isAfter(asOf))
                .map(ModelVenue::withoutOurId)
                .toList();
    }

    private static VenueTrade withoutOurId(VenueTrade trade) {
        return new VenueTrade(
                trade.tradeId(),
                "",
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

    /** What is held now, by anybody. */
    Map<String, Quantity> positions() {
        Map<String, Quantity> held = new HashMap<>();
        Stream.concat(ledger.stream().flatMap(order -> order.trades.stream()), others.stream())
                .forEach(trade -> held.merge(
                        trade.instrument(),
                        trade.side() == Side.BUY
                                ? trade.quantity()
                                : trade.quantity().negated(),
                        Quantity::plus));
        return held;
    }

    /** Executions of orders that others have made. */
    List<VenueTrade> others() {
        return others;
    }

    /** Somebody trades in the account, by hand. */
    void tradeByHand(String instrument, Side side) {
        int number = ++numbers;
        VenueTrade trade = new VenueTrade(
                "T" + number,
                world.chance(0.5) ? "web_" + number : "",
                "V" + number,
                instrument,
                side,
                Quantity.of("1"),
                PRICE,
                Money.ZERO,
                "USDT",
                Liquidity.TAKER,
                world.now());
        others.add(trade);
        report(new VenueReport.Traded(trade));
    }

    /** One answer may come from where the order is not known yet; the next one does not. */
    private boolean askedOfStaleReplica(Booked order) {
        order.askedOfStaleReplica = !order.askedOfStaleReplica && world.fault(0.1);
        return order.askedOfStaleReplica;
    }

    private Duration lag() {
        return world.fault(0.5) ? world.millis(0, LAG_MILLIS) : Duration.ZERO;
    }

    private static @Nullable VenueOrder asOf(Booked order, Instant instant) {
        VenueOrder seen = null;
        for (int i = 0; i < order.history.size(); i++) {
            seen = order.times.get(i).isAfter(instant) ? seen : order.history.get(i);
        }
        return seen;
    }

    private Optional<Booked> latest(String clientOrderId) {
        return ledger.reversed().stream()
                .filter(order -> order.placed.getClientOrderId().equals(clientOrderId))
                .findFirst();
    }

    private Answer refusal() {
        return switch (world.pick(5)) {
            case 0 -> new Answer.Refused(ErrorClass.INVALID_ORDER, "-1111", "precision", null);
            case 1 -> new Answer.Refused(ErrorClass.RATE_LIMIT_ERROR, "429", "slow down", Duration.ofSeconds(3));
            case 2 -> new Answer.Refused(ErrorClass.INSUFFICIENT_BALANCE, "-2019", "margin", null);
            default -> new Answer.Refused(ErrorClass.NETWORK_ERROR, "503", "Service Unavailable.", null);
        };
    }

    private void trade(Booked order, boolean part) {
        if (order.status.isEnd()) {
            return;
        }
        Quantity remaining = new Quantity(order.placed.getQuantity()).minus(order.filled());
        Quantity quantity = part && remaining.compareTo(Quantity.of("1")) > 0 ? Quantity.of("1") : remaining;
        VenueTrade trade = new VenueTrade(
                "T" + ++numbers,
                order.placed.getClientOrderId(),
                order.venueOrderId,
                order.placed.getInstrument(),
                order.placed.getSide(),
                quantity,
                PRICE,
                Money.ZERO,
                "USDT",
                Liquidity.TAKER,
                world.now());
        order.trades.add(trade);
        if (quantity.equals(remaining)) {
            order.status = VenueOrderStatus.FILLED;
        }
        changed(order);
        report(new VenueReport.Traded(trade));
    }

    /** A market order takes what is left, or finds nobody. */
    private void finish(Booked order) {
        if (world.chance(0.8)) {
            trade(order, false);
        } else {
            finish(order, VenueOrderStatus.EXPIRED);
        }
    }

    private void end(Booked order) {
        switch (world.pick(3)) {
            case 0 -> trade(order, false);
            case 1 -> finish(order, VenueOrderStatus.CANCELLED);
            default -> finish(order, order.trades.isEmpty() ? VenueOrderStatus.REJECTED : VenueOrderStatus.EXPIRED);
        }
    }

    private void finish(Booked order, VenueOrderStatus status) {
        if (!order.status.isEnd()) {
            order.status = status;
            changed(order);
        }
    }

    private void changed(Booked order) {
        VenueOrder shown = order.shown(world.now());
        order.history.add(shown);
        order.times.add(world.now());
        VenueOrder bare = new VenueOrder(
                shown.clientOrderId(),
                shown.venueOrderId(),
                shown.instrument(),
                shown.side(),
                shown.quantity(),
                shown.status(),
                shown.filled(),
                List.of(),
                null,
                null,
                shown.time());
        report(new VenueReport.OrderChanged(bare));
    }

    private void report(VenueReport report) {
        if (world.fault(reportsLost)) {
            return;
        }
        for (int copies = world.fault(0.15) ? 2 : 1; copies > 0; copies--) {
            world.in(world.millis(0, world.fault(0.2) ? 8_000 : 50), () -> stream.accept(report));
        }
    }
}
