package io.sluice.risk;

import io.sluice.schemas.Verdict;

/**
 * R-POSITIONS: at most so many open positions, entries on their way included, and one for each instrument.
 *
 * <p>Figures: {@code open} before this one, {@code max}, counts.
 *
 * @param max most open positions
 */
record PositionsCheck(int max) implements RiskCheck {

    @Override
    public String code() {
        return "R-POSITIONS";
    }

    @Override
    public Scope scope() {
        return Scope.ENTRIES;
    }

    @Override
    public Verdict evaluate(Intent intent, AccountView account) {
        boolean held = account.holds(intent.instrument());
        int open = account.openPositions();
        VerdictDraft draft = VerdictDraft.of(this).with("open", open).with("max", max);
        return held
                ? draft.passWhen(false, intent.instrument() + " is already held")
                : draft.passWhen(open < max, "full");
    }
}
