package io.sluice.api.serve;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.sluice.api.ApiSettings;
import io.sluice.api.Tls;
import io.sluice.api.access.Fault;
import io.sluice.api.access.Gate;
import io.sluice.api.access.Origins;
import io.sluice.api.access.Person;
import io.sluice.api.observe.Measurements;
import io.sluice.api.push.Changes;
import io.sluice.api.route.Route;
import io.sluice.api.route.RouteTable;
import io.sluice.api.route.StatusText;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.SessionHandler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves the routes, the streams and the page. */
public final class ApiServer implements AutoCloseable {
    static final int LARGEST_BODY = 65_536;

    private static final Logger LOG = LoggerFactory.getLogger(ApiServer.class);
    private static final String ROUTE = "sluice.route";
    private static final int FORGET_SECONDS = 60;
    private static final int LARGEST_HEADERS = 16_384;
    private static final List<String> PAGE_FOLDERS = List.of("/app/*", "/style/*", "/vendor/*");

    private final ApiSettings settings;
    private final RouteTable table;
    private final Gate gate;
    private final Changes changes;
    private final StatusText status;
    private final Measurements measurements;
    private final Page page;
    private final Headers headers;
    private final Javalin server;

    /** Serves as soon as it is started. */
    public ApiServer(
            ApiSettings settings,
            RouteTable table,
            Gate gate,
            Changes changes,
            StatusText status,
            Measurements measurements) {
        this.settings = settings;
        this.table = table;
        this.gate = gate;
        this.changes = changes;
        this.status = status;
        this.measurements = measurements;
        this.page = new Page(settings.page());
        this.headers = new Headers(settings.tls().isPresent(), page.inlineScripts(), page.inlineStyles());
        this.server = Javalin.create(this::configure);
    }

    /** @throws RuntimeException when the address cannot be had */
    public void start() {
        try {
            server.start();
        } catch (RuntimeException refused) {
            server.stop();
            throw refused;
        }
    }

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.concurrency.useVirtualThreads = true;
        config.http.prefer405over404 = true;
        config.http.maxRequestSize = LARGEST_BODY;
        config.jetty.modifyServer(each -> each.setErrorHandler(new BareErrors(headers)));
        config.jetty.modifyServletContextHandler(ApiServer::withoutCookies);
        config.jetty.addConnector(this::connector);
        Supplier<Origins> origins = () -> new Origins(settings.scheme(), settings.host(), port(), settings.origins());
        addRoutes(config, new Dispatcher(gate, origins), new Streams(changes, gate, status), origins);
        addFaults(config);
    }

    /** Nothing here is remembered by cookie; the handshake of sockets would otherwise set one. */
    private static void withoutCookies(ServletContextHandler servlets) {
        SessionHandler sessions = servlets.getSessionHandler();
        if (sessions != null) {
            sessions.setUsingCookies(false);
            sessions.setMaxInactiveInterval(FORGET_SECONDS);
        }
    }

    private ServerConnector connector(Server jetty, HttpConfiguration http) {
        http.setSendServerVersion(false);
        http.setSendXPoweredBy(false);
        http.setRequestHeaderSize(LARGEST_HEADERS);
        ServerConnector connector = settings.tls()
                .map(tls -> encrypted(jetty, http, tls))
                .orElseGet(() -> new ServerConnector(jetty, new HttpConnectionFactory(http)));
        connector.setHost(settings.host());
        connector.setPort(settings.port());
        return connector;
    }

    private static ServerConnector encrypted(Server jetty, HttpConfiguration http, Tls tls) {
        HttpConfiguration secure = new HttpConfiguration(http);
        secure.addCustomizer(new SecureRequestCustomizer(false));
        SslContextFactory.Server ssl = new SslContextFactory.Server();
        ssl.setKeyStore(tls.store());
        ssl.setKeyStorePassword(new String(tls.password()));
        ssl.setIncludeProtocols("TLSv1.3", "TLSv1.2");
        return new ServerConnector(jetty, new SslConnectionFactory(ssl, "http/1.1"), new HttpConnectionFactory(secure));
    }

    private void addRoutes(JavalinConfig config, Dispatcher dispatcher, Streams streams, Supplier<Origins> origins) {
        EventStream events = new EventStream(streams);
        Sockets sockets = new Sockets(streams, gate, origins, headers);
        config.routes.before(headers::addTo);
        config.routes.after(this::measure);
        for (Route route : table.routes()) {
            switch (route.path()) {
                case RouteTable.STREAM ->
                    config.routes.get(route.path(), ctx -> {
                        Person person = dispatcher.authorize(route, ctx).orElseThrow(Fault::unauthenticated);
                        events.handle(ctx, person);
                    });
                case RouteTable.SOCKET -> {
                    config.routes.wsBeforeUpgrade(route.path(), sockets::beforeUpgrade);
                    config.routes.ws(route.path(), sockets::configure);
                }
                default ->
                    config.routes.addHttpHandler(route.method(), route.path(), ctx -> {
                        ctx.attribute(ROUTE, route.path());
                        dispatcher.handle(route, ctx);
                    });
            }
        }
        config.routes.get("/", page::index);
        PAGE_FOLDERS.forEach(folder -> config.routes.get(folder, page::file));
    }

    /** By route, not by path: what people type must not make new series. */
    private void measure(Context ctx) {
        String route = ctx.attribute(ROUTE);
        if (route != null) {
            measurements.answered(ctx.method().toString(), route, ctx.statusCode());
        }
    }

    private static void addFaults(JavalinConfig config) {
        config.routes.exception(Fault.class, (fault, ctx) -> Problems.answer(ctx, fault));
        config.routes.exception(
                HttpResponseException.class, (refused, ctx) -> Problems.answer(ctx, Problems.of(refused)));
        config.routes.exception(Exception.class, ApiServer::unexpected);
    }

    /** The log says what; the client is told nothing of the inside. */
    private static void unexpected(Exception unexpected, Context ctx) {
        LOG.error("{} {}", ctx.method(), ctx.path(), unexpected);
        Problems.answer(ctx, Fault.of(500, "Internal server error", "this is a fault of Sluice; its log says where"));
    }

    /** The port it serves on. */
    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        changes.close();
        server.stop();
    }
}
