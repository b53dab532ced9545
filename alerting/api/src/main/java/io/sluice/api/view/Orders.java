package io.sluice.api.view;

import io.sluice.schemas.Fill;
import io.sluice.schemas.OrderCommand;
import io.sluice.schemas.OrderCommandKind;
import io.sluice.schemas.OrderEvent;
import io.sluice.schemas.OrderEventKind;
import io.sluice.schemas.OrderState;
import io.sluice.schemas.serde.ExactJson;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Orders with what became of them. Commands, events and fills come from different topics and so in any order; each order
 * looks the same whatever came first. Orders that work are all kept, of those that ended the newest. Thread-safe.
 */
final class Orders {
    private static final int MOST_WORKING = 20_000;
    private static final int MOST_ENDED = 5_000;
    private static final Set<OrderState> WORKING = EnumSet.of(
            OrderState.PENDING_VETO,
            OrderState.QUEUED,
            OrderState.SUBMITTING,
            OrderState.ACCEPTED,
            OrderState.PARTIALLY_FILLED,
            OrderState.UNKNOWN);

    private final Map<String, File> files = new HashMap<>();
    private final Shelf working = new Shelf(MOST_WORKING);
    private final Shelf ended = new Shelf(MOST_ENDED);

    /** All that is known of one order. */
    private static final class File {
        private @Nullable OrderCommand command;
        private final TreeMap<Integer, OrderEvent> events = new TreeMap<>();
        private final Map<String, Fill> fills = new LinkedHashMap<>();
        private long knownMicros;
        private boolean told;

        OrderState state() {
            return events.isEmpty()
                    ? OrderState.QUEUED
                    : events.lastEntry().getValue().getState();
        }

        Instant time() {
            if (command != null) {
                return command.getTime();
            }
            return events.isEmpty()
                    ? fills.values().iterator().next().getTime()
                    : events.firstEntry().getValue().getTime();
        }

        Map<String, String> keys() {
            if (command != null) {
                return Map.of("account", command.getAccount(), "instrument", command.getInstrument());
            }
            if (!events.isEmpty()) {
                OrderEvent first = events.firstEntry().getValue();
                return Map.of("account", first.getAccount(), "instrument", first.getInstrument());
            }
            Fill first = fills.values().iterator().next();
            return Map.of("account", first.getAccount(), "instrument", first.getInstrument());
        }
    }

    /** A command that places an order; others say nothing that events do not say. */
    synchronized Optional<Row> command(OrderCommand command, long knownMicros) {
        if (command.getKind() != OrderCommandKind.PLACE) {
            return Optional.empty();
        }
        File file = file(command.getOrderId(), knownMicros);
        file.command = command;
        return Optional.of(shelve(command.getOrderId(), file));
    }

    synchronized Row event(OrderEvent event, long knownMicros) {
        File file = file(event.getOrderId(), knownMicros);
        file.events.put(event.getSequence(), event);
        return shelve(event.getOrderId(), file);
    }

    synchronized void fill(Fill fill, long knownMicros) {
        File file = file(fill.getOrderId(), knownMicros);
        file.fills.put(fill.getId(), fill);
        shelve(fill.getOrderId(), file);
    }

    /** What became of an order, as soon as it has ended and all its executions are known; once. */
    synchronized Optional<EndedOrder> takeEnded(String orderId) {
        File file = files.get(orderId);
        if (file == null || file.told || file.command == null || WORKING.contains(file.state())) {
            return Optional.empty();
        }
        BigDecimal known = file.fills.values().stream().map(Fill::getQuantity).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (known.compareTo(file.events.lastEntry().getValue().getFilledQuantity()) < 0) {
            return Optional.empty();
        }
        file.told = true;
        return Optional.of(
                new EndedOrder(file.command, List.copyOf(file.events.values()), List.copyOf(file.fills.values())));
    }

    private File file(String orderId, long knownMicros) {
        File file = files.computeIfAbsent(orderId, id -> new File());
        file.knownMicros = Math.max(file.knownMicros, knownMicros);
        return file;
    }

