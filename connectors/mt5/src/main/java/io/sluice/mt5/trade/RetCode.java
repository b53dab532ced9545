package io.sluice.mt5.trade;

import io.sluice.order.call.Outcome;
import io.sluice.schemas.ErrorClass;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Every return code of a trade server (MQL5 reference, "Return Codes of the Trade Server"), its class and what is certain
 * after it. A number that is not here leaves everything open.
 */
public enum RetCode {
    REQUOTE(10004, ErrorClass.API_ERROR, Outcome.NOT_EXECUTED),
    REJECT(10006, ErrorClass.INVALID_ORDER, Outcome.NOT_EXECUTED),
    CANCEL(10007, ErrorClass.INVALID_ORDER, Outcome.NOT_EXECUTED),
    PLACED(10008, ErrorClass.UNRECOGNISED, Outcome.EXISTS),
    DONE(10009, ErrorClass.UNRECOGNISED, Outcome.EXISTS),
    DONE_PARTIAL(10010, ErrorClass.UNRECOGNISED, Outcome.EXISTS),
    ERROR(10011, ErrorClass.UNKNOWN_ERROR, Outcome.UNKNOWN),
    TIMEOUT(10012, ErrorClass.TIMEOUT_ERROR, Outcome.UNKNOWN),
    INVALID(10013, ErrorClass.INVALID_ORDER, Outcome.NOT_EXECUTED),
    INVALID_VOLUME(10014, ErrorClass.INVALID_ORDER, Outcome.NOT_EXECUTED),
    INVALID_PRICE(10015, ErrorClass.INVALID_ORDER, Outcome.NOT_EXECUTED),
    INVALID_STOPS(10016, ErrorClass.INVALID_ORDER, Outcome.NOT_EXECUTED),
    TRADE_DISABLED(10017, ErrorClass.INVALID_ORDER, Outcome.NOT_EXECUTED),
    MARKET_CLOSED(10018, ErrorClass.INVALID_ORDER, Outcome.NOT_EXECUTED),
    NO_MONEY(10019, ErrorClass.INSUFFICIENT_BALANCE, Outcome.NOT_EXECUTED),
    PRICE_CHANGED(10020, ErrorClass.API_ERROR, Outcome.NOT_EXECUTED),
    PRICE_OFF(10021, ErrorClass.API_ERROR, Outcome.NOT_EXECUTED),
    INVALID_EXPIRATION(10022, ErrorClass.INVALID_ORDER, Outcome.NOT_EXECUTED),
    ORDER_CHANGED(10023, ErrorClass.API_ERROR, Outcome.NOT_EXECUTED),
    TOO_MANY_REQUESTS(10024, ErrorClass.RATE_LIMIT_ERROR, Outcome.NOT_EXECUTED),
    NO_CHANGES(10025, ErrorClass.UNRECOGNISED, Outcome.EXISTS),
    SERVER_DISABLES_AT(10026, ErrorClass.INVALID_ORDER, Outcome.NOT_EXECUTED),
    CLIENT_DISABLES_AT(10027, ErrorClass.INVALID_ORDER, Outcome.NOT_EXECUTED),
    LOCKED(10028, ErrorClass.API_ERROR, Outcome.NOT_EXECUTED),
    FROZEN(10029, ErrorClass.API_ERROR, Outcome.NOT_EXECUTED),
    INVALID_FILL(10030, ErrorClass.INVALID_ORDER, Outcome.NOT_EXECUTED),
    CONNECTION(10031, ErrorClass.NETWORK_ERROR, Outcome.UNKNOWN),
    ONLY_REAL(10032, ErrorClass.INVALID_ORDER, Outcome.NOT_EXECUTED),
    LIMIT_ORDERS(10033, ErrorClass.INVALID_ORDER, Outcome.NOT_EXECUTED),
    LIMIT_VOLUME(10034, ErrorClass.INVALID_ORDER, Outcome.NOT_EXECUTED),
    INVALID_ORDER(10035, ErrorClass.INVALID_ORDER, Outcome.NOT_EXECUTED),
    POSITION_CLOSED(10036, ErrorClass.INVALID_ORDER, Outcome.NOT_EXECUTED),
    INVALID_CLOSE_VOLUME(10038, ErrorClass.INVALID_ORDER, Outcome.NOT_EXECUTED),
    CLOSE_ORDER_EXIST(10039, ErrorClass.INVALID_ORDER, Outcome.NOT_EXECUTED),
    LIMIT_POSITIONS(10040, ErrorClass.INVALID_ORDER, Outcome.NOT_EXECUTED),
    REJECT_CANCEL(10041, ErrorClass.INVALID_ORDER, Outcome.NOT_EXECUTED),
    LONG_ONLY(10042, ErrorClass.INVALID_ORDER, Outcome.NOT_EXECUTED),
    SHORT_ONLY(10043, ErrorClass.INVALID_ORDER, Outcome.NOT_EXECUTED),
    CLOSE_ONLY(10044, ErrorClass.INVALID_ORDER, Outcome.NOT_EXECUTED),
    FIFO_CLOSE(10045, ErrorClass.INVALID_ORDER, Outcome.NOT_EXECUTED),
    HEDGE_PROHIBITED(10046, ErrorClass.INVALID_ORDER, Outcome.NOT_EXECUTED);

    private static final Map<Long, RetCode> BY_NUMBER =
            Arrays.stream(values()).collect(Collectors.toMap(RetCode::number, Function.identity()));

    private final long number;
    private final ErrorClass errorClass;
    private final Outcome outcome;

    RetCode(long number, ErrorClass errorClass, Outcome outcome) {
        this.number = number;
        this.errorClass = errorClass;
        this.outcome = outcome;
    }

    public long number() {
        return number;
    }

    /** Class of the error; UNRECOGNISED where there is none. */
    public ErrorClass errorClass() {
        return errorClass;
    }

    /** What is certain about the request. */
    public Outcome outcome() {
        return outcome;
    }

    /** The code with this number, if it is a known one. */
    public static Optional<RetCode> of(long number) {
        return Optional.ofNullable(BY_NUMBER.get(number));
    }

    /** What is certain after this number, known or not. */
    public static Outcome outcomeOf(long number) {
        return of(number).map(RetCode::outcome).orElse(Outcome.UNKNOWN);
    }

    /** Number and name, for people and logs. */
    public static String describe(long number) {
        return of(number).map(code -> number + " " + code).orElse(number + " (not a known return code)");
    }
}
