package io.sluice.schemas.registry;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The routes on an HTTP server, and what becomes of errors: always JSON with a code of the catalogue. */
final class RestApi {
    private static final Logger LOG = LoggerFactory.getLogger(RestApi.class);

    private RestApi() {}

    static Javalin server(Registry registry) {
        return Javalin.create(config -> {
            configure(config);
            addRoutes(config.routes, registry);
            addErrors(config.routes);
        });
    }

    private static void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.concurrency.useVirtualThreads = true;
        config.http.prefer405over404 = true;
    }

    private static void addRoutes(RoutesConfig routes, Registry registry) {
        routes.get("/", ctx -> Exchange.answer(ctx, Exchange.object()));
        routes.get("/contexts", ctx -> Exchange.answer(ctx, Exchange.texts(List.of("."))));
        new SubjectRoutes(registry).addTo(routes);
        new SchemaRoutes(registry).addTo(routes);
        new SettingRoutes(registry).addTo(routes);
        new CompatibilityRoutes(registry).addTo(routes);
    }

    private static void addErrors(RoutesConfig routes) {
        routes.exception(RegistryFault.class, (fault, ctx) -> answer(ctx, fault));
        routes.exception(HttpResponseException.class, RestApi::answer);
        routes.exception(Exception.class, (unexpected, ctx) -> {
            LOG.error("{} {}", ctx.method(), ctx.path(), unexpected);
            answer(ctx, RegistryError.INTERNAL.causedBy(unexpected));
        });
    }

    private static void answer(Context ctx, RegistryFault fault) {
        if (fault.error().status() >= 500) {
            LOG.error("{} {}: {}", ctx.method(), ctx.path(), fault.getMessage());
        }
        Exchange.answer(ctx, fault.error(), fault.getMessage());
    }

    private static void answer(HttpResponseException refused, Context ctx) {
        RegistryError error = switch (refused.getStatus()) {
            case 404 -> RegistryError.NOT_FOUND;
            case 405 -> RegistryError.METHOD_NOT_ALLOWED;
            default -> RegistryError.MALFORMED_REQUEST;
        };
        Exchange.answer(ctx, error, error.of(ctx.path()).getMessage());
    }
}
