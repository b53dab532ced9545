package io.sluice.schemas.registry;

import static io.sluice.schemas.registry.Exchange.answer;
import static io.sluice.schemas.registry.Exchange.flag;
import static io.sluice.schemas.registry.Exchange.object;
import static io.sluice.schemas.registry.Exchange.texts;
import static io.sluice.schemas.registry.Exchange.visibility;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.sluice.schemas.registry.SchemaStore.Visibility;
import java.util.List;
import java.util.stream.Stream;

/** {@code /schemas}: what an id means. */
final class SchemaRoutes {
    private static final String BY_ID = "/schemas/ids/{id}";

    private final Registry registry;

    SchemaRoutes(Registry registry) {
        this.registry = registry;
    }

    void addTo(RoutesConfig routes) {
        routes.get("/schemas", this::schemas);
        routes.get("/schemas/types", ctx -> answer(ctx, texts(List.of(StoredSchema.AVRO))));
        routes.get(BY_ID, this::byId);
        routes.get(BY_ID + "/schema", ctx -> answer(ctx, withId(ctx).getFirst().text()));
        routes.get(BY_ID + "/subjects", this::subjectsOf);
        routes.get(BY_ID + "/versions", this::versionsOf);
    }

    private List<StoredSchema> withId(Context ctx) {
        String id = ctx.pathParam("id");
        try {
            return registry.withId(Integer.parseInt(id));
        } catch (NumberFormatException notANumber) {
            throw RegistryError.SCHEMA_NOT_FOUND.of("id " + id);
        }
    }

    /** A subject may be named as a hint; ids mean the same in all subjects, so it changes nothing. */
    private void byId(Context ctx) {
        ObjectNode answer = object();
        Exchange.describe(answer, withId(ctx).getFirst());
        if (flag(ctx, "fetchMaxId")) {
            answer.put("maxId", registry.store().highestId());
        }
        answer(ctx, answer);
    }

    private Stream<StoredSchema> visibleWithId(Context ctx) {
        Visibility visibility = visibility(ctx);
        return withId(ctx).stream().filter(visibility::shows);
    }

    private void subjectsOf(Context ctx) {
        answer(
                ctx,
                texts(visibleWithId(ctx).map(StoredSchema::subject).distinct().toList()));
    }

    private void versionsOf(Context ctx) {
        ArrayNode answer = LogCodec.JSON.createArrayNode();
        visibleWithId(ctx)
                .forEach(schema ->
                        answer.addObject().put("subject", schema.subject()).put("version", schema.version()));
        answer(ctx, answer);
    }

    private void schemas(Context ctx) {
        String prefix = ctx.queryParam("subjectPrefix");
        boolean latestOnly = flag(ctx, "latestOnly");
        ArrayNode answer = LogCodec.JSON.createArrayNode();
        for (String subject : registry.store().subjects(visibility(ctx))) {
            if (prefix == null || subject.startsWith(prefix)) {
                List<StoredSchema> versions = registry.store().versions(subject, visibility(ctx));
                (latestOnly ? versions.subList(versions.size() - 1, versions.size()) : versions)
                        .forEach(schema -> answer.add(Exchange.version(schema)));
            }
        }
        answer(ctx, answer);
    }
}