    private Row shelve(String orderId, File file) {
        boolean works = WORKING.contains(file.state());
        Map<String, String> keys = new HashMap<>(file.keys());
        keys.put("working", Boolean.toString(works));
        Row row = new Row(orderId, Micros.of(file.time()), file.knownMicros, Map.copyOf(keys), item(orderId, file));
        (works ? ended : working).remove(orderId);
        (works ? working : ended).put(row).ifPresent(gone -> files.remove(gone.id()));
        return row;
    }

    private static String item(String orderId, File file) {
        OrderEvent last = file.events.isEmpty() ? null : file.events.lastEntry().getValue();
        Map<String, String> keys = file.keys();
        return "{\"orderId\":" + JsonText.quoted(orderId)
                + ",\"account\":" + JsonText.quoted(keys.getOrDefault("account", ""))
                + ",\"instrument\":" + JsonText.quoted(keys.getOrDefault("instrument", ""))
                + ",\"decisionId\":" + decisionId(file)
                + ",\"quantity\":" + quantity(file, last)
                + ",\"command\":" + (file.command == null ? "null" : ExactJson.render(file.command))
                + ",\"state\":\"" + file.state() + "\""
                + ",\"filledQuantity\":\"" + (last == null ? "0" : ExactJson.text(last.getFilledQuantity())) + "\""
                + ",\"averagePrice\":"
                + (last == null || last.getAveragePrice() == null
                        ? "null"
                        : "\"" + ExactJson.text(last.getAveragePrice()) + "\"")
                + ",\"lastEventAt\":" + (last == null ? "null" : "\"" + ExactJson.text(last.getTime()) + "\"")
                + ",\"vetoDeadline\":" + vetoDeadline(last)
                + "}";
    }

    /** What allowed it, also while it waits for a veto and has no command yet. */
    private static String decisionId(File file) {
        if (file.command != null) {
            return JsonText.quoted(file.command.getDecisionId());
        }
        return file.events.isEmpty()
                ? "null"
                : JsonText.quoted(file.events.firstEntry().getValue().getDecisionId());
    }

    private static String quantity(File file, @Nullable OrderEvent last) {
        if (file.command != null) {
            return "\"" + ExactJson.text(file.command.getQuantity()) + "\"";
        }
        return last == null
                ? "null"
                : "\"" + ExactJson.text(last.getFilledQuantity().add(last.getRemainingQuantity())) + "\"";
    }

    private static String vetoDeadline(@Nullable OrderEvent last) {
        return last == null || last.getKind() != OrderEventKind.HOLD || last.getDeadline() == null
                ? "null"
                : "\"" + ExactJson.text(last.getDeadline()) + "\"";
    }

    /** The whole of one order. */
    synchronized Optional<String> detail(String orderId) {
        return Optional.ofNullable(files.get(orderId))
                .map(file -> "{\"command\":"
                        + (file.command == null ? "null" : ExactJson.render(file.command))
                        + ",\"state\":\"" + file.state() + "\",\"events\":"
                        + array(file.events.values().stream().map(ExactJson::render))
                        + ",\"fills\":" + array(file.fills.values().stream().map(ExactJson::render)) + "}");
    }

    private static String array(Stream<String> items) {
        return items.collect(Collectors.joining(",", "[", "]"));
    }

    synchronized List<Row> page(Query query) {
        List<Row> both = new ArrayList<>(working.page(query));
        both.addAll(ended.page(query));
        both.sort((one, other) -> Row.NEWEST_FIRST.compare(one.place(), other.place()));
        return List.copyOf(both.subList(0, Math.min(query.limit(), both.size())));
    }

    Optional<Row> find(String orderId) {
        return working.find(orderId).or(() -> ended.find(orderId));
    }

    /** False when orders that ended before these may exist. */
    boolean complete() {
        return working.complete() && ended.complete();
    }

    void incomplete() {
        ended.incomplete();
    }

    /** How many orders are kept. */
    int size() {
        return working.size() + ended.size();
    }
}
