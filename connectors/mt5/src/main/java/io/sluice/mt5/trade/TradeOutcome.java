package io.sluice.mt5.trade;

import io.sluice.mt5.frame.Frame;
import io.sluice.mt5.frame.FrameFault;
import io.sluice.mt5.link.Exchange;
import io.sluice.schemas.ErrorClass;

/** What is certain after a trade request, whatever way its answer took. */
public sealed interface TradeOutcome {

    /**
     * The trade server has done it.
     *
     * @param result the terminal's {@code result}
     */
    record Done(Frame result) implements TradeOutcome {}

    /**
     * It was not executed and will not be.
     *
     * @param retcode of the trade server; 0 when it was not asked
     * @param code stable code: a {@link RetCode} number, a code of the protocol, or one of the link
     */
    record Refused(ErrorClass errorClass, String code, long retcode, String text) implements TradeOutcome {}

    /** The order exists already under another request. */
    record Exists(String code, String text) implements TradeOutcome {}

    /**
     * Nobody knows.
     *
     * @param retcode of the trade server; 0 when there is none
     */
    record Open(ErrorClass errorClass, String code, long retcode, String text) implements TradeOutcome {}

    /** Reads an answer. What is not understood is {@link Open}. */
    static TradeOutcome of(Exchange exchange) {
        return switch (exchange) {
            case Exchange.NotSent notSent -> new Refused(classOf(notSent), notSent.code(), 0, notSent.text());
            case Exchange.Unanswered lost -> new Open(ErrorClass.TIMEOUT_ERROR, lost.code(), 0, lost.text());
            case Exchange.Answered answered -> read(answered.end());
        };
    }

    private static ErrorClass classOf(Exchange.NotSent notSent) {
        return notSent.code().equals("LATE") ? ErrorClass.TIMEOUT_ERROR : ErrorClass.NETWORK_ERROR;
    }

    private static TradeOutcome read(Frame end) {
        try {
            if (end.type().equals("error")) {
                return ofError(end.text("code"), end.textOr("text", ""));
            }
            if (!end.type().equals("result")) {
                return new Open(ErrorClass.UNKNOWN_ERROR, "GARBLED", 0, "answered by " + end.type());
            }
            return ofResult(end, end.text("code"), end.textOr("text", ""));
        } catch (FrameFault fault) {
            return new Open(ErrorClass.UNKNOWN_ERROR, "GARBLED", 0, String.valueOf(fault.getMessage()));
        }
    }

    private static TradeOutcome ofError(String code, String text) {
        return code.equals("UNKNOWN_TYPE") || code.equals("MALFORMED")
                ? new Refused(ErrorClass.INVALID_ORDER, code, 0, text)
                : new Open(ErrorClass.UNKNOWN_ERROR, code, 0, text);
    }

    private static TradeOutcome ofResult(Frame result, String code, String text) throws FrameFault {
        return switch (code) {
            case "SENT" -> ofRetcode(result, result.number("retcode"), text);
            case "INVALID", "REDUCE_ONLY" -> new Refused(ErrorClass.INVALID_ORDER, code, 0, text);
            case "EXPIRED" -> new Refused(ErrorClass.TIMEOUT_ERROR, code, 0, text);
            case "NOT_READY", "JOURNAL", "EPOCH", "ABSENT" -> new Refused(ErrorClass.API_ERROR, code, 0, text);
            case "DUPLICATE" -> new Exists(code, text);
            default -> new Open(ErrorClass.UNKNOWN_ERROR, code, 0, text);
        };
    }

    private static TradeOutcome ofRetcode(Frame result, long retcode, String text) throws FrameFault {
        result.number("order");
        result.number("deal");
        result.decimal("volume");
        result.decimal("price");
        String number = Long.toString(retcode);
        ErrorClass errorClass = RetCode.of(retcode).map(RetCode::errorClass).orElse(ErrorClass.UNKNOWN_ERROR);
        String words = text.isEmpty() ? RetCode.describe(retcode) : RetCode.describe(retcode) + ": " + text;
        return switch (RetCode.outcomeOf(retcode)) {
            case EXISTS -> new Done(result);
            case NOT_EXECUTED -> new Refused(errorClass, number, retcode, words);
            case UNKNOWN -> new Open(errorClass, number, retcode, words);
        };
    }
}
