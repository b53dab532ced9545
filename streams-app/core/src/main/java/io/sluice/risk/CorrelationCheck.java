package io.sluice.risk;

import io.sluice.schemas.Pattern;
import io.sluice.schemas.Verdict;
import java.math.BigDecimal;

/**
 * R-CORRELATION: max |ρ| between the new pattern and the patterns of open positions is at most 0.70; entries on their
 * way count as open.
 *
 * <p>Figures: {@code correlation}, the largest |ρ| (0 when nothing is open), {@code max}.
 *
 * @param max largest |ρ|
 * @param matrix ρ of any two patterns
 */
record CorrelationCheck(BigDecimal max, PatternCorrelation matrix) implements RiskCheck {

    @Override
    public String code() {
        return "R-CORRELATION";
    }

    @Override
    public Scope scope() {
        return Scope.ENTRIES;
    }

    @Override
    public Verdict evaluate(Intent intent, AccountView account) {
        BigDecimal largest = BigDecimal.ZERO;
        Pattern pattern = intent.pattern();
        if (pattern == null || pattern == Pattern.UNRECOGNISED) {
            return VerdictDraft.of(this).with("max", max).missing("the signal's pattern is not known");
        }
        for (Pattern open : account.openPatterns()) {
            BigDecimal correlation = matrix.between(pattern, open);
            if (correlation == null) {
                return VerdictDraft.of(this).with("max", max).missing("the pattern of an open position is not known");
            }
            largest = largest.max(correlation.abs());
        }
        return VerdictDraft.of(this)
                .with("correlation", largest)
                .with("max", max)
                .passWhen(largest.compareTo(max) <= 0);
    }
}
