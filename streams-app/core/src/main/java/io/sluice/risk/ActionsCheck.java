package io.sluice.risk;

import io.sluice.schemas.Action;
import io.sluice.schemas.Verdict;
import java.util.Set;

/**
 * R-ACTIONS: only actions on the account's list are taken.
 *
 * <p>Figures: none; the action is the detail.
 *
 * @param allowed the list
 */
record ActionsCheck(Set<Action> allowed) implements RiskCheck {

    @Override
    public String code() {
        return "R-ACTIONS";
    }

    @Override
    public Scope scope() {
        return Scope.SIGNALS;
    }

    @Override
    public Verdict evaluate(Intent intent, AccountView account) {
        Action action = intent.action();
        return allowed.contains(action)
                ? VerdictDraft.passed(this)
                : VerdictDraft.of(this).passWhen(false, action + " is not allowed");
    }
}
