package io.sluice.delivery.text;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sluice.schemas.Alert;

/** Alerts as JSON: the record as its topic has it, with the words of a language beside it. */
public final class AlertJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Catalogue catalogue;

    public AlertJson(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** The fields of the record, enumerations by name and times in ISO 8601, then {@code title} and {@code message}. */
    public ObjectNode of(Alert alert, Language language) {
        return JSON.createObjectNode()
                .put("type", "alert")
                .put("id", alert.getId())
                .put("kind", alert.getKind().name())
                .put("severity", alert.getSeverity().name())
                .put("account", alert.getAccount())
                .put("instrument", alert.getInstrument())
                .put("code", alert.getCode())
                .put("text", alert.getText())
                .put("causeId", alert.getCauseId())
                .put("time", alert.getTime().toString())
                .put("language", language.tag())
                .put("title", catalogue.title(alert, language))
                .put("message", catalogue.text(alert, language));
    }

    /** Text alone, as many gateways for short messages want it. */
    public ObjectNode text(String text) {
        return JSON.createObjectNode().put("text", text);
    }
}
