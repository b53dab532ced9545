package io.sluice.schemas.registry;

import static io.sluice.schemas.registry.Exchange.answer;
import static io.sluice.schemas.registry.Exchange.body;
import static io.sluice.schemas.registry.Exchange.flag;
import static io.sluice.schemas.registry.Exchange.object;
import static io.sluice.schemas.registry.Exchange.subject;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.sluice.schemas.serde.CompatibilityLevel;
import java.util.Optional;

/** {@code /config} and {@code /mode}: the registry's settings, and the subjects' own. */
final class SettingRoutes {
    private static final Optional<String> GLOBAL = Optional.empty();

    private final Registry registry;

    SettingRoutes(Registry registry) {
        this.registry = registry;
    }

    void addTo(RoutesConfig routes) {
        routes.get("/config", ctx -> answerLevel(ctx, level(GLOBAL)));
        routes.put("/config", ctx -> setLevel(ctx, GLOBAL));
        routes.delete("/config", ctx -> deleteLevel(ctx, GLOBAL));
        routes.get("/config/{subject}", this::levelOf);
        routes.put("/config/{subject}", ctx -> setLevel(ctx, Optional.of(subject(ctx))));
        routes.delete("/config/{subject}", ctx -> deleteLevel(ctx, Optional.of(subject(ctx))));
        routes.get("/mode", ctx -> answerMode(ctx, mode(GLOBAL)));
        routes.put("/mode", ctx -> setMode(ctx, GLOBAL));
        routes.get("/mode/{subject}", this::modeOf);
        routes.put("/mode/{subject}", ctx -> setMode(ctx, Optional.of(subject(ctx))));
        routes.delete("/mode/{subject}", this::deleteMode);
    }

    private CompatibilityLevel level(Optional<String> subject) {
        return registry.ownLevel(subject).orElseThrow(() -> RegistryError.SUBJECT_WITHOUT_LEVEL.of(subject.orElse("")));
    }

    private void levelOf(Context ctx) {
        String subject = subject(ctx);
        answerLevel(ctx, flag(ctx, "defaultToGlobal") ? registry.effectiveLevel(subject) : level(Optional.of(subject)));
    }

    private void setLevel(Context ctx, Optional<String> subject) {
        String name = body(ctx).path("compatibility").asText("");
        CompatibilityLevel level =
                CompatibilityLevel.named(name).orElseThrow(() -> RegistryError.INVALID_LEVEL.of(name));
        registry.setLevel(subject, Optional.of(level));
        answer(ctx, object().put("compatibility", level.name()));
    }

    /** Answers with what was taken away. */
    private void deleteLevel(Context ctx, Optional<String> subject) {
        CompatibilityLevel former =
                registry.ownLevel(subject).orElseThrow(() -> RegistryError.SUBJECT_NOT_FOUND.of(subject.orElse("")));
        registry.setLevel(subject, Optional.empty());
        answerLevel(ctx, former);
    }

    private static void answerLevel(Context ctx, CompatibilityLevel level) {
        answer(ctx, object().put("compatibilityLevel", level.name()));
    }

    private Mode mode(Optional<String> subject) {
        return registry.ownMode(subject).orElseThrow(() -> RegistryError.SUBJECT_WITHOUT_MODE.of(subject.orElse("")));
    }

    private void modeOf(Context ctx) {
        String subject = subject(ctx);
        answerMode(ctx, flag(ctx, "defaultToGlobal") ? registry.effectiveMode(subject) : mode(Optional.of(subject)));
    }

    private void setMode(Context ctx, Optional<String> subject) {
        String name = body(ctx).path("mode").asText("");
        Mode mode = Mode.named(name).orElseThrow(() -> RegistryError.INVALID_MODE.of(name));
        registry.setMode(subject, Optional.of(mode));
        answerMode(ctx, mode);
    }

    /** Answers with what was taken away. */
    private void deleteMode(Context ctx) {
        Optional<String> subject = Optional.of(subject(ctx));
        Mode former = registry.ownMode(subject).orElseThrow(() -> RegistryError.SUBJECT_NOT_FOUND.of(subject(ctx)));
        registry.setMode(subject, Optional.empty());
        answerMode(ctx, former);
    }

    private static void answerMode(Context ctx, Mode mode) {
        answer(ctx, object().put("mode", mode.name()));
    }
}
