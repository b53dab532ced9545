package io.sluice.account;

import io.sluice.market.Micros;
import io.sluice.position.Stops;
import io.sluice.position.Targets;
import io.sluice.state.SlotReader;
import io.sluice.state.SlotWriter;
import io.sluice.value.Price;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * The targets of one entry as distances in points, as it was sized with them.
 *
 * @param rungs one for each part
 * @param steps how they come nearer with time
 */
record LadderPlan(List<Rung> rungs, List<Step> steps) {
    static final LadderPlan NONE = new LadderPlan(List.of(), List.of());

    /**
     * @param part fraction of all that is entered, above 0, up to 1
     * @param distance points
     */
    record Rung(BigDecimal part, BigDecimal distance) {}

    /**
     * @param after micros since the first fill
     * @param distance points beyond which no target is from then on
     */
    record Step(long after, BigDecimal distance) {}

    LadderPlan {
        rungs = List.copyOf(rungs);
        steps = List.copyOf(steps);
    }

    /** @param direction 1 for long, -1 for short */
    static LadderPlan of(Targets targets, int direction, Price price, BigDecimal atr, BigDecimal tick) {
        List<Rung> rungs = new ArrayList<>();
        for (Targets.Rung rung : targets.rungs()) {
            Price target = Stops.target(direction, price, rung.distance().from(price, atr), tick);
            rungs.add(new Rung(rung.part(), price.distanceTo(target)));
        }
        List<Step> steps = new ArrayList<>();
        for (Targets.Step step : targets.steps()) {
            long after = step.after().toSeconds() * Micros.PER_SECOND;
            steps.add(new Step(after, step.distance().from(price, atr)));
        }
        return new LadderPlan(rungs, steps);
    }

    /** All at one distance. */
    static LadderPlan single(BigDecimal distance) {
        return new LadderPlan(List.of(new Rung(BigDecimal.ONE, distance)), List.of());
    }

    void write(SlotWriter out) {
        out.count(rungs.size());
        rungs.forEach(rung -> out.exact(rung.part()).exact(rung.distance()));
        writeSteps(out, steps);
    }

    static LadderPlan read(SlotReader in) {
        List<Rung> rungs = new ArrayList<>();
        for (int left = in.count(); left > 0; left--) {
            rungs.add(new Rung(in.exact(), in.exact()));
        }
        return new LadderPlan(rungs, readSteps(in));
    }

    static void writeSteps(SlotWriter out, List<Step> steps) {
        out.count(steps.size());
        steps.forEach(step -> out.whole(step.after()).exact(step.distance()));
    }

    static List<Step> readSteps(SlotReader in) {
        List<Step> steps = new ArrayList<>();
        for (int left = in.count(); left > 0; left--) {
            steps.add(new Step(in.whole(), in.exact()));
        }
        return steps;
    }
}
