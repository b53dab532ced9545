package io.sluice.delivery.telegram;

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

    static String status(Map<String, AccountSnapshot> accounts, Answers answers) {
        if (accounts.isEmpty()) {
            return answers.say("no.accounts");
        }
        return accounts.values().stream()
                .limit(MOST)
                .map(each -> answers.say(
                        "account",
                        Map.of(
                                "account", each.getAccount(),
                                "state", each.getTradingState(),
                                "breaker", each.getBreaker(),
                                "equity", plain(each.getEquity()),
                                "currency", each.getCurrency(),
                                "balance", plain(each.getBalance()),
                                "unrealised", plain(each.getUnrealised()),
                                "positions", each.getOpenPositions(),
                                "orders", each.getWorkingOrders())))
                .collect(Collectors.joining("\n\n"));
    }

    static String positions(List<Position> positions, Answers answers) {
        List<Position> held = positions.stream()
                .filter(each -> each.getQuantity().signum() != 0)
                .limit(MOST)
                .toList();
        if (held.isEmpty()) {
            return answers.say("nothing.held");
        }
        return held.stream()
                .map(each -> answers.say(
                        "position",
                        Map.of(
                                "instrument", each.getInstrument(),
                                "account", each.getAccount(),
                                "quantity", plain(each.getQuantity()),
                                "price", plain(each.getAveragePrice()),
                                "mark", plain(each.getMarkPrice()),
                                "profit", plain(each.getUnrealised()))))
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
