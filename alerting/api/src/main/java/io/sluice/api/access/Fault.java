package io.sluice.api.access;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Why a request is refused, in the words of RFC 9457. Never says anything of the inside. */
public final class Fault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String title;
    private final transient List<FieldError> errors;
    private final transient Optional<Duration> retryAfter;

    /**
     * What is wrong with one part of a request.
     *
     * @param field path of the field or name of the parameter
     * @param detail ends the sentence "field …"
     */
    public record FieldError(String field, String detail) {}

    private Fault(int status, String title, String detail, List<FieldError> errors, Optional<Duration> retryAfter) {
        super(detail, null, false, false);
        this.status = status;
        this.title = title;
        this.errors = List.copyOf(errors);
        this.retryAfter = retryAfter;
    }

    public static Fault of(int status, String title, String detail) {
        return new Fault(status, title, detail, List.of(), Optional.empty());
    }

    /** A request of which one part is wrong. */
    public static Fault badField(String field, String detail) {
        return badFields(List.of(new FieldError(field, detail)));
    }

    /** A request of which parts are wrong. */
    public static Fault badFields(List<FieldError> errors) {
        return new Fault(400, "Bad request", "the request has parts that cannot be", errors, Optional.empty());
    }

    /** No token, or a wrong one: the two are answered alike. */
    public static Fault unauthenticated() {
        return of(401, "Unauthorized", "send a token: Authorization: Bearer TOKEN");
    }

    public static Fault forbidden(Role needed) {
        return of(403, "Forbidden", "this needs the role " + needed.text());
    }

    public static Fault notFound(String what) {
        return of(404, "Not found", what);
    }

    public static Fault throttled(Duration wait) {
        return new Fault(
                429, "Too many requests", "too many wrong tokens from this address", List.of(), Optional.of(wait));
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }

    public List<FieldError> errors() {
        return errors;
    }

    /** How long to wait before asking again, where that helps. */
    public Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
