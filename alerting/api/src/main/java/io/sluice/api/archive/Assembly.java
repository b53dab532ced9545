package io.sluice.api.archive;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sluice.api.view.Micros;
import io.sluice.api.view.Query;
import io.sluice.api.view.Row;
import io.sluice.store.Archive;
import io.sluice.store.ArchivedRecord;
import io.sluice.store.Column;
import io.sluice.store.StoreTable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Puts orders and alerts together from their tables, as lists show them. */
final class Assembly {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Archive archive;

    Assembly(Archive archive) {
        this.archive = archive;
    }

    List<Row> orders(List<ArchivedRecord> commands, Optional<Instant> at) {
        Map<String, List<ArchivedRecord>> events = children(StoreTable.ORDER_EVENTS, Column.ORDER_ID, commands, at);
        return commands.stream()
                .map(command ->
                        ArchiveHistory.row(command, order(command, last(events.getOrDefault(command.id(), List.of())))))
                .toList();
    }

    /** Entries that no command has placed, by what their events say. */
    List<Row> held(List<ArchivedRecord> holds, Set<String> placed, Optional<Instant> at) {
        List<ArchivedRecord> alone = holds.stream()
                .filter(hold -> !placed.contains(hold.value(Column.ORDER_ID)))
                .toList();
        Map<String, List<ArchivedRecord>> events = archive.children(
                StoreTable.ORDER_EVENTS,
                Column.ORDER_ID,
                alone.stream().map(hold -> hold.value(Column.ORDER_ID)).toList(),
                at);
        return alone.stream()
                .map(hold -> held(hold, last(events.getOrDefault(hold.value(Column.ORDER_ID), List.of(hold)))))
                .toList();
    }

    private static Row held(ArchivedRecord hold, @Nullable JsonNode last) {
        JsonNode newest = last == null ? node(hold.json()) : last;
        boolean waits = newest.path("state").asText().equals("PENDING_VETO");
        return new Row(
                hold.value(Column.ORDER_ID),
                Micros.of(hold.time()),
                Micros.of(hold.knownAt()),
                Map.of("working", Boolean.toString(waits)),
                item(hold, hold.value(Column.ORDER_ID), null, newest).toString());
    }

    /** The instant whose knowledge is asked for. */
    static Optional<Instant> at(Query query) {
        return query.atMicros().map(Micros::toInstant);
    }

    private Map<String, List<ArchivedRecord>> children(
            StoreTable table, Column parent, List<ArchivedRecord> parents, Optional<Instant> at) {
        return archive.children(
                table, parent, parents.stream().map(ArchivedRecord::id).toList(), at);
    }

    private static @Nullable JsonNode last(List<ArchivedRecord> events) {
        return events.stream()
                .map(event -> node(event.json()))
                .max(Comparator.comparingInt(event -> event.path("sequence").intValue()))
                .orElse(null);
    }

    private static String order(ArchivedRecord command, @Nullable JsonNode last) {
        return item(command, command.id(), node(command.json()), last).toString();
    }

    private static ObjectNode item(
            ArchivedRecord about, String orderId, @Nullable JsonNode command, @Nullable JsonNode last) {
        ObjectNode item = JSON.createObjectNode();
        item.put("orderId", orderId);
        item.put("account", about.value(Column.ACCOUNT));
        item.put("instrument", about.value(Column.INSTRUMENT));
        item.put("decisionId", about.value(Column.DECISION_ID));
        item.put("quantity", quantity(command, last));
        item.set("command", command);
        item.put("state", last == null ? "QUEUED" : last.path("state").textValue());
        item.put(
                "filledQuantity",
                last == null ? "0" : last.path("filledQuantity").textValue());
        item.put("averagePrice", last == null ? null : last.path("averagePrice").textValue());
        item.put("lastEventAt", last == null ? null : last.path("time").textValue());
        boolean held = last != null && last.path("kind").asText().equals("HOLD");
        item.put("vetoDeadline", held ? last.path("deadline").textValue() : null);
        return item;
    }

