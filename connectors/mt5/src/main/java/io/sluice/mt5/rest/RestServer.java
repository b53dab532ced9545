package io.sluice.mt5.rest;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.sluice.mt5.link.TerminalServer;
import io.sluice.order.call.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The gateway's REST interface (G-REST): routes, and what becomes of faults. Described by {@value #DOCUMENT}. */
public final class RestServer implements AutoCloseable {
    /** Path of the OpenAPI document. */
    public static final String DOCUMENT = "/openapi.json";

    private static final Logger LOG = LoggerFactory.getLogger(RestServer.class);
    private static final long LARGEST_BODY = 65_536;

    private final Javalin server;

    /** One thing that can be asked. */
    record Route(HandlerType method, String path, Handler handler) {}

    private RestServer(Javalin server) {
        this.server = server;
    }

    /**
     * Starts to serve.
     *
     * @throws RuntimeException when the address cannot be had
     */
    public static RestServer start(RestSettings settings, TerminalServer terminals) {
        Desk desk = new Desk(terminals, settings, new Sessions(InstantSource.system()));
        Javalin server = Javalin.create(config -> {
            configure(config);
            routes(desk).forEach(route -> config.routes.addHttpHandler(route.method(), route.path(), route.handler()));
            faults(config);
        });
        try {
            server.start(settings.host(), settings.port());
        } catch (RuntimeException refused) {
            server.stop();
            throw refused;
        }
        return new RestServer(server);
    }

    /** The table of contents. */
    static List<Route> routes(Desk desk) {
        LoginRoutes login = new LoginRoutes(desk);
        TradeRoutes trade = new TradeRoutes(desk);
        QueryRoutes query = new QueryRoutes(desk);
        return List.of(
                new Route(HandlerType.GET, "/health", login::health),
                new Route(HandlerType.GET, DOCUMENT, RestServer::document),
                new Route(HandlerType.GET, "/api/v1/terminals", login::terminals),
                new Route(HandlerType.POST, "/api/v1/login", login::login),
                new Route(HandlerType.POST, "/api/v1/logout", login::logout),
                new Route(HandlerType.POST, "/api/v1/orders", trade::place),
                new Route(HandlerType.GET, "/api/v1/orders", query::orders),
                new Route(HandlerType.GET, "/api/v1/orders/{ticket}", query::order),
                new Route(HandlerType.PATCH, "/api/v1/orders/{ticket}", trade::changeOrder),
                new Route(HandlerType.DELETE, "/api/v1/orders/{ticket}", trade::cancel),
                new Route(HandlerType.GET, "/api/v1/requests/{request_id}", query::request),
                new Route(HandlerType.GET, "/api/v1/positions", query::positions),
                new Route(HandlerType.PATCH, "/api/v1/positions/{ticket}", trade::changePosition),
                new Route(HandlerType.POST, "/api/v1/close-position", trade::closePosition),
                new Route(HandlerType.POST, "/api/v1/close-by", trade::closeBy),
                new Route(HandlerType.GET, "/api/v1/account", query::account),
                new Route(HandlerType.GET, "/api/v1/symbols", query::symbols),
                new Route(HandlerType.GET, "/api/v1/symbols/{symbol}", query::symbol),
                new Route(HandlerType.GET, "/api/v1/ticks/{symbol}", query::tick),
                new Route(HandlerType.GET, "/api/v1/candles/{symbol}", query::candles),
                new Route(HandlerType.GET, "/api/v1/history", query::history));
    }

    private static void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.concurrency.useVirtualThreads = true;
        config.http.prefer405over404 = true;
        config.http.maxRequestSize = LARGEST_BODY;
    }

    private static void document(Context ctx) throws IOException {
        ctx.contentType("application/json").result(openApi());
    }

    /** The OpenAPI document. */
    public static byte[] openApi() {
        try (InputStream document = RestServer.class.getResourceAsStream("openapi.json")) {
            return Objects.requireNonNull(document, "openapi.json is part of this jar")
                    .readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static void faults(JavalinConfig config) {
        config.routes.exception(RestFault.class, (fault, ctx) -> answer(ctx, fault));
        config.routes.exception(HttpResponseException.class, (refused, ctx) -> answer(ctx, ofHttp(refused)));
        config.routes.exception(Exception.class, (unexpected, ctx) -> {
            LOG.error("{} {}", ctx.method(), ctx.path(), unexpected);
            answer(
                    ctx,
                    RestFault.of(503, "GATEWAY_FAULT", 0, Outcome.UNKNOWN, "the gateway failed; its log says where"));
        });
    }

    private static RestFault ofHttp(HttpResponseException refused) {
        return switch (refused.getStatus()) {
            case 404 -> RestFault.of(404, "NO_SUCH_PATH", "there is nothing here; see " + DOCUMENT);
            case 405 -> RestFault.of(405, "METHOD_NOT_ALLOWED", "this path does not take this method");
            case 413 -> RestFault.of(413, "BODY_TOO_LARGE", "a body has at most " + LARGEST_BODY + " bytes");
            default -> RestFault.of(400, "BAD_REQUEST", "the request cannot be understood");
        };
    }

    private static void answer(Context ctx, RestFault fault) {
        if (fault.status() == 401) {
            ctx.header("WWW-Authenticate", "Bearer");
        }
        Shapes.answer(ctx, fault.status(), Shapes.fault(fault));
    }

    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.stop();
    }
}
