package io.sluice.api.serve;

import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.sluice.api.access.Fault;
import io.sluice.api.access.Fault.FieldError;
import io.sluice.api.view.JsonText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Faults as RFC 9457 tells them: {@code application/problem+json}. */
final class Problems {
    static final String MEDIA_TYPE = "application/problem+json";

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private Problems() {}

    /**
     * Answers once the request's body has come, up to the longest that is allowed: who is still sending when the
     * connection closes may never see why he was refused.
     */
    static void answer(Context ctx, Fault fault) {
        readToTheEnd(ctx);
        fault.retryAfter()
                .ifPresent(wait -> ctx.header("Retry-After", Long.toString(Math.max(1, wait.toSeconds() + 1))));
        if (fault.status() == 401) {
            ctx.header("WWW-Authenticate", "Bearer realm=\"sluice\"");
        }
        ctx.header("Cache-Control", "no-store");
        ctx.status(fault.status()).contentType(MEDIA_TYPE).result(json(fault).getBytes(StandardCharsets.UTF_8));
    }

    private static void readToTheEnd(Context ctx) {
        try {
            ctx.bodyInputStream().readNBytes(ApiServer.LARGEST_BODY);
        } catch (IOException | RuntimeException gone) {
            LOG.debug("{} {}: the rest of the body did not come", ctx.method(), ctx.path(), gone);
        }
    }

    static String json(Fault fault) {
        String errors = fault.errors().isEmpty()
                ? ""
                : ",\"errors\":"
                        + fault.errors().stream().map(Problems::json).collect(Collectors.joining(",", "[", "]"));
        return "{\"type\":\"about:blank\",\"title\":" + JsonText.quoted(fault.title()) + ",\"status\":" + fault.status()
                + ",\"detail\":" + JsonText.quoted(fault.detail()) + errors + "}";
    }

    private static String json(FieldError error) {
        return "{\"field\":" + JsonText.quoted(error.field()) + ",\"detail\":" + JsonText.quoted(error.detail()) + "}";
    }

    /** What the server itself refuses, in our words. */
    static Fault of(HttpResponseException refused) {
        return switch (refused.getStatus()) {
            case 404 -> Fault.notFound("there is nothing here; see /docs");
            case 405 -> Fault.of(405, "Method not allowed", "this path does not take this method; see /docs");
            case 413 -> Fault.of(413, "Content too large", "a body has at most " + ApiServer.LARGEST_BODY + " bytes");
            default -> Fault.of(400, "Bad request", "the request cannot be understood");
        };
    }
}
