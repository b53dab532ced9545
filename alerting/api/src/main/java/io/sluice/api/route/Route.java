package io.sluice.api.route;

import io.javalin.http.HandlerType;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One thing that can be asked or ordered: what it is, who may, and who answers.
 *
 * @param method of HTTP
 * @param path with parts in braces
 * @param access who may
 * @param summary what it does, as a sentence
 * @param parameters what a request may say; anything else is refused
 * @param body name of the body's schema; empty for no body
 * @param answer name of the answer's schema
 * @param status of an answer that did not fail
 * @param action who answers
 */
public record Route(
        HandlerType method,
        String path,
        Access access,
        String summary,
        List<Parameter> parameters,
        Optional<String> body,
        String answer,
        int status,
        Action action) {
    private static final Pattern IN_BRACES = Pattern.compile("\\{([a-z]+)}");

    /** Answers requests of one route. */
    @FunctionalInterface
    public interface Action {
        /**
         * Answers one request.
         *
         * @throws io.sluice.api.access.Fault for a request that is refused
         */
        Answer answer(Request request);
    }

    static Route get(
            String path, Access access, String summary, List<Parameter> parameters, String answer, Action action) {
        return new Route(HandlerType.GET, path, access, summary, parameters, Optional.empty(), answer, 200, action);
    }

    /** Parts of the path in braces. */
    public List<String> pathParameters() {
        return IN_BRACES.matcher(path).results().map(match -> match.group(1)).toList();
    }
}
