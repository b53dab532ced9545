package io.sluice.schemas.registry;

/** A request that ends with an error of the catalogue. */
final class RegistryFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final RegistryError error;

    RegistryFault(RegistryError error, String message, Throwable cause) {
        super(message, cause);
        this.error = error;
    }

    RegistryError error() {
        return error;
    }
}
