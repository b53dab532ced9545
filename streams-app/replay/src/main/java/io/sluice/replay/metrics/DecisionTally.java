package io.sluice.replay.metrics;

import io.sluice.schemas.Outcome;
import io.sluice.schemas.RiskDecision;
import io.sluice.schemas.Verdict;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts the risk gate's answers. */
final class DecisionTally {
    private int approved;
    private int rejected;
    private final SortedMap<String, Integer> rejectedBy = new TreeMap<>();

    void add(RiskDecision decision) {
        if (decision.getApproved()) {
            approved++;
            return;
        }
        rejected++;
        for (Verdict verdict : decision.getVerdicts()) {
            if (verdict.getOutcome() == Outcome.REJECT) {
                rejectedBy.merge(verdict.getCode(), 1, Integer::sum);
            }
        }
    }

    DecisionFigures figures() {
        return new DecisionFigures(approved, rejected, Collections.unmodifiableSortedMap(new TreeMap<>(rejectedBy)));
    }
}
