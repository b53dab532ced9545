package io.sluice.risk;

import io.sluice.schemas.Verdict;

/**
 * R-DAILY: at most so many entries in a UTC day, those on their way included.
 *
 * <p>Figures: {@code executions} before this one, {@code max}, counts.
 *
 * @param max most entries of a day
 */
record DailyCheck(int max) implements RiskCheck {

    @Override
    public String code() {
        return "R-DAILY";
    }

    @Override
    public Scope scope() {
        return Scope.ENTRIES;
    }

    @Override
    public Verdict evaluate(Intent intent, AccountView account) {
        int executions = account.executionsToday();
        return VerdictDraft.of(this)
                .with("executions", executions)
                .with("max", max)
                .passWhen(executions < max);
    }
}
