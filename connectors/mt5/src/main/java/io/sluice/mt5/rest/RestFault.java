package io.sluice.mt5.rest;

import io.sluice.order.call.Outcome;
import java.io.Serial;

/** A request that is not answered as asked: HTTP status, stable code, words, and what is certain about its effect. */
final class RestFault extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final String field;
    private final long retcode;
    private final Outcome outcome;

    private RestFault(int status, String code, String field, long retcode, Outcome outcome, String text) {
        super(text);
        this.status = status;
        this.code = code;
        this.field = field;
        this.retcode = retcode;
        this.outcome = outcome;
    }

    /** One field is wrong. */
    static RestFault invalid(String field, String code, String text) {
        return new RestFault(400, code, field, 0, Outcome.NOT_EXECUTED, field + " " + text);
    }

    static RestFault of(int status, String code, String text) {
        return new RestFault(status, code, "", 0, Outcome.NOT_EXECUTED, text);
    }

    static RestFault of(int status, String code, long retcode, Outcome outcome, String text) {
        return new RestFault(status, code, "", retcode, outcome, text);
    }

    static RestFault notLoggedIn(String text) {
        return of(401, "NOT_LOGGED_IN", text);
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    /** The field at fault; empty where it is none. */
    String field() {
        return field;
    }

    /** The trade server's; 0 where there is none. */
    long retcode() {
        return retcode;
    }

    Outcome outcome() {
        return outcome;
    }

    String text() {
        return String.valueOf(getMessage());
    }
}
