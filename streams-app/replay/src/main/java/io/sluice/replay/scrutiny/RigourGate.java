package io.sluice.replay.scrutiny;

import io.sluice.replay.gate.Comparison;
import io.sluice.replay.gate.Criterion;
import io.sluice.replay.gate.Criterion.Unit;
import io.sluice.replay.rigour.MonteCarlo;
import io.sluice.replay.rigour.Rigour;
import io.sluice.replay.walk.Sensitivity;
import java.util.List;
import java.util.OptionalDouble;

/** What the strategy's gate asks on top when rigour is wanted. */
public final class RigourGate {
    private RigourGate() {}

    /** @param initialEquity of the account, positive */
    public static List<Criterion> criteria(
            Rigour rigour, Scrutiny scrutiny, double initialEquity, RigourThresholds thresholds) {
        return List.of(
                rigour.criterion(),
                tradeLoss(rigour, thresholds.tradeLoss()),
                lookAhead(scrutiny, thresholds.lookAhead()),
                warmUp(scrutiny, thresholds.warmUp()),
                medianProfit(scrutiny, initialEquity, thresholds.medianProfit()));
    }

    /** What is asked besides where sensitivity is known: values that are right only by the hair are luck. */
    public static Criterion neighbours(Sensitivity around, RigourThresholds thresholds) {
        return Criterion.of(
                "neighbourDrop",
                Unit.FRACTION,
                around.drop(),
                Comparison.AT_MOST,
                thresholds.neighbourDrop(),
                "no neighbour, or no objective to compare");
    }

    private static Criterion tradeLoss(Rigour rigour, double most) {
        OptionalDouble loss = rigour.monteCarlo().stream()
                .filter(runs -> runs.method() == MonteCarlo.Method.BOOTSTRAP)
                .mapToDouble(MonteCarlo::lossProbability)
                .findFirst();
        return Criterion.of("tradeLoss", Unit.FRACTION, loss, Comparison.AT_MOST, most, "no trade was closed");
    }

    private static Criterion lookAhead(Scrutiny scrutiny, int most) {
        OptionalDouble moments = OptionalDouble.of(scrutiny.lookAhead().dependent());
        return Criterion.of("lookAhead", Unit.COUNT, moments, Comparison.AT_MOST, most, "");
    }

    private static Criterion warmUp(Scrutiny scrutiny, double most) {
        return Criterion.of(
                "warmUp",
                Unit.FRACTION,
                scrutiny.warmUpRemaining(),
                Comparison.AT_MOST,
                most,
                "no signal to compare, or too short a history");
    }

    private static Criterion medianProfit(Scrutiny scrutiny, double initialEquity, double above) {
        OptionalDouble median = OptionalDouble.of(scrutiny.markets().netProfit().p50() / initialEquity);
        return Criterion.of("resampledProfit", Unit.FRACTION, median, Comparison.ABOVE, above, "");
    }
}
