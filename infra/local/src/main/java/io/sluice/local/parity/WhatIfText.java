package io.sluice.local.parity;

import io.sluice.local.command.SluiceCommand;
import io.sluice.replay.metrics.ClosedTrade;
import io.sluice.schemas.serde.RecordJson;
import io.sluice.value.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What would have been, for people: the figures first, then the first of the changes. */
final class WhatIfText {
    private static final int SHOWN = 20;

    private WhatIfText() {}

    static List<String> of(WhatIf whatIf) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "%s: net profit %s %s as recorded, %s replayed: %s",
                whatIf.account(),
                money(whatIf.recordedNet()),
                whatIf.currency(),
                money(whatIf.replayedNet()),
                signed(whatIf.profitChange())));
        lines.add("  " + whatIf.same() + " decisions are the same" + counts(whatIf));
        whatIf.decisions().stream().limit(SHOWN).forEach(each -> lines.add("    " + sentence(each)));
        more(lines, whatIf.decisions().size());
        lines.add(
                "  " + whatIf.recordedTrades() + " trades ended as recorded, " + whatIf.replayedTrades() + " replayed");
        whatIf.trades().stream().limit(SHOWN).forEach(each -> lines.add("    " + sentence(each)));
        more(lines, whatIf.trades().size());
        return lines;
    }

    /** Answers as the command is asked to. */
    static void print(SluiceCommand sluice, WhatIf whatIf) {
        if (sluice.json()) {
            sluice.terminal().print(RecordJson.render(WhatIfJson.of(whatIf)));
        } else {
            of(whatIf).forEach(sluice.terminal()::print);
        }
    }

    /** What is on one side of a comparison only, and so no part of it. */
    static List<String> leftOut(Comparison comparison, RecordedInputs inputs) {
        List<String> lines = new ArrayList<>();
        if (!comparison.leftOut().isEmpty()) {
            lines.add("Left out: " + String.join(", ", comparison.leftOut())
                    + ", which trades none of it under this configuration.");
        }
        if (inputs.outside() > 0) {
            lines.add("Not repeated: " + inputs.outside() + " commands of operators and balances of venues.");
        }
        return lines;
    }

    private static String counts(WhatIf whatIf) {
        Map<WhatIf.DecisionKind, Long> counts = whatIf.decisions().stream()
                .collect(Collectors.groupingBy(WhatIf.DecisionChange::kind, TreeMap::new, Collectors.counting()));
        return counts.entrySet().stream()
                .map(each -> ", " + each.getValue() + " " + words(each.getKey()))
                .collect(Collectors.joining());
    }

    private static void more(List<String> lines, int all) {
        if (all > SHOWN) {
            lines.add("    and " + (all - SHOWN) + " more; --json lists all");
        }
    }

    private static String words(Enum<?> kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    static String sentence(WhatIf.DecisionChange change) {
        Decided shown = change.shown();
        return shown.time() + " " + shown.instrument() + " " + words(change.kind()) + " " + shown.action() + ": "
                + verdict(change.recorded()) + " -> " + verdict(change.replayed());
    }

    private static String verdict(Decided decided) {
        if (decided == null) {
            return "nothing";
        }
        return decided.approved()
                ? "approved " + plain(decided.quantity())
                : "rejected by " + String.join(" ", decided.codes());
    }

    private static String sentence(WhatIf.TradeChange change) {
        ClosedTrade shown = change.shown();
        return shown.exitTime() + " " + shown.instrument() + " " + words(change.kind()) + " " + shown.direction() + ": "
                + net(change.recorded()) + " -> " + net(change.replayed());
    }

    private static String net(ClosedTrade trade) {
        return trade == null ? "nothing" : money(trade.net());
    }

    private static String signed(Money change) {
        return (change.isNegative() ? "" : "+") + money(change);
    }

    private static String money(Money money) {
        return money.value().setScale(2, RoundingMode.HALF_EVEN).toPlainString();
    }

    private static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.toPlainString();
    }
}
