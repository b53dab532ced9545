package io.sluice.schemas.registry;

import static io.sluice.schemas.registry.Exchange.answer;
import static io.sluice.schemas.registry.Exchange.flag;
import static io.sluice.schemas.registry.Exchange.numbers;
import static io.sluice.schemas.registry.Exchange.object;
import static io.sluice.schemas.registry.Exchange.subject;
import static io.sluice.schemas.registry.Exchange.submission;
import static io.sluice.schemas.registry.Exchange.texts;
import static io.sluice.schemas.registry.Exchange.version;
import static io.sluice.schemas.registry.Exchange.visibility;

import com.fasterxml.jackson.databind.node.IntNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;

/** {@code /subjects}: registering, finding and deleting versions. */
final class SubjectRoutes {
    private static final String SUBJECT = "/subjects/{subject}";
    private static final String VERSIONS = SUBJECT + "/versions";
    private static final String VERSION = VERSIONS + "/{version}";

    private final Registry registry;

    SubjectRoutes(Registry registry) {
        this.registry = registry;
    }

    void addTo(RoutesConfig routes) {
        routes.get("/subjects", this::subjects);
        routes.post(SUBJECT, this::lookup);
        routes.delete(SUBJECT, this::deleteSubject);
        routes.get(VERSIONS, this::versions);
        routes.post(VERSIONS, this::register);
        routes.get(VERSION, ctx -> answer(ctx, version(stored(ctx))));
        routes.delete(VERSION, this::deleteVersion);
        routes.get(VERSION + "/schema", ctx -> answer(ctx, stored(ctx).text()));
        routes.get(VERSION + "/referencedby", this::referencedBy);
    }

    private void subjects(Context ctx) {
        String prefix = ctx.queryParam("subjectPrefix");
        List<String> subjects = registry.store().subjects(visibility(ctx)).stream()
                .filter(subject -> prefix == null || subject.startsWith(prefix))
                .toList();
        answer(ctx, texts(subjects));
    }

    private void lookup(Context ctx) {
        answer(ctx, version(registry.lookup(subject(ctx), submission(ctx), visibility(ctx))));
    }

    private void register(Context ctx) {
        answer(ctx, object().put("id", registry.register(subject(ctx), submission(ctx))));
    }

    private void versions(Context ctx) {
        List<StoredSchema> versions = registry.existing(subject(ctx), visibility(ctx));
        answer(ctx, numbers(versions.stream().map(StoredSchema::version).toList()));
    }

    private StoredSchema stored(Context ctx) {
        return registry.version(subject(ctx), Exchange.version(ctx), visibility(ctx));
    }

    /** Nothing refers to anything: references are refused when a schema is registered. */
    private void referencedBy(Context ctx) {
        stored(ctx);
        answer(ctx, numbers(List.of()));
    }

    private void deleteSubject(Context ctx) {
        List<Integer> versions =
                flag(ctx, "permanent") ? registry.eraseSubject(subject(ctx)) : registry.deleteSubject(subject(ctx));
        answer(ctx, numbers(versions));
    }

    private void deleteVersion(Context ctx) {
        int version = flag(ctx, "permanent")
                ? registry.eraseVersion(subject(ctx), Exchange.version(ctx))
                : registry.deleteVersion(subject(ctx), Exchange.version(ctx));
        answer(ctx, IntNode.valueOf(version));
    }
}
