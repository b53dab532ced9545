package io.sluice.risk;

import io.sluice.schemas.Amount;
import io.sluice.schemas.Outcome;
import io.sluice.schemas.Verdict;
import java.util.List;

/** Reads verdicts. */
public final class Verdicts {
    private Verdicts() {}

    /**
     * A verdict on one line (R-CODES): its code, each figure as a plain decimal without trailing zeros, and its detail
     * in brackets, for example {@code R-CAPITAL free=812.4 required=1000}.
     */
    public static String text(Verdict verdict) {
        StringBuilder line = new StringBuilder(verdict.getCode());
        for (Amount figure : verdict.getFigures()) {
            line.append(' ')
                    .append(figure.getName())
                    .append('=')
                    .append(figure.getValue().stripTrailingZeros().toPlainString());
        }
        if (verdict.getDetail() != null) {
            line.append(" (").append(verdict.getDetail()).append(')');
        }
        return line.toString();
    }

    /** Whether a list of verdicts is an approval: there is at least one, and each is one of those that let pass. */
    public static boolean approve(List<Verdict> verdicts) {
        for (Verdict verdict : verdicts) {
            if (!letsPass(verdict.getOutcome())) {
                return false;
            }
        }
        return !verdicts.isEmpty();
    }

    private static boolean letsPass(Outcome outcome) {
        return switch (outcome) {
            case PASS, WARN, NOT_APPLICABLE -> true;
            case REJECT, UNRECOGNISED -> false;
        };
    }
}
