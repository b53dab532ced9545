package io.sluice.detect;

/**
 * A detector, or an indicator, does what it must not: it throws, or it does not keep to the bytes it has announced. The
 * message says which one, on which instrument and timeframe, and what happened. What was folded with it has no outcome.
 */
public final class DetectorFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DetectorFailure(String message) {
        super(message);
    }

    /** @param cause what it threw */
    public DetectorFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
