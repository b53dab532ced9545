package io.sluice.delivery.telegram;

import io.sluice.schemas.OperatorCommandKind;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What somebody said to the bot. */
sealed interface Said {
    /** How the accounts stand. */
    record Status() implements Said {}

    /** What they hold. */
    record Positions() implements Said {}

    /** A command to an account; {@code target} is empty unless it is about one thing. */
    record Order(OperatorCommandKind kind, String account, String target, String reason) implements Said {}

    /** The code that a command asked to be confirmed with. */
    record Confirm(String code) implements Said {}

    /** An alert was seen. */
    record Acknowledge(String alertId, String reason) implements Said {}

    /** Something else; {@code why} it was not understood is an answer's key, empty where nothing needs to be said. */
    record Help(String why) implements Said {}

    Map<String, OperatorCommandKind> ORDERS = Map.of(
            "halt", OperatorCommandKind.HALT,
            "resume", OperatorCommandKind.RESUME,
            "veto", OperatorCommandKind.VETO);
    String ACKNOWLEDGE = "ack_";
    int LONGEST_REASON = 500;

    /** {@code /halt ACCOUNT REASON}, also {@code /halt@bot …} as groups write it. */
    static Said of(String text) {
        List<String> words = List.of(text.strip().split("\\s+", 3));
        String verb = words.getFirst().split("@", 2)[0];
        if (!verb.startsWith("/")) {
            return new Help("help.slash");
        }
        verb = verb.substring(1);
        String first = words.size() > 1 ? words.get(1) : "";
        String rest = words.size() > 2 ? cut(words.get(2)) : "";
        if (verb.startsWith(ACKNOWLEDGE)) {
            return new Acknowledge(verb.substring(ACKNOWLEDGE.length()), cut((first + " " + rest).strip()));
        }
        return switch (verb.toLowerCase(Locale.ROOT)) {
            case "status" -> new Status();
            case "positions" -> new Positions();
            case "confirm" -> new Confirm(first);
            case "ack" -> first.isEmpty() ? new Help("help.alert") : new Acknowledge(first, rest);
            case "halt", "resume", "veto" -> order(verb.toLowerCase(Locale.ROOT), first, rest);
            default -> new Help("");
        };
    }

    private static Said order(String verb, String account, String rest) {
        if (!verb.equals("veto")) {
            return account.isEmpty() || rest.isEmpty()
                    ? new Help("help.account")
                    : new Order(ORDERS.get(verb), account, "", rest);
        }
        List<String> words = List.of(rest.split("\\s+", 2));
        return words.size() < 2
                ? new Help("help.order")
                : new Order(ORDERS.get(verb), account, words.get(0), words.get(1));
    }

    private static String cut(String reason) {
        return reason.substring(0, Math.min(reason.length(), LONGEST_REASON));
    }
}
