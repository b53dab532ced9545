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
        return VerdictDraft.of(this)
                .passWhen(
                        account.definition(intent.instrument()) != null,
                        () -> intent.instrument() + " is not traded by this account");
    }
}
