package io.sluice.delivery.fold;

import java.time.Duration;
import java.util.Optional;

/** What came of an attempt. Details are shown and kept: they hold no secret. */
public sealed interface Outcome {
    /** The other side has taken it. */
    record Delivered(String detail) implements Outcome {}

    /**
     * It did not arrive and may be tried again.
     *
     * @param notBefore how long the other side asked to wait
     */
    record Unsent(String detail, Optional<Duration> notBefore) implements Outcome {}

    /** Nobody knows whether it arrived. */
    record Uncertain(String detail) implements Outcome {}

    /** It did not arrive, and never will as it is. */
    record Refused(String detail) implements Outcome {}

    /** It did not arrive and may be tried again. */
    static Outcome unsent(String detail) {
        return new Unsent(detail, Optional.empty());
    }
}
