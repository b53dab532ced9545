package io.sluice.position;

import io.sluice.value.Price;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * R-TARGET: where the profit of a trade is taken, in which parts, and how that comes nearer with the time it is held.
 *
 * @param rungs one for each part, 1 to 10; what their parts leave of 1 has no target and is left to the stop
 * @param steps from a time on no target is further away than this; times rise, at most 20
 */
public record Targets(List<Rung> rungs, List<Step> steps) {
    private static final int MOST_RUNGS = 10;
    private static final int MOST_STEPS = 20;

    /**
     * One part of a position and where its profit is taken.
     *
     * @param distance above 0
     * @param part fraction of all that was entered, above 0, up to 1
     */
    public record Rung(TargetDistance distance, BigDecimal part) {
        /** @throws IllegalArgumentException naming what cannot be */
        public Rung {
            if (distance.factor().signum() == 0) {
                throw new IllegalArgumentException("a target must be away from the entry");
            }
            if (part.signum() <= 0 || part.compareTo(BigDecimal.ONE) > 0) {
                throw new IllegalArgumentException("a target's part must be above 0 and up to 1, is " + part);
            }
        }

        @Override
        public String toString() {
            return plain(part) + " at " + distance;
        }
    }

    /**
     * A nearer target for what is held long.
     *
     * @param after time since the first fill, above 0
     * @param distance 0 or more: at 0 all is sold where it was bought
     */
    public record Step(Duration after, TargetDistance distance) {
        /** @throws IllegalArgumentException when the time is not above 0 */
        public Step {
            if (after.isNegative() || after.isZero()) {
                throw new IllegalArgumentException("targets come nearer after a time above 0, not after " + after);
            }
        }

        @Override
        public String toString() {
            return distance + " after " + after;
        }
    }

    /** @throws IllegalArgumentException when there are none or too many, parts exceed 1 or times do not rise */
    public Targets {
        rungs = List.copyOf(rungs);
        steps = List.copyOf(steps);
        if (rungs.isEmpty() || rungs.size() > MOST_RUNGS) {
            throw new IllegalArgumentException("there must be 1 to " + MOST_RUNGS + " targets, not " + rungs.size());
        }
        if (steps.size() > MOST_STEPS) {
            throw new IllegalArgumentException("targets may come nearer " + MOST_STEPS + " times, not " + steps.size());
        }
        BigDecimal parts = rungs.stream().map(Rung::part).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (parts.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException("the parts of the targets must not exceed 1, but are " + plain(parts));
        }
        for (int i = 1; i < steps.size(); i++) {
            if (steps.get(i).after().compareTo(steps.get(i - 1).after()) <= 0) {
                throw new IllegalArgumentException("the times at which targets come nearer must rise: "
                        + steps.get(i).after() + " follows " + steps.get(i - 1).after());
            }
        }
    }

    /** All at one multiple of the average true range, however long it is held. */
    public static Targets ofAtr(BigDecimal multiple) {
        return new Targets(List.of(new Rung(new TargetDistance.OfAtr(multiple), BigDecimal.ONE)), List.of());
    }

    /** Points to the nearest of them, before any step. */
    public BigDecimal nearest(Price price, BigDecimal atr) {
        BigDecimal nearest = rungs.getFirst().distance().from(price, atr);
        for (Rung rung : rungs.subList(1, rungs.size())) {
            nearest = nearest.min(rung.distance().from(price, atr));
        }
        return nearest;
    }

    /** One line that is the same on any machine; equal targets have equal lines. */
    public String canonicalText() {
        Rung first = rungs.getFirst();
        boolean usual = rungs.size() == 1
                && steps.isEmpty()
                && first.part().compareTo(BigDecimal.ONE) == 0
                && first.distance() instanceof TargetDistance.OfAtr;
        if (usual) {
            return "targetAtr=" + plain(first.distance().factor());
        }
        return "targets=" + text(rungs) + " targetsByTime=" + text(steps);
    }

    private static String text(List<?> parts) {
        return parts.stream().map(Object::toString).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }
}
