package io.sluice.order;

import io.sluice.order.call.Answer;
import io.sluice.order.call.Finding;
import io.sluice.order.call.VenueCall;
import io.sluice.order.call.VenueOrder;
import io.sluice.order.call.VenueOrderStatus;
import io.sluice.order.call.VenueReport;
import io.sluice.order.call.VenueTrade;
import io.sluice.schemas.Alert;
import io.sluice.schemas.Drift;
import io.sluice.schemas.ErrorClass;
import io.sluice.schemas.Fill;
import io.sluice.schemas.Leg;
import io.sluice.schemas.Liquidity;
import io.sluice.schemas.OrderCommand;
import io.sluice.schemas.OrderCommandKind;
import io.sluice.schemas.OrderEvent;
import io.sluice.schemas.OrderType;
import io.sluice.schemas.RejectReason;
import io.sluice.schemas.Side;
import io.sluice.schemas.TimeInForce;
import io.sluice.schemas.id.Ids;
import io.sluice.value.Money;
import io.sluice.value.Price;
import io.sluice.value.Quantity;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Tells the fold of one account what happens, at seconds after noon, and writes down all that it puts out. */
final class OrderScript implements OrderSink {
    static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private final OrderFold fold = new OrderFold(OrderFoldSettings.DEFAULT);
    private final Map<String, Long> calls = new HashMap<>();
    private final List<OrderCommand> commands = new ArrayList<>();
    private final List<OrderEvent> events = new ArrayList<>();
    private final List<Fill> fills = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();
    private VenueOrders state = fold.begin("main", "test");
    private Instant now = NOON;

    OrderScript() {
        at(0).apply(new OrderInput.TakenOver(now, 1));
        apply(new OrderInput.Compared(now, new AccountPicture(now, List.of(), List.of(), Map.of(), Map.of())));
        lines.clear();
    }

    /** What has come out since this was last asked. */
    List<String> out() {
        List<String> since = List.copyOf(lines);
        lines.clear();
        return since;
    }

    OrderScript at(double seconds) {
        now = NOON.plusMillis((long) (seconds * 1_000));
        return this;
    }

    OrderScript passes() {
        return apply(new OrderInput.Passed(now));
    }

    OrderScript apply(OrderInput input) {
        fold.apply(state, input, this);
        return this;
    }

    OrderScript entry(String id, String instrument) {
        return command(order(id, instrument, Leg.ENTRY, NOON.plusSeconds(60)));
    }

    OrderScript stop(String id, String instrument) {
        return command(order(id, instrument, Leg.STOP, null));
    }

    OrderScript command(OrderCommand command) {
        commands.add(command);
        return apply(new OrderInput.Commanded(now, command, null));
    }

    OrderScript breaking(OrderCommand command, RuleBreach breach) {
        return apply(new OrderInput.Commanded(now, command, breach));
    }

    OrderScript cancel(String id) {
        OrderCommand cancel = OrderCommand.newBuilder(find(id))
                .setId(Ids.cancel(id))
                .setKind(OrderCommandKind.CANCEL)
                .build();
        return command(cancel);
    }

    OrderScript answered(String id, Answer answer) {
        return apply(new OrderInput.Answered(now, id, calls.getOrDefault(id, 0L), answer));
    }

    OrderScript refused(String id, ErrorClass errorClass, String code) {
        return answered(id, new Answer.Refused(errorClass, code, "no", null));
    }

    OrderScript timedOut(String id) {
        return answered(id, new Answer.Unknown(ErrorClass.TIMEOUT_ERROR, "TIMEOUT", "no answer"));
    }

    OrderScript accepted(String id, VenueTrade... trades) {
        return answered(id, new Answer.Accepted(shown(id, VenueOrderStatus.WORKING, trades)));
    }

    OrderScript found(String id, VenueOrderStatus status, VenueTrade... trades) {
        return lookedUp(id, new Finding.Found(shown(id, status, trades)));
    }

    OrderScript notFound(String id) {
        return lookedUp(id, new Finding.NotFound());
    }

    OrderScript lookedUp(String id, Finding finding) {
        return apply(new OrderInput.LookedUp(now, id, calls.getOrDefault(id, 0L), finding));
    }

    OrderScript reported(VenueReport report) {
        return apply(new OrderInput.Reported(now, report));
    }

    /** Somebody else has told this of an order, before anything that follows. */
    OrderScript recorded(OrderEvent event) {
        events.addFirst(event);
        return this;
    }