    /** What was ordered; of an order without command, what has filled and what has not. */
    private static @Nullable String quantity(@Nullable JsonNode command, @Nullable JsonNode last) {
        if (command != null) {
            return command.path("quantity").textValue();
        }
        return last == null
                ? null
                : new BigDecimal(last.path("filledQuantity").asText())
                        .add(new BigDecimal(last.path("remainingQuantity").asText()))
                        .stripTrailingZeros()
                        .toPlainString();
    }

    Optional<String> order(String id) {
        Optional<ArchivedRecord> command = archive.find(StoreTable.ORDERS, id);
        List<ArchivedRecord> events = of(StoreTable.ORDER_EVENTS, Column.ORDER_ID, id);
        if (command.isEmpty() && events.isEmpty()) {
            return Optional.empty();
        }
        JsonNode last = last(events);
        return Optional.of("{\"command\":" + command.map(ArchivedRecord::json).orElse("null")
                + ",\"state\":\""
                + (last == null ? "QUEUED" : last.path("state").textValue())
                + "\",\"events\":" + array(events)
                + ",\"fills\":" + array(of(StoreTable.FILLS, Column.ORDER_ID, id)) + "}");
    }

    private List<ArchivedRecord> of(StoreTable table, Column parent, String id) {
        return archive.children(table, parent, List.of(id), Optional.empty()).getOrDefault(id, List.of());
    }

    private static String array(List<ArchivedRecord> records) {
        return records.stream().map(ArchivedRecord::json).collect(Collectors.joining(",", "[", "]"));
    }

    List<Row> alerts(List<ArchivedRecord> alerts, Optional<Instant> at) {
        Map<String, List<ArchivedRecord>> deliveries = children(StoreTable.DELIVERY_AUDIT, Column.ALERT_ID, alerts, at);
        Map<String, List<ArchivedRecord>> commands = children(StoreTable.OPERATOR_AUDIT, Column.TARGET_ID, alerts, at);
        return alerts.stream()
                .map(alert -> ArchiveHistory.row(
                        alert,
                        alert(
                                alert,
                                deliveries.getOrDefault(alert.id(), List.of()),
                                commands.getOrDefault(alert.id(), List.of()))))
                .toList();
    }

    private static String alert(ArchivedRecord alert, List<ArchivedRecord> deliveries, List<ArchivedRecord> commands) {
        ObjectNode item = (ObjectNode) node(alert.json());
        item.set("acknowledged", acknowledged(deliveries, commands));
        item.put("deliveries", deliveries.size());
        return item.toString();
    }

    private static JsonNode acknowledged(List<ArchivedRecord> deliveries, List<ArchivedRecord> commands) {
        Optional<JsonNode> command = commands.stream()
                .map(record -> node(record.json()))
                .filter(record -> record.path("kind").asText().equals("ACKNOWLEDGE"))
                .findFirst();
        if (command.isPresent()) {
            return who(command.get(), "who");
        }
        return deliveries.stream()
                .map(record -> node(record.json()))
                .filter(record -> record.path("state").asText().equals("ACKNOWLEDGED"))
                .findFirst()
                .map(record -> who(record, "recipient"))
                .orElse(JSON.nullNode());
    }

    private static JsonNode who(JsonNode record, String field) {
        ObjectNode acknowledged = JSON.createObjectNode();
        acknowledged.set("who", record.path(field));
        acknowledged.set("at", record.path("time"));
        return acknowledged;
    }

    Optional<String> alert(String id) {
        return archive.find(StoreTable.ALERTS_AUDIT, id).map(alert -> {
            List<ArchivedRecord> deliveries = of(StoreTable.DELIVERY_AUDIT, Column.ALERT_ID, id);
            List<ArchivedRecord> commands = of(StoreTable.OPERATOR_AUDIT, Column.TARGET_ID, id);
            return "{\"alert\":" + alert(alert, deliveries, commands) + ",\"deliveries\":" + array(deliveries) + "}";
        });
    }

    private static JsonNode node(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException("a stored record that is no JSON", damaged);
        }
    }
}
