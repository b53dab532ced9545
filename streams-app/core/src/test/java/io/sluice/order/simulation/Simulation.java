package io.sluice.order.simulation;

import io.sluice.order.OrderFold;
import io.sluice.order.OrderFoldSettings;
import io.sluice.order.OrderLifecycle;
import io.sluice.order.call.Answer;
import io.sluice.order.call.VenueCall;
import io.sluice.order.call.VenueTrade;
import io.sluice.schemas.Fill;
import io.sluice.schemas.Leg;
import io.sluice.schemas.OrderCommand;
import io.sluice.schemas.OrderCommandKind;
import io.sluice.schemas.OrderEvent;
import io.sluice.schemas.OrderEventKind;
import io.sluice.schemas.OrderState;
import io.sluice.schemas.OrderType;
import io.sluice.schemas.Side;
import io.sluice.schemas.TimeInForce;
import io.sluice.schemas.id.Ids;
import io.sluice.value.Quantity;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * One life of an account: commands come, owners die and are replaced, the venue misbehaves; then everything heals. What
 * must hold at the end is in {@link #violations()}, under the names of docs/execution.md.
 */
final class Simulation {
    static final String ACCOUNT = "main";
    static final String VENUE = "model";

    private static final Duration COMMANDS_FOR = Duration.ofSeconds(20);
    private static final Duration TROUBLE_FOR = Duration.ofSeconds(60);
    private static final Duration WHOLE_LIFE = Duration.ofSeconds(400);

    private final World world;
    private final ModelKafka kafka;
    private final ModelVenue venue;
    private final Plant plant;
    private final OrderFold fold;
    private final Set<String> violations = new TreeSet<>();
    private final Map<String, Integer> claims = new HashMap<>();
    private final Map<String, Long> highestEpoch = new HashMap<>();
    private final List<OrderCommand> approved = new ArrayList<>();
    private ModelOwner owner;
    private Set<String> differing = new TreeSet<>();
    private int owners = 1;

    Simulation(RandomGenerator random, Plant plant) {
        this.world = new World(random);
        this.plant = plant;
        this.kafka = new ModelKafka(plant != Plant.EPOCH_IGNORED);
        this.venue = new ModelVenue(world);
        this.fold = new OrderFold(OrderFoldSettings.DEFAULT);
        this.owner = new ModelOwner(this, fold);
    }

    /** Lives through it. */
    void run() {
        Instant begin = world.now();
        world.healAt(begin.plus(TROUBLE_FOR));
        world.in(Duration.ZERO, () -> owner.start());
        int orders = 1 + world.pick(5);
        for (int i = 0; i < orders; i++) {
            int number = i;
            world.in(world.millis(0, (int) COMMANDS_FOR.toMillis()), () -> decide(number));
        }
        for (int hand = world.pick(3); hand > 0; hand--) {
            world.in(world.millis(0, 90_000), () -> venue.tradeByHand(instrument(), side()));
        }
        world.runUntil(begin.plus(WHOLE_LIFE));
        judge();
    }

    private void decide(int number) {
        boolean reduces = world.chance(0.3);
        OrderCommand place = command(number, OrderCommandKind.PLACE, reduces);
        boolean committed = !world.chance(0.1);
        kafka.append(place, committed);
        if (!committed) {
            return;
        }
        approved.add(place);
        if (world.chance(0.3)) {
            OrderCommand cancel = OrderCommand.newBuilder(place)
                    .setId(Ids.cancel(place.getOrderId()))
                    .setKind(OrderCommandKind.CANCEL)
                    .build();
            world.in(world.millis(0, 20_000), () -> kafka.append(cancel, true));
        }
    }

    private OrderCommand command(int number, OrderCommandKind kind, boolean reduces) {
        String orderId = Ids.of("order", Integer.toString(number));
        boolean market = world.chance(0.6);
        return new OrderCommand(
                orderId,
                kind,
                orderId,
                Ids.clientOrder(orderId),
                ACCOUNT,
                VENUE,
                instrument(),
                "D" + number,
                null,
                reduces ? Leg.STOP : Leg.ENTRY,
                0,
                side(),
                market ? OrderType.MARKET : OrderType.LIMIT,
                BigDecimal.valueOf(1 + world.pick(3)),
                market ? null : BigDecimal.valueOf(100),
                null,
                reduces,
                TimeInForce.GTC,
                world.now(),
                reduces ? null : world.now().plus(world.millis(1_000, 60_000)),
                null,
                null,
                null,
                null,
                null);
    }

    private String instrument() {
        return world.chance(0.7) ? "X:ONE" : "X:TWO";
    }

    private Side side() {
        return world.chance(0.5) ? Side.BUY : Side.SELL;
    }

    /** The account was told what the venue holds, after all fills that were committed. */
    void stated(ModelOwner.Statement statement) {
        differing = new TreeSet<>();
        Map<String, Quantity> booked = booked();
        for (String instrument : List.of("X:ONE", "X:TWO")) {
            Quantity held = statement.positions().getOrDefault(instrument, Quantity.ZERO);
            boolean same = held.equals(booked.getOrDefault(instrument, Quantity.ZERO));
            if (!same && !statement.inFlight().contains(instrument)) {
                differing.add(instrument);
            }
        }
    }

    private Map<String, Quantity> booked() {
        Map<String, Quantity> booked = new HashMap<>();
        for (Fill fill : kafka.fills()) {
            Quantity quantity = new Quantity(fill.getQuantity());
            booked.merge(
                    fill.getInstrument(), fill.getSide() == Side.BUY ? quantity : quantity.negated(), Quantity::plus);
        }
        return booked;
    }

    World world() {
        return world;
    }

    ModelKafka kafka() {
        return kafka;
    }

    ModelVenue venue() {
        return venue;
    }

    Plant plant() {
        return plant;
    }

    /** How many processes have owned the account. */
    int owners() {
        return owners;
    }

    /** What does not hold; empty when all is well. */
    Set<String> violations() {
        return violations;
    }

    /** Somebody has noticed that this owner no longer answers. */
    void replace(ModelOwner gone, Duration after) {
        world.in(after, () -> {
            if (owner == gone) {
                owners++;
                owner = new ModelOwner(this, fold);
                owner.start();
            }
        });
    }

    void committed(List<OrderEvent> events) {
        for (OrderEvent event : events) {
            if (event.getKind() == OrderEventKind.CLAIM) {
                claims.merge(event.getOrderId(), 1, Integer::sum);
            }
        }
    }

    /** A request to place is on its way. */
    void sent(VenueCall.Place call) {
        if (claims.getOrDefault(call.order().getOrderId(), 0) < call.attempt()) {
            violations.add("I5 attempt " + call.attempt() + " was sent before its claim was committed");
        }
        highestEpoch.merge(call.order().getOrderId(), call.epoch(), Math::max);
    }

    void asked(VenueCall call) {
        highestEpoch.merge(call.order().getOrderId(), call.epoch(), Math::max);
    }

    /** A request to place has met the venue. */
    Answer arrived(VenueCall.Place call, Answer answer) {
        if (answer instanceof Answer.Accepted
                && highestEpoch.getOrDefault(call.order().getOrderId(), 0L) > call.epoch()) {
            violations.add("I6 the venue accepted from owner " + call.epoch() + " after a later one had asked");
        }
        Instant expiresAt = call.order().getExpiresAt();
        boolean perished = expiresAt != null && world.now().isAfter(expiresAt.plusMillis(ModelVenue.SKEW_MILLIS));
        if (answer instanceof Answer.Accepted && perished) {
            violations.add("I3 the venue accepted an order after it had perished");
        }
        return answer;
    }

    private void judge() {
        Map<String, List<ModelVenue.Booked>> ledger = new HashMap<>();
        for (ModelVenue.Booked order : venue.ledger()) {
            ledger.computeIfAbsent(order.placed.getOrderId(), id -> new ArrayList<>())
                    .add(order);
        }
        Set<String> ids = new HashSet<>();
        for (OrderCommand command : approved) {
            ids.add(command.getOrderId());
            judge(command, ledger.getOrDefault(command.getOrderId(), List.of()));
        }
        ledger.keySet().stream()
                .filter(id -> !ids.contains(id))
                .forEach(id -> violations.add("I2 the venue has order " + id + " that nobody approved"));
        judgeFills(others(), venue.others());
        if (!differing.isEmpty() || !positive(booked()).equals(positive(venue.positions()))) {
            violations.add("I7 the positions in " + differing + " are " + venue.positions() + ", booked " + booked());
        }
        if (!owner.isAlive()) {
            violations.add("I13 nobody owns the account");
        }
    }

    private void judge(OrderCommand command, List<ModelVenue.Booked> booked) {
        String id = command.getOrderId();
        if (booked.size() > 1) {
            violations.add("I1 order " + id + " is " + booked.size() + " times at the venue");
        }
        for (ModelVenue.Booked order : booked) {
            if (!order.placed.equals(command)) {
                violations.add("I2 order " + id + " has other terms at the venue");
            }
        }
        List<OrderEvent> life = kafka.events().stream()
                .filter(event -> event.getOrderId().equals(id))
                .toList();
        judgeLife(id, life);
        if (!life.isEmpty()) {
            judgeTruth(id, life.getLast(), booked.isEmpty() ? null : booked.getFirst());
        }
        judgeFills(id, booked);
    }

    private void judgeLife(String id, List<OrderEvent> life) {
        for (int i = 0; i < life.size(); i++) {
            if (life.get(i).getSequence() != i) {
                violations.add(
                        "I3 order " + id + " has event " + life.get(i).getSequence() + " where " + i + " is due");
            }
        }
        long ends = life.stream()
                .filter(event -> OrderLifecycle.isTerminal(event.getState()))
                .count();
        if (ends != 1 || !OrderLifecycle.isTerminal(life.getLast().getState())) {
            violations.add("I3 order " + id + " has " + ends + " ends and is "
                    + (life.isEmpty() ? "not told of" : life.getLast().getState()));
        }
    }

    private void judgeTruth(String id, OrderEvent last, ModelVenue.@Nullable Booked truth) {
        OrderState state = last.getState();
        boolean filled = truth != null && truth.filled().equals(new Quantity(truth.placed.getQuantity()));
        if (filled != (state == OrderState.FILLED)) {
            violations.add("I4 order " + id + " is told " + state + ", and it is " + (filled ? "" : "not ") + "filled");
        }
        boolean neverThere = state == OrderState.FAILED
                || (state == OrderState.REJECTED && last.getVenueOrderId() == null)
                || "EXPIRED_UNSENT".equals(last.getReason());
        if (neverThere && truth != null) {
            violations.add("I4 order " + id + " is told " + state + " and never sent, and it is at the venue");
        }
    }

    private List<String> others() {
        return kafka.fills().stream()
                .filter(fill -> fill.getOrigin() != null)
                .map(Fill::getVenueTradeId)
                .sorted()
                .toList();
    }

    private void judgeFills(List<String> told, List<VenueTrade> trades) {
        List<String> true_ = trades.stream().map(VenueTrade::tradeId).sorted().toList();
        if (!told.equals(true_)) {
            violations.add("I7 of others the fills " + told + " are told, and " + true_ + " are true");
        }
    }

    private static Map<String, Quantity> positive(Map<String, Quantity> positions) {
        Map<String, Quantity> held = new HashMap<>(positions);
        held.values().removeIf(Quantity::isZero);
        return held;
    }

    private void judgeFills(String id, List<ModelVenue.Booked> booked) {
        List<String> told = kafka.fills().stream()
                .filter(fill -> fill.getOrderId().equals(id))
                .map(Fill::getVenueTradeId)
                .sorted()
                .toList();
        List<String> true_ = booked.stream()
                .flatMap(order -> order.trades.stream())
                .map(VenueTrade::tradeId)
                .sorted()
                .toList();
        if (!told.equals(true_)) {
            violations.add("I7 of order " + id + " the fills " + told + " are booked, and " + true_ + " are true");
        }
    }
}
