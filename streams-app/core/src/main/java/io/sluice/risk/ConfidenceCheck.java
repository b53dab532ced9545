package io.sluice.risk;

import io.sluice.schemas.Verdict;
import java.math.BigDecimal;

/**
 * R-CONFIDENCE: a signal must be at least this sure, whether it opens or closes.
 *
 * <p>Figures: {@code confidence}, {@code required}, 0 to 1.
 *
 * @param required lowest confidence, 0 to 1
 */
record ConfidenceCheck(BigDecimal required) implements RiskCheck {

    @Override
    public String code() {
        return "R-CONFIDENCE";
    }

    @Override
    public Scope scope() {
        return Scope.SIGNALS;
    }

    @Override
    public Verdict evaluate(Intent intent, AccountView account) {
        Double confidence = intent.confidence();
        if (confidence == null || confidence < 0 || confidence > 1) {
            return VerdictDraft.of(this).with("required", required).missing("no confidence from 0 to 1");
        }
        BigDecimal exact = BigDecimal.valueOf(confidence);
        return VerdictDraft.of(this)
                .with("confidence", exact)
                .with("required", required)
                .passWhen(exact.compareTo(required) >= 0);
    }
}