    /** A new owner, that knows what was recorded and nothing else. */
    OrderScript ownerChanges() {
        return ownerChanges(0);
    }

    /** The same, left a silence. */
    OrderScript ownerChanges(long silentUntil) {
        state = fold.begin("main", "test");
        commands.forEach(state::restore);
        events.forEach(state::restore);
        fills.forEach(state::restore);
        state.restoreSilence(silentUntil);
        return apply(new OrderInput.TakenOver(now, 2));
    }

    VenueOrders state() {
        return state;
    }

    /** All executions that came out, ever. */
    List<Fill> fills() {
        return List.copyOf(fills);
    }

    VenueOrder shown(String id, VenueOrderStatus status, VenueTrade... trades) {
        Quantity filled = Quantity.ZERO;
        for (VenueTrade trade : trades) {
            filled = filled.plus(trade.quantity());
        }
        OrderCommand placed = find(id);
        return new VenueOrder(
                placed.getClientOrderId(),
                "V" + id,
                placed.getInstrument(),
                placed.getSide(),
                new Quantity(placed.getQuantity()),
                status,
                filled,
                List.of(trades),
                null,
                null,
                now);
    }

    VenueTrade trade(String tradeId, String id, String quantity) {
        OrderCommand placed = find(id);
        return new VenueTrade(
                tradeId,
                placed.getClientOrderId(),
                "V" + id,
                placed.getInstrument(),
                placed.getSide(),
                Quantity.of(quantity),
                Price.of("100"),
                Money.of("0.1"),
                "USDT",
                Liquidity.TAKER,
                now);
    }

    /** Three units, bought at the market; stops reduce and never perish. */
    static OrderCommand order(String id, String instrument, Leg leg, @Nullable Instant expiresAt) {
        return new OrderCommand(
                id,
                OrderCommandKind.PLACE,
                id,
                Ids.clientOrder(id),
                "main",
                "test",
                instrument,
                "D",
                null,
                leg,
                0,
                Side.BUY,
                leg == Leg.ENTRY ? OrderType.MARKET : OrderType.STOP_MARKET,
                new BigDecimal("3"),
                null,
                leg == Leg.ENTRY ? null : new BigDecimal("99"),
                leg != Leg.ENTRY,
                TimeInForce.GTC,
                NOON,
                expiresAt,
                null,
                null,
                null,
                null,
                null);
    }

    private OrderCommand find(String id) {
        return commands.stream()
                .filter(command -> command.getOrderId().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static String after(Instant instant) {
        return "+" + Duration.between(NOON, instant).toMillis() / 1e3 + "s";
    }

    @Override
    public void event(OrderEvent event) {
        events.add(event);
        String reason = event.getReason() == null ? "" : " " + event.getReason();
        String filled = event.getFilledQuantity().signum() == 0 ? "" : " filled " + event.getFilledQuantity();
        lines.add(event.getOrderId() + " " + event.getKind() + " > " + event.getState() + filled + reason);
    }

    @Override
    public void fill(Fill fill) {
        fills.add(fill);
        String owner = fill.getOrigin() == null ? fill.getOrderId() : String.valueOf(fill.getOrigin());
        lines.add(owner + " fill " + fill.getVenueTradeId() + " of " + fill.getQuantity());
    }

    @Override
    public void alert(Alert alert) {
        lines.add("alert " + alert.getSeverity() + " " + alert.getCode());
    }

    @Override
    public void drift(Drift drift) {
        lines.add("drift " + drift.getKind() + " " + drift.getSubjectId());
    }

    @Override
    public void balance(String currency, Money balance, Instant time) {
        lines.add("balance " + balance + " " + currency);
    }

    @Override
    public void stated(AccountPicture picture, Set<String> inFlight, Instant time) {
        lines.add("stated " + new TreeMap<>(picture.positions()) + " in flight " + inFlight);
    }

    @Override
    public void synchronised(boolean agrees, String reason, Instant time) {
        lines.add((agrees ? "agrees: " : "does not agree: ") + reason);
    }

    @Override
    public void rejected(RejectReason reason, String detail) {
        lines.add("rejected " + reason + ": " + detail);
    }

    @Override
    public void call(VenueCall call) {
        String id = call.order().getOrderId();
        calls.put(id, call.number());
        lines.add(
                switch (call) {
                    case VenueCall.Place place ->
                        "call place " + id + " try " + place.attempt() + " until " + after(place.deadline());
                    case VenueCall.Cancel cancel -> "call cancel " + id;
                    case VenueCall.LookUp lookUp -> "call look up " + id;
                });
    }
}
