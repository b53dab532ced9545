package io.sluice.binance.venue;

import io.sluice.binance.error.ErrorTable;
import io.sluice.binance.error.Meaning;
import io.sluice.binance.error.VenueError;
import io.sluice.binance.http.Exchange;
import io.sluice.binance.json.UnreadableMessage;
import io.sluice.connector.VenueUnavailable;
import io.sluice.order.call.Answer;
import io.sluice.order.call.VenueOrder;
import io.sluice.schemas.ErrorClass;
import java.util.function.Function;

/** What an exchange of request and answer means to whoever asked. */
final class Answers {
    static final String UNREADABLE = "UNREADABLE";

    private Answers() {}

    /** To something that was wanted of the venue. */
    static Answer of(Exchange exchange, Function<String, VenueOrder> reader) {
        return switch (exchange) {
            case Exchange.NotSent notSent ->
                new Answer.Refused(notSent.errorClass(), notSent.code(), notSent.text(), null);
            case Exchange.Lost lost -> new Answer.Unknown(lost.errorClass(), lost.code(), lost.text());
            case Exchange.Answered answered -> answered.ok() ? accepted(answered, reader) : refused(answered);
        };
    }

    /** A success that cannot be read is a success of something: nobody knows of what. */
    private static Answer accepted(Exchange.Answered answered, Function<String, VenueOrder> reader) {
        try {
            return new Answer.Accepted(reader.apply(answered.body()));
        } catch (UnreadableMessage unreadable) {
            return new Answer.Unknown(
                    ErrorClass.UNKNOWN_ERROR, UNREADABLE, "HTTP " + answered.status() + ", " + unreadable.getMessage());
        }
    }

    private static Answer refused(Exchange.Answered answered) {
        VenueError error = VenueError.of(answered.status(), answered.body());
        Meaning meaning = ErrorTable.of(error);
        return switch (meaning.outcome()) {
            case NOT_EXECUTED ->
                new Answer.Refused(meaning.errorClass(), error.codeText(), error.text(), answered.retryAfter());
            case EXISTS -> new Answer.AlreadyExists(error.codeText(), error.text());
            case UNKNOWN -> new Answer.Unknown(meaning.errorClass(), error.codeText(), error.text());
        };
    }

    /** Why a question has no answer. */
    static VenueUnavailable failure(Exchange exchange) {
        return switch (exchange) {
            case Exchange.NotSent notSent -> new VenueUnavailable(notSent.errorClass(), notSent.code(), notSent.text());
            case Exchange.Lost lost -> new VenueUnavailable(lost.errorClass(), lost.code(), lost.text());
            case Exchange.Answered answered -> {
                VenueError error = VenueError.of(answered.status(), answered.body());
                yield new VenueUnavailable(ErrorTable.of(error).errorClass(), error.codeText(), error.text());
            }
        };
    }

    /** The exchange's code in an answer; zero when there is none, or no answer. */
    static int code(Exchange exchange) {
        return exchange instanceof Exchange.Answered answered && !answered.ok()
                ? VenueError.of(answered.status(), answered.body()).code()
                : 0;
    }
}
