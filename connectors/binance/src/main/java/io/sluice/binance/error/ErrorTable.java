package io.sluice.binance.error;

import io.sluice.order.call.Outcome;
import io.sluice.schemas.ErrorClass;

/**
 * From HTTP status, code and words to what they mean. The status is asked first: behind 5xx a code proves nothing,
 * because whoever wrote it may not be who executes. What is not listed is unknown in both respects.
 */
public final class ErrorTable {
    private static final int DUPLICATED_CLIENT_ID = -4116;
    private static final int DUPLICATED_CLIENT_TRAN_ID = -4115;
    private static final int REJECTED_NEW_ORDER = -2010;
    private static final int UNEXPECTED_RESPONSE = -1006;
    private static final int BACKEND_TIMEOUT = -1007;
    private static final int UNKNOWN = -1000;
    private static final int DISCONNECTED = -1001;
    private static final int THROTTLED = -1008;

    private static final Meaning IN_DOUBT = new Meaning(ErrorClass.TIMEOUT_ERROR, Outcome.UNKNOWN);
    private static final Meaning UNLISTED = new Meaning(ErrorClass.UNKNOWN_ERROR, Outcome.UNKNOWN);
    private static final Meaning SLOW_DOWN = new Meaning(ErrorClass.RATE_LIMIT_ERROR, Outcome.NOT_EXECUTED);
    private static final Meaning NO_ACCESS = new Meaning(ErrorClass.API_ERROR, Outcome.NOT_EXECUTED);
    private static final Meaning EXISTS = new Meaning(ErrorClass.INVALID_ORDER, Outcome.EXISTS);
    /** The documents call it a failure and still ask to look before sending again: so nothing is certain. */
    private static final Meaning DISCONNECTION = new Meaning(ErrorClass.NETWORK_ERROR, Outcome.UNKNOWN);

    private ErrorTable() {}

    /** What an answer that is not a success means for what was asked. */
    public static Meaning of(VenueError error) {
        return switch (error.status()) {
            case 429, 418 -> SLOW_DOWN;
            case 401, 403 -> NO_ACCESS;
            case 408 -> IN_DOUBT;
            case 503 -> unavailable(error);
            default -> error.status() >= 500 ? serverError(error) : byCode(error);
        };
    }

    /** Three answers bear this status and mean three things; they are told apart by code and words, exactly. */
    private static Meaning unavailable(VenueError error) {
        if (error.code() == THROTTLED) {
            return SLOW_DOWN;
        }
        if (error.text().equals("Service Unavailable.")) {
            return new Meaning(ErrorClass.NETWORK_ERROR, Outcome.NOT_EXECUTED);
        }
        return serverError(error);
    }

    private static Meaning serverError(VenueError error) {
        return error.code() == DISCONNECTED ? DISCONNECTION : IN_DOUBT;
    }

    private static Meaning byCode(VenueError error) {
        if (error.status() < 400) {
            return UNLISTED;
        }
        return switch (error.code()) {
            case DUPLICATED_CLIENT_ID, DUPLICATED_CLIENT_TRAN_ID -> EXISTS;
            case REJECTED_NEW_ORDER -> isDuplicate(error) ? EXISTS : listed(error.code());
            case UNEXPECTED_RESPONSE, BACKEND_TIMEOUT, UNKNOWN -> IN_DOUBT;
            case DISCONNECTED -> DISCONNECTION;
            default -> listed(error.code());
        };
    }

    private static boolean isDuplicate(VenueError error) {
        return error.text().startsWith("Duplicate order sent");
    }

    private static Meaning listed(int code) {
        ErrorClass known = Codes.classOf(code);
        return known == null ? UNLISTED : new Meaning(known, Outcome.NOT_EXECUTED);
    }
}
