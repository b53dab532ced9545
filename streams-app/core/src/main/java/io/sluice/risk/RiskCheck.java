package io.sluice.risk;

import io.sluice.schemas.Verdict;

/**
 * One rule of the gate. Stateless; called once for each decision, by one thread, also when an earlier rule has refused.
 * A missing or stale input is a rejection ({@link VerdictDraft#missing}), never a pass and never an exception.
 */
public interface RiskCheck {
    /** Which intents a rule is asked about; the others get NOT_APPLICABLE. */
    enum Scope {
        /** Intents that may open or enlarge a position. */
        ENTRIES,
        /** Whatever a signal causes, exits too. Operators and protection are exempt. */
        SIGNALS,
        /** Every intent. */
        ALL;

        boolean covers(Intent intent) {
            return switch (this) {
                case ENTRIES -> !intent.reduceOnly();
                case SIGNALS -> intent.bySignal();
                case ALL -> true;
            };
        }
    }

    /** What a rule's refusal means. */
    enum Consequence {
        /** The intent is rejected. */
        BLOCKS,
        /** The decision carries a warning. */
        WARNS
    }

    /** Stable machine code (R-CODES), for example R-CAPITAL. */
    String code();

    Scope scope();

    /** Blocking unless a rule says otherwise. */
    default Consequence consequence() {
        return Consequence.BLOCKS;
    }

    /** The rule's answer, with the figures it compared. */
    Verdict evaluate(Intent intent, AccountView account);
}
