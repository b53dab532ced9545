package io.sluice.api.view;

import io.sluice.schemas.Fill;
import io.sluice.schemas.OrderState;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Adds up, for each venue and instrument, how well orders were executed. Thread-safe. */
final class Executions {
    private final Map<Place, Tally> tallies = new TreeMap<>();

    private record Place(String venue, String instrument) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            int byVenue = venue.compareTo(other.venue);
            return byVenue == 0 ? instrument.compareTo(other.instrument) : byVenue;
        }
    }

    synchronized void add(EndedOrder order) {
        Place place = new Place(order.command().getVenue(), order.command().getInstrument());
        tallies.computeIfAbsent(place, each -> new Tally(order.command().getTime()))
                .add(order);
    }

    /** By venue, then by instrument. */
    synchronized List<ExecutionFigures> figures() {
        return tallies.entrySet().stream()
                .map(entry -> entry.getValue().figures(entry.getKey()))
                .toList();
    }

    private static final class Tally {
        private final EnumMap<OrderState, Long> ends = new EnumMap<>(OrderState.class);
        private final EnumMap<OrderStage, RecentDurations> stages = new EnumMap<>(OrderStage.class);
        private Instant since;
        private BigDecimal ordered = BigDecimal.ZERO;
        private BigDecimal executed = BigDecimal.ZERO;
        private long executions;
        private BigDecimal slippedQuantity = BigDecimal.ZERO;
        private BigDecimal slippedValue = BigDecimal.ZERO;
        private BigDecimal slippage = BigDecimal.ZERO;
        private @Nullable BigDecimal worst;

        Tally(Instant since) {
            this.since = since;
            for (OrderStage stage : OrderStage.values()) {
                stages.put(stage, new RecentDurations());
            }
        }

        void add(EndedOrder order) {
            Instant decided = order.command().getTime();
            since = decided.isBefore(since) ? decided : since;
            ends.merge(order.end(), 1L, Long::sum);
            stages.forEach((stage, durations) -> order.taken(stage).ifPresent(durations::add));
            if (order.wasToExecute()) {
                ordered = ordered.add(order.command().getQuantity());
                executed = executed.add(order.executed());
            }
            order.fills().forEach(this::slip);
        }

        private void slip(Fill fill) {
            BigDecimal beyond = fill.getSlippage();
            if (beyond == null) {
                return;
            }
            executions++;
            slippedQuantity = slippedQuantity.add(fill.getQuantity());
            slippedValue = slippedValue.add(fill.getQuantity().multiply(fill.getPrice()));
            slippage = slippage.add(fill.getQuantity().multiply(beyond));
            worst = worst == null ? beyond : worst.max(beyond);
        }

        ExecutionFigures figures(Place place) {
            EnumMap<OrderStage, Quantiles> taken = new EnumMap<>(OrderStage.class);
            stages.forEach((stage, durations) -> taken.put(stage, durations.quantiles()));
            return new ExecutionFigures(
                    place.venue(), place.instrument(), since, new EnumMap<>(ends), fillRatio(), slippage(), taken);
        }

        private Optional<Double> fillRatio() {
            return ordered.signum() == 0
                    ? Optional.empty()
                    : Optional.of(
                            executed.divide(ordered, MathContext.DECIMAL64).doubleValue());
        }

        private Optional<ExecutionFigures.Slippage> slippage() {
            if (worst == null || slippedQuantity.signum() == 0) {
                return Optional.empty();
            }
            return Optional.of(new ExecutionFigures.Slippage(
                    executions,
                    slippage.divide(slippedQuantity, MathContext.DECIMAL64),
                    worst,
                    slippage.divide(slippedValue, MathContext.DECIMAL64).doubleValue(),
                    slippage));
        }
    }
}
