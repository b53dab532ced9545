package io.sluice.local.config;

import io.sluice.position.TargetDistance;
import io.sluice.position.Targets;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How targets in parts, and targets that come nearer with time, are described in the file. */
final class TargetSection {
    private static final int A_MONTH_OF_MINUTES = 44_640;
    private static final Key<BigDecimal> ATR =
            Key.optional("atr", Kinds.decimal("0", "100"), "distance from the entry, multiples of ATR");
    private static final Key<BigDecimal> FRACTION = Key.optional(
            "fraction", Kinds.decimal("0", "0.99"), "the same as a fraction of the entry price; in place of `atr`");
    private static final Key<BigDecimal> PART =
            Key.of("part", Kinds.decimal("0.001", "1"), "1", "fraction of all that was entered");
    private static final Key<Integer> AFTER = Key.required(
            "afterMinutes", Kinds.whole(1, A_MONTH_OF_MINUTES), "time since the first fill from which on it holds");

    static final Section RUNGS = Section.many(
            "targets",
            "R-TARGET: targets for parts of a position, in place of `targetAtr`; what the parts leave of 1 has none.",
            List.of(ATR, FRACTION, PART));
    static final Section STEPS = Section.many(
            "targetsByTime",
            "R-TARGET: from a time on, no target is further away than this; times rise.",
            List.of(AFTER, ATR, FRACTION));

    private TargetSection() {}

    /**
     * @param risk section that holds both
     * @param targetAtr the one target where none are listed
     */
    static Targets from(Values risk, BigDecimal targetAtr) {
        List<Targets.Rung> rungs =
                risk.each(RUNGS).stream().map(TargetSection::rung).toList();
        List<Targets.Step> steps =
                risk.each(STEPS).stream().map(TargetSection::step).toList();
        return new Targets(rungs.isEmpty() ? Targets.ofAtr(targetAtr).rungs() : rungs, steps);
    }

    private static Targets.Rung rung(Values values) {
        return built(values.build(target -> new Targets.Rung(distance(target), target.get(PART))));
    }

    private static Targets.Step step(Values values) {
        return built(values.build(target -> new Targets.Step(Duration.ofMinutes(target.get(AFTER)), distance(target))));
    }

    private static TargetDistance distance(Values values) {
        Optional<BigDecimal> atr = values.find(ATR);
        Optional<BigDecimal> fraction = values.find(FRACTION);
        if (atr.isPresent() == fraction.isPresent()) {
            throw new IllegalArgumentException("must have either atr or fraction");
        }
        return atr.<TargetDistance>map(TargetDistance.OfAtr::new)
                .orElseGet(() -> new TargetDistance.OfPrice(fraction.orElseThrow()));
    }

    private static <T> T built(Optional<T> made) {
        return made.orElseThrow(Kind.Refused::new);
    }
}
