package io.sluice.schemas.serde;

import org.apache.kafka.common.KafkaException;

/**
 * The registry refused a request, or answered what no registry would.
 *
 * <p>Asking again gives the same answer; {@link RegistryUnavailable} is the kind that may pass.
 */
public sealed class RegistryException extends KafkaException permits RegistryUnavailable {
    private static final long serialVersionUID = 1L;

    /** The code of "no schema has this id (or is this one)" in the Confluent REST API. */
    static final int SCHEMA_NOT_FOUND = 40403;

    private final int status;
    private final int errorCode;
    private final String url;

    /**
     * @param status HTTP status, 0 where none came
     * @param errorCode the registry's own code, such as 40403; 0 where none came
     * @param url what was asked, without credentials
     */
    public RegistryException(int status, int errorCode, String message, String url) {
        this(status, errorCode, message, url, null);
    }

    RegistryException(int status, int errorCode, String message, String url, Throwable cause) {
        super("registry %s: %s (HTTP %d, error code %d)".formatted(url, message, status, errorCode), cause);
        this.status = status;
        this.errorCode = errorCode;
        this.url = url;
    }

    /** The HTTP status; 0 when there was no answer. */
    public int status() {
        return status;
    }

    /** The registry's error code, such as 40401; 0 when it gave none. */
    public int errorCode() {
        return errorCode;
    }

    /** What was asked, without credentials. */
    public String url() {
        return url;
    }

    /** Whether the same request may succeed later. */
    public boolean retriable() {
        return false;
    }
}
