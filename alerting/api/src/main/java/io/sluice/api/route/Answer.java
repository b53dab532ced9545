package io.sluice.api.route;

import java.util.List;
import java.util.Optional;

/**
 * What a request is answered.
 *
 * @param status of HTTP
 * @param mediaType of the text
 * @param text body
 */
public record Answer(int status, String mediaType, String text) {
    private static final String JSON = "application/json";

    /** JSON that is there. */
    public static Answer json(String text) {
        return new Answer(200, JSON, text);
    }

    /** JSON of an order that was taken. */
    public static Answer accepted(String text) {
        return new Answer(202, JSON, text);
    }

    /** Something was made or is gone. */
    public static Answer of(int status, String json) {
        return new Answer(status, JSON, json);
    }

    /** A page of a list. */
    public static Answer list(List<String> items, Optional<String> next) {
        return json("{\"items\":[" + String.join(",", items) + "],\"next\":"
                + next.map(cursor -> "\"" + cursor + "\"").orElse("null") + "}");
    }
}
