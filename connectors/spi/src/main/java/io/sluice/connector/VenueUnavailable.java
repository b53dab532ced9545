package io.sluice.connector;

import io.sluice.schemas.ErrorClass;
import java.io.Serial;

/** A venue could not be asked, or its answer could not be read. Says nothing about what is there. */
public final class VenueUnavailable extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    private final ErrorClass errorClass;
    private final String code;

    /**
     * @param errorClass class of the error
     * @param code the venue's code, or a stable one of ours
     * @param text the venue's words, without secrets
     */
    public VenueUnavailable(ErrorClass errorClass, String code, String text) {
        super(code + ": " + text);
        this.errorClass = errorClass;
        this.code = code;
    }

    public ErrorClass errorClass() {
        return errorClass;
    }

    public String code() {
        return code;
    }
}
