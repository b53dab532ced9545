package io.sluice.local.parity;

import io.sluice.schemas.Outcome;
import io.sluice.schemas.RiskDecision;
import io.sluice.schemas.Verdict;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * What was decided, of a {@link RiskDecision} the part that two runs can be compared by.
 *
 * @param id the same in every run for the same cause and account
 * @param quantity base units
 * @param codes which checks rejected it; empty when it was approved
 */
record Decided(
        String id,
        Instant time,
        String instrument,
        String action,
        boolean approved,
        BigDecimal quantity,
        List<String> codes) {

    static Decided of(RiskDecision decision) {
        return new Decided(
                decision.getId(),
                decision.getTime(),
                decision.getIntent().getInstrument(),
                decision.getIntent().getAction().name(),
                decision.getApproved(),
                decision.getIntent().getQuantity().stripTrailingZeros(),
                decision.getApproved()
                        ? List.of()
                        : decision.getVerdicts().stream()
                                .filter(verdict -> verdict.getOutcome() == Outcome.REJECT)
                                .map(Verdict::getCode)
                                .toList());
    }
}
