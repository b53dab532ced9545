package io.sluice.schemas.registry;

/** The registry did not start; the message says why. */
public final class RegistryStartException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RegistryStartException(String message, Throwable cause) {
        super(message, cause);
    }
}
