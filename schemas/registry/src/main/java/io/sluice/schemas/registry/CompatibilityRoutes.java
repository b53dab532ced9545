package io.sluice.schemas.registry;

import static io.sluice.schemas.registry.Exchange.subject;
import static io.sluice.schemas.registry.Exchange.submission;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;

/** {@code /compatibility}: whether a schema would be taken, without registering it. */
final class CompatibilityRoutes {
    private static final String VERSIONS = "/compatibility/subjects/{subject}/versions";

    private final Registry registry;

    CompatibilityRoutes(Registry registry) {
        this.registry = registry;
    }

    void addTo(RoutesConfig routes) {
        routes.post(VERSIONS, ctx -> answer(ctx, registry.objections(subject(ctx), submission(ctx))));
        routes.post(
                VERSIONS + "/{version}",
                ctx -> answer(ctx, registry.objections(subject(ctx), submission(ctx), Exchange.version(ctx))));
    }

    private static void answer(Context ctx, List<String> objections) {
        ObjectNode answer = Exchange.object().put("is_compatible", objections.isEmpty());
        if (Exchange.flag(ctx, "verbose")) {
            answer.set("messages", Exchange.texts(objections));
        }
        Exchange.answer(ctx, answer);
    }
}
