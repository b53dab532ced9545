package io.sluice.api.serve;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.sluice.api.access.Fault;
import io.sluice.api.access.Gate;
import io.sluice.api.access.Origins;
import io.sluice.api.access.Person;
import io.sluice.api.access.Role;
import io.sluice.api.route.Answer;
import io.sluice.api.route.Request;
import io.sluice.api.route.Route;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** From a request to its answer: who asks, may he, what does he say, what is he told. In this order. */
final class Dispatcher {
    private static final int ETAG_BYTES = 16;

    private final Gate gate;
    private final Supplier<Origins> origins;

    Dispatcher(Gate gate, Supplier<Origins> origins) {
        this.gate = gate;
        this.origins = origins;
    }

    void handle(Route route, Context ctx) {
        Optional<Person> person = authorize(route, ctx);
        Answer answer = route.action().answer(new Request(route, ctx, person));
        byte[] body = answer.text().getBytes(StandardCharsets.UTF_8);
        ctx.status(answer.status()).contentType(answer.mediaType());
        if (ctx.method().equals(HandlerType.GET) && answer.status() == 200) {
            String tag = "\"" + hash(body) + "\"";
            ctx.header("ETag", tag);
            ctx.header("Cache-Control", "private, no-cache");
            if (matches(ctx.header("If-None-Match"), tag)) {
                ctx.status(304);
                return;
            }
        } else {
            ctx.header("Cache-Control", "no-store");
        }
        ctx.result(body);
    }

    /**
     * Lets through who may.
     *
     * @throws Fault 401, 403 or 429
     */
    Optional<Person> authorize(Route route, Context ctx) {
        if (!ctx.method().equals(HandlerType.GET) && !origins.get().allows(ctx.header("Origin"))) {
            throw foreign();
        }
        Optional<Role> needed = route.access().role();
        if (needed.isEmpty()) {
            return Optional.empty();
        }
        Person person = gate.authenticate(ctx.ip(), ctx.header("Authorization"));
        if (!person.role().covers(needed.get())) {
            throw Fault.forbidden(needed.get());
        }
        return Optional.of(person);
    }

    static Fault foreign() {
        return Fault.of(403, "Forbidden", "pages from elsewhere may not do this; see api.origins in the configuration");
    }

    static boolean matches(@Nullable String ifNoneMatch, String tag) {
        return ifNoneMatch != null
                && Arrays.stream(ifNoneMatch.split(","))
                        .map(String::strip)
                        .anyMatch(each -> each.equals("*") || each.equals(tag) || each.equals("W/" + tag));
    }

    static String hash(byte[] body) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(body);
            return HexFormat.of().formatHex(digest, 0, ETAG_BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
