package io.sluice.account;

import io.sluice.position.Stops;
import io.sluice.state.SlotReader;
import io.sluice.state.SlotWriter;
import io.sluice.value.Price;
import io.sluice.value.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * R-TARGET: the targets of one trade and what each is to take. All that was entered is shared out by weight in whole lots,
 * cumulatively, so that no lot is lost between them; what a target has taken already is taken off its share. When something
 * else than a target makes the position smaller, what the targets had left is what the rest is shared out by.
 */
final class Ladder {
    private final List<Rung> rungs = new ArrayList<>();
    private final List<LadderPlan.Step> steps = new ArrayList<>();
    private BigDecimal whole = BigDecimal.ONE;
    private int stepsTaken;

    List<Rung> rungs() {
        return rungs;
    }

    boolean isEmpty() {
        return rungs.isEmpty();
    }

    void clear() {
        rungs.clear();
        steps.clear();
        whole = BigDecimal.ONE;
        stepsTaken = 0;
    }

    void plan(LadderPlan plan) {
        clear();
        plan.rungs().forEach(rung -> rungs.add(Rung.planned(rung.part(), rung.distance())));
        steps.addAll(plan.steps());
    }

    /** Puts each target where the average entry price and the time held want it. */
    void anchor(int direction, Price entry, BigDecimal tick) {
        for (int i = 0; i < rungs.size(); i++) {
            BigDecimal distance = rungs.get(i).distance();
            for (LadderPlan.Step step : steps.subList(0, stepsTaken)) {
                distance = distance.min(step.distance());
            }
            rungs.set(i, rungs.get(i).at(Stops.target(direction, entry, distance, tick)));
        }
    }

    /**
     * Takes the steps that are due.
     *
     * @param held micros since the first fill
     * @return whether there was any
     */
    boolean step(long held) {
        int before = stepsTaken;
        while (stepsTaken < steps.size() && steps.get(stepsTaken).after() <= held) {
            stepsTaken++;
        }
        return stepsTaken > before;
    }

    /** Whether a step may still come. */
    boolean comesNearer() {
        return stepsTaken < steps.size();
    }

    /** What each target is still to take of a position of this size, unsigned. */
    List<Quantity> left(Quantity held, BigDecimal lot) {
        Quantity entered = held;
        for (Rung rung : rungs) {
            entered = entered.plus(rung.taken());
        }
        List<Quantity> left = new ArrayList<>();
        Quantity free = held;
        Quantity before = Quantity.ZERO;
        BigDecimal weight = BigDecimal.ZERO;
        for (Rung rung : rungs) {
            weight = weight.add(rung.weight());
            Quantity upTo = share(entered, weight, lot);
            Quantity wanted = upTo.minus(before).minus(rung.taken());
            Quantity mine = wanted.signum() > 0 ? wanted.min(free) : Quantity.ZERO;
            left.add(mine);
            free = free.minus(mine);
            before = upTo;
        }
        return left;
    }

    private Quantity share(Quantity entered, BigDecimal weight, BigDecimal lot) {
        if (weight.compareTo(whole) >= 0) {
            return entered;
        }
        BigDecimal lots = entered.value().multiply(weight).divide(whole.multiply(lot), 0, RoundingMode.DOWN);
        return new Quantity(lots.multiply(lot));
    }

    /**
     * Something is about to make the position smaller.
     *
     * @param orderId order that does; null when it is not known
     * @param held size of the position before, unsigned
     */
    void reduced(@Nullable String orderId, Quantity quantity, Quantity held, BigDecimal lot) {
        int rung = find(orderId);
        if (rung >= 0) {
            rungs.set(rung, rungs.get(rung).took(quantity));
            return;
        }
        List<Quantity> left = left(held, lot);
        for (int i = 0; i < rungs.size(); i++) {
            rungs.set(i, rungs.get(i).weighing(left.get(i)));
        }
        whole = held.value();
    }

    /** Place of the target that an order takes; -1 when it takes none. */
    int find(@Nullable String orderId) {
        for (int i = 0; i < rungs.size(); i++) {
            if (orderId != null && orderId.equals(rungs.get(i).orderId())) {
                return i;
            }
        }
        return -1;
    }

    void put(int place, Rung rung) {
        rungs.set(place, rung);
    }

    void write(SlotWriter out) {
        out.count(rungs.size());
        rungs.forEach(rung -> rung.write(out));
        LadderPlan.writeSteps(out, steps);
        out.exact(whole).count(stepsTaken);
    }

    void read(SlotReader in) {
        clear();
        for (int left = in.count(); left > 0; left--) {
            rungs.add(Rung.read(in));
        }
        steps.addAll(LadderPlan.readSteps(in));
        whole = in.exact();
        stepsTaken = in.count();
    }

    /** A single target for all that is held, as the first layout knew it. */
    void readSingle(@Nullable BigDecimal distance, @Nullable Price price, @Nullable String orderId) {
        clear();
        if (distance != null) {
            boolean givenUp = price == null && orderId != null;
            rungs.add(new Rung(BigDecimal.ONE, distance, Quantity.ZERO, price, orderId, givenUp));
        }
    }
}
