package io.sluice.delivery.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Optional;

/** What the Bot API answered. */
sealed interface Reply {
    /** Done. */
    record Ok(JsonNode result) implements Reply {}

    /**
     * Refused with a code, such as 400, 401, 403, 409, 429.
     *
     * @param retryAfter how long it asks to wait, where it does
     */
    record Refused(int code, Optional<Duration> retryAfter) implements Reply {}

    /**
     * No answer.
     *
     * @param reached false when the server certainly never saw the request
     */
    record Silence(boolean reached) implements Reply {}
}
