package io.sluice.order.simulation;

import io.sluice.order.AccountPicture;
import io.sluice.order.OrderFold;
import io.sluice.order.OrderInput;
import io.sluice.order.OrderSink;
import io.sluice.order.VenueOrders;
import io.sluice.order.call.Answer;
import io.sluice.order.call.Finding;
import io.sluice.order.call.VenueCall;
import io.sluice.order.call.VenueReport;
import io.sluice.schemas.Alert;
import io.sluice.schemas.Drift;
import io.sluice.schemas.ErrorClass;
import io.sluice.schemas.Fill;
import io.sluice.schemas.OrderEvent;
import io.sluice.schemas.RejectReason;
import io.sluice.value.Money;
import io.sluice.value.Quantity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One process that owns the account, driven as the runner drives the fold. It may die at every step, or stop in its tracks
 * and go on much later, when another one has long taken over.
 */
final class ModelOwner {
    private static final Duration TICK = Duration.ofMillis(500);
    private static final Duration SLOW_TICK = Duration.ofSeconds(3);

    private final Simulation simulation;
    private final World world;
    private final ModelKafka kafka;
    private final ModelVenue venue;
    private final OrderFold fold;
    private final VenueOrders orders;
    private final long epoch;
    private final Deque<OrderInput> inbox = new ArrayDeque<>();
    private int position;
    private boolean alive = true;
    private Instant stalledUntil = Instant.MIN;

    ModelOwner(Simulation simulation, OrderFold fold) {
        this.simulation = simulation;
        this.world = simulation.world();
        this.kafka = simulation.kafka();
        this.venue = simulation.venue();
        this.fold = fold;
        this.epoch = kafka.takeOver();
        this.orders = fold.begin(Simulation.ACCOUNT, Simulation.VENUE);
        this.position = kafka.position();
        restore();
    }

    private void restore() {
        boolean uncommittedToo = simulation.plant() == Plant.READ_UNCOMMITTED;
        kafka.commands().subList(0, position).stream()
                .filter(entry -> entry.committed() || uncommittedToo)
                .forEach(entry -> orders.restore(entry.command()));
        if (simulation.plant() != Plant.RESTORED_AS_NEW) {
            kafka.events().forEach(orders::restore);
            kafka.fills().forEach(orders::restore);
        }
    }

    void start() {
        venue.tell(report -> take(new OrderInput.Reported(world.now(), report)));
        take(new OrderInput.TakenOver(world.now(), epoch));
        tick();
        world.in(world.millis(100, 1_000), this::compare);
    }

    boolean isAlive() {
        return alive;
    }

    void crash() {
        alive = false;
    }

    private boolean isStalled() {
        return world.now().isBefore(stalledUntil);
    }

    /** Does this now; or when it goes on, if it has stopped in its tracks; or never, if it is dead. */
    private void act(Runnable what) {
        if (!alive) {
            return;
        }
        if (isStalled()) {
            world.in(Duration.between(world.now(), stalledUntil), () -> act(what));
        } else {
            what.run();
        }
    }

    /** @return false when it has died or stopped at this point */
    private boolean survives() {
        if (world.fault(0.004)) {
            alive = false;
            simulation.replace(this, world.millis(200, 3_000));
        } else if (world.fault(0.004)) {
            stalledUntil = world.now().plus(world.millis(500, 20_000));
            simulation.replace(this, world.millis(100, 4_000));
        }
        return alive && !isStalled();
    }

    private void tick() {
        act(() -> {
            take(new OrderInput.Passed(world.now()));
            poll();
        });
        if (alive) {
            world.in(world.isHealthy() ? SLOW_TICK : TICK, this::tick);
        }
    }

    private void poll() {
        while (alive && !isStalled() && position < kafka.commands().size()) {
            ModelKafka.Entry entry = kafka.commands().get(position);
            position++;
            if (entry.committed() || simulation.plant() == Plant.READ_UNCOMMITTED) {
                take(new OrderInput.Commanded(world.now(), entry.command(), null));
            }
        }
    }

    /** One input, one transaction; then the calls. */
    private void take(OrderInput input) {
        if (!alive) {
            return;
        }
        if (isStalled()) {
            act(() -> take(input));
            return;
        }
        inbox.add(input);
        if (inbox.size() == 1) {
            while (!inbox.isEmpty()) {
                apply(inbox.peek());
                inbox.remove();
            }
        }
    }

    private void apply(OrderInput input) {
        if (!alive) {
            return;
        }
        Decided decided = new Decided();
        fold.apply(orders, input, decided);
        List<VenueCall> calls = decided.calls;
        int upTo = position;
        if (simulation.plant() == Plant.CALL_BEFORE_COMMIT) {
            calls.forEach(this::send);
            calls = List.of();
        }
        if (simulation.plant() == Plant.OFFSET_BEFORE_INTENT && !kafka.commit(epoch, ModelKafka.Batch.EMPTY, upTo)) {
            alive = false;
        }
        List<VenueCall> after = calls;
        if (survives()) {
            commit(decided, upTo, after);
        } else {
            act(() -> commit(decided, upTo, after));
        }
    }

    private void commit(Decided decided, int upTo, List<VenueCall> calls) {
        if (!alive) {
            return;
        }
        ModelKafka.Batch batch = new ModelKafka.Batch(decided.events, decided.fills);
        if (!kafka.commit(epoch, batch, upTo)) {
            alive = false;
            return;
        }
        simulation.committed(decided.events);
        decided.statements.forEach(simulation::stated);
        if (survives()) {
            calls.forEach(this::send);
        } else {
            act(() -> calls.forEach(this::send));
        }
    }

