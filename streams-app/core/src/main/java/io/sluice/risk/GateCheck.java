package io.sluice.risk;

import io.sluice.schemas.Verdict;
import java.time.Duration;

/**
 * R-GATE: no entry without a passed backtest of the strategy as it is now, code and configuration, on candles that are not
 * too old. Asked where orders move real money, and on a test network where that is wanted.
 *
 * <p>Figures: {@code age} of the backtest's last candle and {@code maxAge}, seconds; the detail names strategy and backtest,
 * also of a pass.
 *
 * @param strategyId the strategy as it is now
 * @param maxAge oldest last candle
 */
record GateCheck(String strategyId, Duration maxAge) implements RiskCheck {

    @Override
    public String code() {
        return "R-GATE";
    }

    @Override
    public Scope scope() {
        return Scope.ENTRIES;
    }

    @Override
    public Verdict evaluate(Intent intent, AccountView account) {
        GateEvidence evidence = account.gate(strategyId);
        if (evidence == null) {
            return VerdictDraft.of(this)
                    .with("maxAge", maxAge)
                    .missing("no passed backtest of strategy " + strategyId + " is recorded");
        }
        Duration age = Duration.between(evidence.to(), account.now());
        return VerdictDraft.of(this)
                .with("age", age)
                .with("maxAge", maxAge)
                .answer(
                        age.compareTo(maxAge) <= 0,
                        "strategy " + strategyId + ", dataset " + evidence.datasetId() + ", up to " + evidence.to());
    }
}
