package io.sluice.binance.sim.malice;

import io.sluice.binance.sim.rest.Request;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What happens to the next requests of a kind.
 *
 * @param method which, empty for all
 * @param path which, empty for all
 * @param clientId a regular expression of the client ids meant, empty for all and none
 * @param skip how many to let pass first
 * @param times how many to do it to
 * @param probability of each of them
 * @param execute whether the request is done
 * @param delayMillis how long it takes until the matching engine has it
 * @param ignoreWindow whether the engine takes it however old it is
 * @param afterBytes for CUT: how much of the answer is sent
 * @param reset for CUT: whether the connection is reset instead of closed
 * @param millis for HANG how long, for TRICKLE between bytes
 * @param status of ANSWER
 * @param body of ANSWER
 */
public record RequestRule(
        String method,
        String path,
        String clientId,
        int skip,
        int times,
        double probability,
        boolean execute,
        long delayMillis,
        boolean ignoreWindow,
        Ending ending,
        int afterBytes,
        boolean reset,
        long millis,
        int status,
        Map<String, String> headers,
        String body) {
    private static final long HANG_MILLIS = 600_000L;

    /** Applies to the next request of a method and path, and does nothing wrong yet. */
    public static RequestRule next(String method, String path) {
        return new RequestRule(
                method, path, "", 0, 1, 1, true, 0, false, Ending.GENUINE, 0, false, HANG_MILLIS, 200, Map.of(), "");
    }

    /** The same for those of client ids only. */
    public RequestRule of(String clientIds) {
        return new RequestRule(
                method,
                path,
                clientIds,
                skip,
                times,
                probability,
                execute,
                delayMillis,
                ignoreWindow,
                ending,
                afterBytes,
                reset,
                millis,
                status,
                headers,
                body);
    }

    /** The same for so many of them, after so many others. */
    public RequestRule times(int many, int after) {
        return new RequestRule(
                method,
                path,
                clientId,
                after,
                many,
                probability,
                execute,
                delayMillis,
                ignoreWindow,
                ending,
                afterBytes,
                reset,
                millis,
                status,
                headers,
                body);
    }

    /** The same for each of them with a probability. */
    public RequestRule with(double chance) {
        return new RequestRule(
                method,
                path,
                clientId,
                skip,
                times,
                chance,
                execute,
                delayMillis,
                ignoreWindow,
                ending,
                afterBytes,
                reset,
                millis,
                status,
                headers,
                body);
    }

    /** Done, and the answer is lost after so many bytes; by a reset or a close. */
    public RequestRule loseReply(int bytes, boolean byReset) {
        return new RequestRule(
                method,
                path,
                clientId,
                skip,
                times,
                probability,
                execute,
                delayMillis,
                ignoreWindow,
                Ending.CUT,
                bytes,
                byReset,
                millis,
                status,
                headers,
                body);
    }

    /** Done, and never answered. */
    public RequestRule neverAnswer() {
        return new RequestRule(
                method,
                path,
                clientId,
                skip,
                times,
                probability,
                execute,
                delayMillis,
                ignoreWindow,
                Ending.HANG,
                afterBytes,
                reset,
                HANG_MILLIS,
                status,
                headers,
                body);
    }

    /** Done late. */
    public RequestRule late(long delay, boolean whateverAge) {
        return new RequestRule(
                method,
                path,
                clientId,
                skip,
                times,
                probability,
                execute,
                delay,
                whateverAge,
                ending,
                afterBytes,
                reset,
                millis,
                status,
                headers,
                body);
    }

    /** Answered with this, done or not. */
    public RequestRule answer(boolean done, int code, String text) {
        return new RequestRule(
                method,
                path,
                clientId,
                skip,
                times,
                probability,
                done,
                delayMillis,
                ignoreWindow,
                Ending.ANSWER,
                afterBytes,
                reset,
                millis,
                code,
                headers,
                text);
    }

    /** Done, and answered byte by byte. */
    public RequestRule trickle(long betweenBytes) {
        return new RequestRule(
                method,
                path,
                clientId,
                skip,
                times,
                probability,
                execute,
                delayMillis,
                ignoreWindow,
                Ending.TRICKLE,
                afterBytes,
                reset,
                betweenBytes,
                status,
                headers,
                body);
    }

    boolean matches(Request request) {
        return (method.isEmpty() || method.equals(request.method()))
                && (path.isEmpty() || path.equals(request.path()))
                && (clientId.isEmpty() || Pattern.matches(clientId, request.clientId()));
    }
}
