package io.sluice.risk;

import io.sluice.schemas.Verdict;

/**
 * R-ROLLOUT: tells with the decision with how much of its usual size a strategy that is new to its money trades, and warns
 * while it is not all of it. It never refuses; what is too small to be ordered R-SIZE refuses.
 *
 * <p>Figures: {@code fraction} of the usual size.
 */
record RolloutCheck() implements RiskCheck {

    @Override
    public String code() {
        return "R-ROLLOUT";
    }

    @Override
    public Scope scope() {
        return Scope.ENTRIES;
    }

    @Override
    public Consequence consequence() {
        return Consequence.WARNS;
    }

    @Override
    public Verdict evaluate(Intent intent, AccountView account) {
        RolloutStage stage = account.rolloutStage();
        return VerdictDraft.of(this).with("fraction", stage.fraction()).passWhen(stage == RolloutStage.FULL);
    }
}
