package io.sluice.api.view;

import io.sluice.schemas.Fill;
import io.sluice.schemas.Leg;
import io.sluice.schemas.OrderCommand;
import io.sluice.schemas.OrderEvent;
import io.sluice.schemas.OrderEventKind;
import io.sluice.schemas.OrderState;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * An order that has ended, with all that became of it.
 *
 * @param command what placed it
 * @param events its transitions, in order; at least one
 * @param fills all its executions
 */
public record EndedOrder(OrderCommand command, List<OrderEvent> events, List<Fill> fills) {
    public EndedOrder {
        events = List.copyOf(events);
        fills = List.copyOf(fills);
    }

    /** How it ended. */
    public OrderState end() {
        return events.getLast().getState();
    }

    /** Base units that were executed. */
    public BigDecimal executed() {
        return events.getLast().getFilledQuantity();
    }

    /** Whether it was there to be executed, and not to wait for a price that may never come. */
    public boolean wasToExecute() {
        return command.getLeg() != Leg.STOP && command.getLeg() != Leg.TARGET;
    }

    /**
     * How long a stage took; empty where the order did not go through it. The venue's clock and ours may differ: what would be
     * less than nothing is nothing.
     */
    public Optional<Duration> taken(OrderStage stage) {
        if (!stage.isOf(command.getType())) {
            return Optional.empty();
        }
        Optional<Instant> from =
                stage == OrderStage.DECIDED_TO_SENT ? Optional.of(command.getTime()) : first(stage::beginsWith);
        return from.flatMap(begin -> first(stage::endsWith).map(end -> Duration.between(begin, end)))
                .map(taken -> taken.isNegative() ? Duration.ZERO : taken);
    }

    private Optional<Instant> first(Predicate<OrderEventKind> kind) {
        return events.stream()
                .filter(event -> kind.test(event.getKind()))
                .map(OrderEvent::getTime)
                .findFirst();
    }
}
