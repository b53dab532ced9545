package io.sluice.delivery.websocket;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.UnauthorizedResponse;
import io.javalin.websocket.WsConfig;
import io.javalin.websocket.WsConnectContext;
import io.javalin.websocket.WsContext;
import io.sluice.delivery.text.Language;
import io.sluice.delivery.websocket.Access.Visitor;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.eclipse.jetty.websocket.api.Session;

/**
 * The WebSocket of alerts (N-WS), with {@code /health} and {@code /metrics} beside it. Nothing that a listener sends or leaves
 * undone holds up anybody else.
 */
public final class AlertServer implements AutoCloseable {
    private static final String VISITOR = "visitor";
    private static final int LARGEST_MESSAGE = 4_096;
    private static final Duration IDLE = Duration.ofMinutes(2);
    private static final int PING_SECONDS = 30;
    private static final String BEARER = "Bearer ";

    private final AlertHub hub;
    private final Access access;
    private final WebSocketSettings settings;
    private final Map<Session, Talk> talks = new ConcurrentHashMap<>();
    private final Javalin server;

    /** A listener and how it behaves. */
    private record Talk(Listener listener, Manners manners) {}

    private AlertServer(
            WebSocketSettings settings,
            AlertHub hub,
            Access access,
            Supplier<Optional<String>> ailment,
            Supplier<String> metrics) {
        this.settings = settings;
        this.hub = hub;
        this.access = access;
        this.server = Javalin.create(config -> configure(config, ailment, metrics));
    }

    /**
     * Starts to serve.
     *
     * @param ailment why alerts are not taken from Kafka, empty while they are
     * @param metrics in Prometheus's text format
     * @throws RuntimeException when the address cannot be had
     */
    public static AlertServer start(
            WebSocketSettings settings,
            AlertHub hub,
            Access access,
            Supplier<Optional<String>> ailment,
            Supplier<String> metrics) {
        AlertServer started = new AlertServer(settings, hub, access, ailment, metrics);
        try {
            started.server.start(settings.host(), settings.port());
        } catch (RuntimeException refused) {
            started.server.stop();
            throw refused;
        }
        return started;
    }

    private void configure(JavalinConfig config, Supplier<Optional<String>> ailment, Supplier<String> metrics) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.jetty.modifyWebSocketServletFactory(factory -> {
            factory.setMaxTextMessageSize(LARGEST_MESSAGE);
            factory.setMaxBinaryMessageSize(LARGEST_MESSAGE);
            factory.setMaxFrameSize(LARGEST_MESSAGE);
            factory.setIdleTimeout(IDLE);
        });
        for (String path : new String[] {"/alerts", "/alertas"}) {
            config.routes.wsBeforeUpgrade(path, this::admit);
            config.routes.ws(path, this::listen);
        }
        config.routes.get("/health", ctx -> health(ctx, ailment.get()));
        config.routes.get(
                "/metrics",
                ctx -> ctx.contentType("text/plain; version=0.0.4; charset=utf-8")
                        .result(metrics.get()));
    }

    private void health(Context ctx, Optional<String> ailment) {
        ctx.status(ailment.isEmpty() ? 200 : 503)
                .json(Map.of(
                        "status",
                        ailment.isEmpty() ? "up" : "degraded",
                        "reason",
                        ailment.orElse(""),
                        "listeners",
                        hub.listeners()));
    }

    private void admit(Context ctx) {
        String origin = ctx.header("Origin");
        if (origin != null && !settings.origins().contains(origin.toLowerCase(Locale.ROOT))) {
            throw new ForbiddenResponse("this origin may not listen");
        }
        Visitor visitor = visitor(ctx).orElseThrow(() -> new UnauthorizedResponse("no valid token or ticket"));
        ctx.attribute(VISITOR, visitor);
    }

    private Optional<Visitor> visitor(Context ctx) {
        String authorization = ctx.header("Authorization");
        String ticket = ctx.queryParam("ticket");
        if (authorization != null && authorization.startsWith(BEARER)) {
            return access.byToken(authorization.substring(BEARER.length()));
        }
        return ticket == null ? access.byNothing() : access.byTicket(ticket);
    }

    private void listen(WsConfig socket) {
        socket.onConnect(this::join);
        socket.onMessage(said -> talk(said).ifPresent(talk -> hear(talk, said.message())));
        socket.onBinaryMessage(
                said -> talk(said).ifPresent(talk -> talk.listener().refuse("text only")));
        socket.onClose(this::leave);
        socket.onError(this::leave);
    }

    private void join(WsConnectContext ctx) {
        Visitor visitor = ctx.attribute(VISITOR);
        if (visitor == null) {
            ctx.closeSession();
            return;
        }
        Language language = Optional.ofNullable(ctx.queryParam("lang"))
                .flatMap(Language::of)
                .orElse(settings.language());
        Listener listener = new Listener(ctx.session, visitor, language, hub.bound(), hub.losses());
        talks.put(ctx.session, new Talk(listener, new Manners()));
        ctx.enableAutomaticPings(PING_SECONDS, TimeUnit.SECONDS);
        hub.join(listener);
        String last = ctx.queryParam("last");
        if (last != null) {
            hub.answer(listener, Request.of("{\"last\":" + last + "}"));
        }
    }

    private Optional<Talk> talk(WsContext ctx) {
        return Optional.ofNullable(talks.get(ctx.session));
    }

    private void hear(Talk talk, String message) {
        Request request = Request.of(message);
        if (talk.manners().bearable(request)) {
            hub.answer(talk.listener(), request);
        } else {
            talk.listener().refuse("too many messages, or too many that make no sense");
        }
    }

    private void leave(WsContext ctx) {
        Talk talk = talks.remove(ctx.session);
        if (talk != null) {
            hub.leave(talk.listener());
        }
    }

    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.stop();
    }
}
