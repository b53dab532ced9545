package io.sluice.delivery.websocket;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.regex.Pattern;

/** What a listener may say. */
sealed interface Request {
    /** The last alerts, oldest first. */
    record Last(int count) implements Request {}

    /** It has this alert. */
    record Received(String alertId) implements Request {}

    /** Its person has seen this alert. */
    record Acknowledge(String alertId, String reason) implements Request {}

    /** Nothing that is understood. */
    record Malformed(String why) implements Request {}

    ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(4)
                            .maxNumberLength(10)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);
    Pattern ID = Pattern.compile("[0-9A-Za-z-]{1,64}");
    int LONGEST_REASON = 500;

    /** One of {@code {"last":20}}, {@code {"received":"ID"}}, {@code {"ack":"ID","reason":"…"}}; whatever else comes. */
    static Request of(String text) {
        JsonNode said;
        try {
            said = JSON.readTree(text);
        } catch (JsonProcessingException malformed) {
            return new Malformed("not JSON");
        }
        if (!said.isObject()) {
            return new Malformed("not an object");
        }
        if (said.has("last")) {
            return said.get("last").canConvertToInt() && said.get("last").intValue() >= 0
                    ? new Last(said.get("last").intValue())
                    : new Malformed("last is a whole number");
        }
        String verb = said.has("received") ? "received" : "ack";
        if (!ID.matcher(said.path(verb).asText()).matches()) {
            return new Malformed("say last, received or ack; alerts are named by their id");
        }
        String id = said.get(verb).asText();
        String reason = said.path("reason").asText();
        return said.has("received")
                ? new Received(id)
                : new Acknowledge(id, reason.substring(0, Math.min(reason.length(), LONGEST_REASON)));
    }
}
