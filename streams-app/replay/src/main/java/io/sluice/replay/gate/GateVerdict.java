package io.sluice.replay.gate;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a gate said: go when every criterion is met.
 *
 * @param subject what was judged, for example {@code strategy} or a detector's name
 * @param criteria in the gate's order, at least one
 */
public record GateVerdict(String subject, List<Criterion> criteria) {
    /** @throws IllegalArgumentException when there is no criterion: nothing asked must not mean go */
    public GateVerdict {
        if (criteria.isEmpty()) {
            throw new IllegalArgumentException("the gate of " + subject + " has no criterion");
        }
        criteria = List.copyOf(criteria);
    }

    public boolean go() {
        return criteria.stream().allMatch(Criterion::passed);
    }

    /** The same gate with more conditions. */
    public GateVerdict and(List<Criterion> more) {
        return new GateVerdict(
                subject, Stream.concat(criteria.stream(), more.stream()).toList());
    }
}
