package io.sluice.api.view;

import io.sluice.schemas.Alert;
import io.sluice.schemas.AlertDelivery;
import io.sluice.schemas.DeliveryState;
import io.sluice.schemas.OperatorCommand;
import io.sluice.schemas.OperatorCommandKind;
import io.sluice.schemas.serde.ExactJson;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The newest alerts with who acknowledged them and what became of their deliveries. Thread-safe. */
final class Alerts {
    private static final int MOST = 2_000;
    /** What may be known of alerts that have not come, or have gone. */
    private static final int MOST_STRAY = 4_000;
    /** Attempts of one alert that are kept. */
    private static final int MOST_DELIVERIES = 100;

    private final Shelf shelf = new Shelf(MOST);
    private final Map<String, File> files = new LinkedHashMap<>();

    private static final class File {
        private @Nullable Alert alert;
        private @Nullable Acknowledged acknowledged;
        private final Map<String, AlertDelivery> deliveries = new LinkedHashMap<>();
        private long knownMicros;
    }

    private record Acknowledged(String who, Instant at) {}

    synchronized Optional<Row> alert(Alert alert, long knownMicros) {
        File file = file(alert.getId());
        file.alert = alert;
        file.knownMicros = knownMicros;
        return shelve(file);
    }

    /** @return the alert's item as it is now, where the alert is known */
    synchronized Optional<Row> delivery(AlertDelivery delivery) {
        File file = file(delivery.getAlertId());
        file.deliveries.put(delivery.getId(), delivery);
        if (file.deliveries.size() > MOST_DELIVERIES) {
            file.deliveries.remove(file.deliveries.keySet().iterator().next());
        }
        if (delivery.getState() == DeliveryState.ACKNOWLEDGED && file.acknowledged == null) {
            file.acknowledged = new Acknowledged(delivery.getRecipient(), delivery.getTime());
        }
        return shelve(file);
    }

    /** @return the alert's item as it is now, where this acknowledges an alert that is known */
    synchronized Optional<Row> command(OperatorCommand command) {
        if (command.getKind() != OperatorCommandKind.ACKNOWLEDGE || command.getTargetId() == null) {
            return Optional.empty();
        }
        File file = file(command.getTargetId());
        if (file.acknowledged == null) {
            file.acknowledged = new Acknowledged(command.getWho(), command.getTime());
        }
        return shelve(file);
    }

    private File file(String alertId) {
        File file = files.computeIfAbsent(alertId, id -> new File());
        if (files.size() > MOST_STRAY) {
            files.remove(files.keySet().iterator().next());
        }
        return file;
    }

    private Optional<Row> shelve(File file) {
        Alert alert = file.alert;
        if (alert == null) {
            return Optional.empty();
        }
        Row row = new Row(
                alert.getId(), Micros.of(alert.getTime()), file.knownMicros, keys(alert, file), item(alert, file));
        shelf.put(row).ifPresent(gone -> files.remove(gone.id()));
        return Optional.of(row);
    }

    private static Map<String, String> keys(Alert alert, File file) {
        Map<String, String> keys = new HashMap<>();
        keys.put("severity", alert.getSeverity().name());
        keys.put("acknowledged", Boolean.toString(file.acknowledged != null));
        if (alert.getAccount() != null) {
            keys.put("account", alert.getAccount());
        }
        if (alert.getInstrument() != null) {
            keys.put("instrument", alert.getInstrument());
        }
        return Map.copyOf(keys);
    }

    private static String item(Alert alert, File file) {
        String record = ExactJson.render(alert);
        return record.substring(0, record.length() - 1)
                + ",\"acknowledged\":" + (file.acknowledged == null ? "null" : text(file.acknowledged))
                + ",\"deliveries\":" + file.deliveries.size() + "}";
    }

    private static String text(Acknowledged acknowledged) {
        return JsonText.object(Map.of("who", acknowledged.who, "at", ExactJson.text(acknowledged.at)));
    }

    synchronized List<Row> page(Query query) {
        return shelf.page(query);
    }

    synchronized Optional<Row> find(String alertId) {
        return shelf.find(alertId);
    }

    synchronized Optional<String> detail(String alertId) {
        return shelf.find(alertId)
                .map(row -> "{\"alert\":" + row.json() + ",\"deliveries\":"
                        + files.get(alertId).deliveries.values().stream()
                                .map(ExactJson::render)
                                .collect(Collectors.joining(",", "[", "]"))
                        + "}");
    }

    boolean complete() {
        return shelf.complete();
    }

    void incomplete() {
        shelf.incomplete();
    }
}
