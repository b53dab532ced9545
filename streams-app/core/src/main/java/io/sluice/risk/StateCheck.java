package io.sluice.risk;

import io.sluice.schemas.Verdict;

/**
 * R-STATE: an ACTIVE account may do everything, a REDUCING one only what lowers exposure, a HALTED one nothing; while a
 * venue is resynchronising, or its positions differ from ours, entries are rejected. Protection and operators do not ask.
 *
 * <p>Figures: none; the state is the detail.
 */
final class StateCheck implements RiskCheck {

    @Override
    public String code() {
        return "R-STATE";
    }

    @Override
    public Scope scope() {
        return Scope.SIGNALS;
    }

    @Override
    public Verdict evaluate(Intent intent, AccountView account) {
        return switch (account.tradingState()) {
            case ACTIVE ->
                intent.reduceOnly() || (account.synchronised() && account.positionsAgree())
                        ? VerdictDraft.passed(this)
                        : VerdictDraft.of(this).passWhen(false, reason(account));
            case REDUCING -> VerdictDraft.of(this).passWhen(intent.reduceOnly(), "REDUCING");
            case HALTED -> VerdictDraft.of(this).passWhen(false, "HALTED");
            case UNRECOGNISED -> VerdictDraft.of(this).missing("the trading state is not known");
        };
    }

    private static String reason(AccountView account) {
        return account.synchronised() ? "the venue's positions differ" : "the venue is resynchronising";
    }
}
