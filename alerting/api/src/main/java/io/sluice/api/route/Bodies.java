package io.sluice.api.route;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.api.access.Fault;
import io.sluice.api.access.Fault.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the fields of a body, strictly: what is not known is refused, so that nothing is misunderstood. */
final class Bodies {
    private Bodies() {}

    /** @throws Fault 400 naming every field that is not one of these */
    static void refuseOthers(JsonNode body, List<String> known) {
        List<FieldError> errors = new ArrayList<>();
        body.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                errors.add(
                        new FieldError(name.length() > 40 ? name.substring(0, 40) + "…" : name, "is not known here"));
            }
        });
        if (!errors.isEmpty()) {
            throw Fault.badFields(errors);
        }
    }

    /** @throws Fault 400 when the text is missing, blank, too long, or holds control characters */
    static String text(JsonNode body, String field, int longest) {
        return find(body, field, longest).orElseThrow(() -> Fault.badField(field, "is missing"));
    }

    /** The text; empty where the field is absent or null. */
    static Optional<String> find(JsonNode body, String field, int longest) {
        JsonNode value = body.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        String text = value.isTextual() ? value.textValue() : "";
        if (text.isBlank() || text.length() > longest || text.chars().anyMatch(Character::isISOControl)) {
            throw Fault.badField(field, "is not a text of 1 to " + longest + " printable characters");
        }
        return Optional.of(text);
    }
}
