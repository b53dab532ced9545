package io.sluice.binance.error;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * What the exchange said instead of doing what it was asked.
 *
 * @param status HTTP status
 * @param code the exchange's code; zero when the answer has none
 * @param text its words, or the beginning of an answer that is not in its form
 */
public record VenueError(int status, int code, String text) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_TEXT = 200;

    /** Reads an answer, whatever it holds. */
    public static VenueError of(int status, String body) {
        try {
            JsonNode root = JSON.readTree(body);
            if (root != null && root.path("code").isInt()) {
                return new VenueError(
                        status,
                        root.path("code").intValue(),
                        shortened(root.path("msg").asText("")));
            }
        } catch (JsonProcessingException notTheExchangesForm) {
            return new VenueError(status, 0, shortened(body));
        }
        return new VenueError(status, 0, shortened(body));
    }

    private static String shortened(String text) {
        String stripped = text.strip();
        return stripped.length() <= MOST_TEXT ? stripped : stripped.substring(0, MOST_TEXT);
    }

    /** The code as it is recorded: the exchange's own, or the HTTP status where it gave none. */
    public String codeText() {
        return code == 0 ? "HTTP_" + status : Integer.toString(code);
    }
}
