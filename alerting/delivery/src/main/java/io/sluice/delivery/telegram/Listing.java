package io.sluice.delivery.telegram;

import io.sluice.delivery.text.Html;
import io.sluice.schemas.AccountSnapshot;
import io.sluice.schemas.Position;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Figures as a chat shows them. */
final class Listing {
    private static final int MOST = 30;

    private Listing() {}

    static String status(Map<String, AccountSnapshot> accounts) {
        if (accounts.isEmpty()) {
            return "Nothing has happened to any account yet.";
        }
        return accounts.values().stream()
                .limit(MOST)
                .map(each ->
                        "<b>%s</b> %s, breaker %s\nequity %s %s, balance %s, unrealised %s\n%d positions, %d orders"
                                .formatted(
                                        Html.escape(each.getAccount()),
                                        each.getTradingState(),
                                        each.getBreaker(),
                                        plain(each.getEquity()),
                                        Html.escape(each.getCurrency()),
                                        plain(each.getBalance()),
                                        plain(each.getUnrealised()),
                                        each.getOpenPositions(),
                                        each.getWorkingOrders()))
                .collect(Collectors.joining("\n\n"));
    }

    static String positions(List<Position> positions) {
        List<Position> held = positions.stream()
                .filter(each -> each.getQuantity().signum() != 0)
                .limit(MOST)
                .toList();
        if (held.isEmpty()) {
            return "Nothing is held.";
        }
        return held.stream()
                .map(each -> "<b>%s</b> %s\n%s at %s, now %s: %s"
                        .formatted(
                                Html.escape(each.getInstrument()),
                                Html.escape(each.getAccount()),
                                plain(each.getQuantity()),
                                plain(each.getAveragePrice()),
                                plain(each.getMarkPrice()),
                                plain(each.getUnrealised())))
                .collect(Collectors.joining("\n\n"));
    }

    static Map<String, AccountSnapshot> byId(List<AccountSnapshot> accounts) {
        Map<String, AccountSnapshot> byId = new TreeMap<>();
        accounts.forEach(each -> byId.put(each.getAccount(), each));
        return byId;
    }

    private static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
