package io.sluice.schemas.registry;

/** Everything a client can be told went wrong, with the code by which clients of this REST API know it. */
enum RegistryError {
    MALFORMED_REQUEST(400, "The request's body is not what this endpoint takes: %s"),
    NOT_FOUND(404, "There is nothing at %s"),
    METHOD_NOT_ALLOWED(405, "%s does not take this method"),
    INCOMPATIBLE_SCHEMA(409, "The schema is not %s compatible with subject '%s': %s"),
    SUBJECT_NOT_FOUND(40401, "Subject '%s' not found"),
    VERSION_NOT_FOUND(40402, "Subject '%s' has no version %s"),
    SCHEMA_NOT_FOUND(40403, "Schema not found: %s"),
    SUBJECT_SOFT_DELETED(40404, "Subject '%s' is deleted already; permanent=true deletes it for good"),
    SUBJECT_NOT_SOFT_DELETED(40405, "Subject '%s' must be deleted before it can be deleted for good"),
    VERSION_SOFT_DELETED(40406, "Subject '%s' version %s is deleted already; permanent=true deletes it for good"),
    VERSION_NOT_SOFT_DELETED(40407, "Subject '%s' version %s must be deleted before it can be deleted for good"),
    SUBJECT_WITHOUT_LEVEL(40408, "Subject '%s' has no compatibility level of its own"),
    SUBJECT_WITHOUT_MODE(40409, "Subject '%s' has no mode of its own"),
    INVALID_SCHEMA(42201, "Invalid schema: %s"),
    INVALID_VERSION(42202, "'%s' is not a version: versions are 1 to 2147483647, -1, and latest"),
    INVALID_LEVEL(
            42203,
            "'%s' is not a compatibility level: levels are none, backward, forward, full, backward_transitive, "
                    + "forward_transitive and full_transitive"),
    INVALID_MODE(42204, "'%s' is not a mode of this registry: modes are READWRITE and READONLY"),
    OPERATION_NOT_PERMITTED(42205, "Subject '%s' is in mode READONLY"),
    INTERNAL(500, "Unexpected: %s"),
    STORE_FAILED(50001, "The schemas topic could not be read or written: %s"),
    STORE_TIMED_OUT(50002, "The schemas topic did not answer in time: %s");

    private final int code;
    private final String template;

    RegistryError(int code, String template) {
        this.code = code;
        this.template = template;
    }

    /** What stands as {@code error_code} in the answer. */
    int code() {
        return code;
    }

    /** The HTTP status: the code's first three digits. */
    int status() {
        return code < 1_000 ? code : code / 100;
    }

    /** @param details fill the message, in its order */
    RegistryFault of(Object... details) {
        return new RegistryFault(this, template.formatted(details), null);
    }

    RegistryFault causedBy(Throwable cause) {
        return new RegistryFault(this, template.formatted(cause), cause);
    }
}