    private void send(VenueCall call) {
        if (!survives()) {
            act(() -> send(call));
            return;
        }
        switch (call) {
            case VenueCall.Place place -> place(place);
            case VenueCall.Cancel cancel -> ask(cancel, () -> answer(cancel, venue.cancel(cancel)));
            case VenueCall.LookUp lookUp -> ask(lookUp, () -> found(lookUp, venue.find(lookUp)));
        }
    }

    private void place(VenueCall.Place call) {
        VenueCall.Place sent = signed(call);
        if (world.now().isAfter(sent.deadline())) {
            answer(call, new Answer.Refused(ErrorClass.TIMEOUT_ERROR, "NOT_SENT", "too late", null));
            return;
        }
        simulation.sent(call);
        boolean lost = world.fault(0.1);
        boolean replyLost = world.fault(0.15);
        // A request may hang somewhere on its way for as long as the venue would still take it, and longer.
        Duration way = world.fault(0.1) ? world.millis(0, 8_000) : world.millis(1, 50);
        if (!lost) {
            world.in(way, () -> {
                Answer answer = simulation.arrived(sent, venue.place(sent));
                if (!replyLost) {
                    world.in(world.millis(1, 50), () -> act(() -> answer(call, answer)));
                }
            });
        }
        // The connection may break long before that, with the request still on its way.
        boolean broken = world.fault(0.1);
        Duration patience = broken
                ? world.millis(1, 300)
                : Duration.between(world.now(), call.deadline()).plusMillis(1);
        world.in(
                patience,
                () -> act(() ->
                        answer(call, new Answer.Unknown(ErrorClass.TIMEOUT_ERROR, "TIMEOUT", "no answer in time"))));
    }

    private VenueCall.Place signed(VenueCall.Place call) {
        return switch (simulation.plant()) {
            case SIGNED_AGAIN -> until(call, world.now().plusSeconds(5));
            case DEADLINE_STRETCHED -> until(call, call.deadline().plusSeconds(4));
            default -> call;
        };
    }

    private static VenueCall.Place until(VenueCall.Place call, Instant deadline) {
        return new VenueCall.Place(
                call.number(), call.order(), call.attempt(), call.issuedAt(), deadline, call.epoch());
    }

    private void ask(VenueCall call, Runnable exchange) {
        simulation.asked(call);
        if (!world.fault(0.05)) {
            world.in(world.millis(1, 100), () -> act(exchange));
        } else if (call instanceof VenueCall.LookUp lookUp) {
            world.in(
                    Duration.ofSeconds(5),
                    () -> act(() -> found(
                            lookUp,
                            new Finding.Inconclusive(ErrorClass.TIMEOUT_ERROR, "TIMEOUT", "no answer in time"))));
        } else {
            world.in(
                    Duration.ofSeconds(5),
                    () -> act(() -> answer(
                            call, new Answer.Unknown(ErrorClass.TIMEOUT_ERROR, "TIMEOUT", "no answer in time"))));
        }
    }

    private void answer(VenueCall call, Answer answer) {
        boolean blind = simulation.plant() == Plant.BLIND_RESEND && answer instanceof Answer.Unknown;
        Answer taken = blind ? new Answer.Refused(ErrorClass.TIMEOUT_ERROR, "TIMEOUT", "timed out", null) : answer;
        take(new OrderInput.Answered(world.now(), call.order().getOrderId(), call.number(), taken));
    }

    private void found(VenueCall.LookUp call, Finding finding) {
        take(new OrderInput.LookedUp(world.now(), call.order().getOrderId(), call.number(), finding));
    }

    private void compare() {
        act(() -> {
            AccountPicture picture =
                    new AccountPicture(world.now(), venue.openOrders(), venue.trades(), venue.positions(), Map.of());
            take(new OrderInput.Compared(world.now(), picture));
        });
        if (alive) {
            world.in(Duration.ofSeconds(20), this::compare);
            if (world.fault(0.2)) {
                take(new OrderInput.Reported(world.now(), new VenueReport.Gap("cut", world.now())));
                world.in(
                        world.millis(100, 3_000),
                        () -> act(() ->
                                take(new OrderInput.Reported(world.now(), new VenueReport.Resumed(world.now())))));
            }
        }
    }

    /** What the venue holds, and of which instruments that proves nothing. */
    record Statement(Map<String, Quantity> positions, Set<String> inFlight) {}

    /** What one input has led to. */
    private static final class Decided implements OrderSink {
        private final List<OrderEvent> events = new ArrayList<>();
        private final List<Fill> fills = new ArrayList<>();
        private final List<VenueCall> calls = new ArrayList<>();
        private final List<Statement> statements = new ArrayList<>();

        @Override
        public void event(OrderEvent event) {
            events.add(event);
        }

        @Override
        public void fill(Fill fill) {
            fills.add(fill);
        }

        @Override
        public void alert(Alert alert) {}

        @Override
        public void drift(Drift drift) {}

        @Override
        public void balance(String currency, Money balance, Instant time) {}

        /** What was booked of each instrument when this was told: the fills that came with it, too. */
        @Override
        public void stated(AccountPicture picture, Set<String> inFlight, Instant time) {
            statements.add(new Statement(picture.positions(), inFlight));
        }

        @Override
        public void synchronised(boolean agrees, String reason, Instant time) {}

        @Override
        public void rejected(RejectReason reason, String detail) {}

        @Override
        public void call(VenueCall call) {
            calls.add(call);
        }
    }
}
