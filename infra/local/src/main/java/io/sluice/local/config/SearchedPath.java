package io.sluice.local.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A place in a configuration as people name it on the command line: {@code admission.dedupSeconds},
 * {@code accounts.paper-1.risk.riskPerTrade}, {@code detectors.breakout.window}. An item of a list is called by its id or name,
 * a detector on one timeframe alone {@code breakout@5m}, all items {@code *}, or the item at a place {@code [0]}.
 *
 * @param text as it was written
 * @param names its parts
 */
record SearchedPath(String text, List<String> names) {
    static final Set<String> STRATEGY = Set.of("admission", "candles", "detectors", "accounts");
    static final Set<String> MARKET = Set.of("paper", "instruments");

    private static final String DETECTORS = "detectors";
    private static final String PARAMETERS = "parameters";
    private static final Set<String> OF_A_DETECTOR = Set.of("name", "timeframe", PARAMETERS);
    private static final Set<String> IDENTITY = Set.of(
            "candles.timeframe",
            "detectors.name",
            "detectors.timeframe",
            "accounts.id",
            "accounts.venue",
            "accounts.currency",
            "accounts.instruments",
            "instruments.id",
            "instruments.quoteCurrency");

    static SearchedPath of(String text) {
        List<String> names =
                new ArrayList<>(Arrays.asList(text.replace("[", ".[").split("\\.", -1)));
        if (names.size() == 3 && names.getFirst().equals(DETECTORS) && !OF_A_DETECTOR.contains(names.getLast())) {
            names.add(2, PARAMETERS);
        }
        return new SearchedPath(text, List.copyOf(names));
    }

    String root() {
        return names.getFirst();
    }

    /** Whether it says what an item is, rather than how it is set. */
    boolean isIdentity() {
        return IDENTITY.contains(root() + "." + names.getLast()) && names.size() <= 3;
    }

    /**
     * The configuration with another value there.
     *
     * @throws IllegalArgumentException naming the item that is not there, and those that are
     */
    Yaml.Mapping in(Yaml.Mapping root, String value) {
        return child(root, 0, new Yaml.Scalar(value, value, 0));
    }

    private Yaml replaced(Yaml there, int depth, Yaml value) {
        if (depth == names.size()) {
            return value;
        }
        return switch (there) {
            case Yaml.Mapping mapping -> child(mapping, depth, value);
            case Yaml.Sequence list -> items(list, depth, value);
            case Yaml.Nothing nothing -> child(new Yaml.Mapping(Map.of(), nothing.line()), depth, value);
            case Yaml.Scalar scalar ->
                throw new IllegalArgumentException("there is nothing below " + upTo(depth) + ", which is one value");
        };
    }

    private Yaml.Mapping child(Yaml.Mapping parent, int depth, Yaml value) {
        String name = names.get(depth);
        Map<String, Yaml> entries = new LinkedHashMap<>(parent.entries());
        entries.put(name, replaced(entries.getOrDefault(name, new Yaml.Nothing(0)), depth + 1, value));
        return new Yaml.Mapping(entries, parent.line());
    }

    private Yaml items(Yaml.Sequence list, int depth, Yaml value) {
        List<Yaml> items = new ArrayList<>();
        boolean found = false;
        for (int i = 0; i < list.items().size(); i++) {
            Yaml item = list.items().get(i);
            boolean meant = means(names.get(depth), item, i);
            found |= meant;
            items.add(meant ? replaced(item, depth + 1, value) : item);
        }
        if (!found) {
            throw new IllegalArgumentException(upTo(depth) + " has no " + names.get(depth) + "; there are "
                    + String.join(
                            ", ",
                            list.items().stream()
                                    .map(SearchedPath::name)
                                    .distinct()
                                    .toList()) + ", or * for all");
        }
        return new Yaml.Sequence(items, list.line());
    }

    private String upTo(int depth) {
        return String.join(".", names.subList(0, depth));
    }

    private static boolean means(String wanted, Yaml item, int place) {
        return wanted.equals("*")
                || wanted.equals("[" + place + "]")
                || wanted.equals(name(item))
                || wanted.equals(name(item) + "@" + text(item, "timeframe"));
    }

    private static String name(Yaml item) {
        String id = text(item, "id");
        return id.isEmpty() ? text(item, "name") : id;
    }

    private static String text(Yaml item, String key) {
        return item instanceof Yaml.Mapping mapping && mapping.entries().get(key) instanceof Yaml.Scalar scalar
                ? scalar.text()
                : "";
    }
}
