package io.sluice.risk;

import io.sluice.schemas.Verdict;

/**
 * R-SYMBOLS: only instruments on the account's list are traded, and only those whose definition is known.
 *
 * <p>Figures: none; the instrument is the detail.
 */
final class SymbolsCheck implements RiskCheck {

    @Override
    public String code() {
        return "R-SYMBOLS";
    }

    @Override
    public Scope scope() {
        return Scope.SIGNALS;
    }

    @Override
    public Verdict evaluate(Intent intent, AccountView account) {
        String instrument = intent.instrument();
        return account.definition(instrument) != null
                ? VerdictDraft.passed(this)
                : VerdictDraft.of(this).passWhen(false, instrument + " is not traded by this account");
    }
}
