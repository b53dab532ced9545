package io.sluice.binance.http;

import io.sluice.schemas.ErrorClass;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What became of the one attempt of a request. */
public sealed interface Exchange {

    /**
     * An answer came whole.
     *
     * @param status HTTP status
     * @param body as it was
     * @param retryAfter what the answer demands to be waited; null when it demands nothing
     */
    record Answered(int status, String body, @Nullable Duration retryAfter) implements Exchange {
        /** Whether the exchange says that it did what it was asked. */
        public boolean ok() {
            return status >= 200 && status < 300;
        }
    }

    /** Not one byte of the request has left: the deadline had passed, or there was no connection to send it on. */
    record NotSent(ErrorClass errorClass, String code, String text) implements Exchange {}

    /** The request may have left, and no whole answer came. */
    record Lost(ErrorClass errorClass, String code, String text) implements Exchange {}
}
