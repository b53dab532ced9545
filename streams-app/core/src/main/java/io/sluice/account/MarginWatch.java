package io.sluice.account;

import io.sluice.risk.MarginUse;
import io.sluice.risk.MarketLimits;
import io.sluice.risk.OnMarginRatio;
import io.sluice.schemas.AlertKind;
import io.sluice.schemas.Severity;
import io.sluice.schemas.StatedMargin;
import io.sluice.schemas.Statement;
import io.sluice.schemas.TradingState;
import io.sluice.value.Money;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * R-LIQUIDATION: looks at the margin that the venue says it requires. Beyond the limit people are told, once, and by policy
 * half of every position is closed; both happen again only after the ratio has been {@link #BACK} below the limit, so that
 * one that swings around it raises no alert each time. A halt is an operator's to end: a halted account is left to people.
 */
final class MarginWatch {
    static final BigDecimal BACK = new BigDecimal("0.05");

    private static final String CODE = "R-LIQUIDATION";

    private final MarketLimits limits;
    private final Halving halving;

    MarginWatch(MarketLimits limits, Halving halving) {
        this.limits = limits;
        this.halving = halving;
    }

    void look(Turn turn, Statement statement) {
        StatedMargin stated = statement.getMargin();
        LastMargin last = turn.state().margin();
        if (stated != null) {
            last.set(new Money(stated.getRequired()), new Money(stated.getBalance()), turn.now());
            judge(turn, last, last.view());
        }
    }

    private void judge(Turn turn, LastMargin last, @Nullable MarginUse use) {
        if (use == null) {
            return;
        }
        if (!last.isTold() && use.isAbove(limits.maxMarginRatio())) {
            last.told(true);
            beyond(turn, use);
        } else if (last.isTold()
                && !use.isAbove(limits.maxMarginRatio().subtract(BACK).max(BigDecimal.ZERO))) {
            last.told(false);
            turn.alert(
                    AlertKind.LIQUIDATION,
                    Severity.INFO,
                    CODE,
                    "The margin is within its limit again: the venue " + text(use) + ".");
        }
    }

    private void beyond(Turn turn, MarginUse use) {
        boolean halted = turn.state().ledger().tradingState() == TradingState.HALTED;
        boolean reduces = limits.onMarginRatio() == OnMarginRatio.REDUCE && !halted;
        String done = reduces
                ? "Half of every position is closed, and there are no entries until somebody resumes."
                : "Entries wait; positions are left to people.";
        String text =
                "The venue " + text(use) + ", beyond the limit of " + plain(limits.maxMarginRatio()) + ". " + done;
        turn.alert(AlertKind.LIQUIDATION, Severity.CRITICAL, CODE, text);
        if (reduces) {
            halving.all(turn, new Because(CODE, "the margin ratio is " + plain(use.ratio())));
        }
    }

    private static String text(MarginUse use) {
        return "requires " + use.required() + " of a margin balance of " + use.balance() + ", a ratio of "
                + plain(use.ratio());
    }

    private static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }
}
