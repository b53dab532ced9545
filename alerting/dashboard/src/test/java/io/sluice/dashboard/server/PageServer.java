package io.sluice.dashboard.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.Javalin;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.sse.SseClient;
import io.sluice.dashboard.scene.Market;
import io.sluice.dashboard.scene.RecordNodes;
import io.sluice.dashboard.scene.Scene;
import io.sluice.dashboard.scene.Trades;
import io.sluice.schemas.Candle;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.apache.avro.generic.IndexedRecord;

/** Serves the page and a scene in the shapes of the API, so that painting can be tested apart from what decides. */
public final class PageServer implements AutoCloseable {
    public static final String VIEWER = "viewer-token";
    public static final String TRADER = "trader-token";
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
            + "img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    private static final Map<String, String> TYPES = Map.of(
            "html",
            "text/html;charset=utf-8",
            "js",
            "text/javascript;charset=utf-8",
            "css",
            "text/css;charset=utf-8",
            "svg",
            "image/svg+xml",
            "txt",
            "text/plain;charset=utf-8");

    /** Like the API, a stranger among the parameters is refused. */
    private static final Set<String> KNOWN_PARAMETERS = Set.of("limit", "at", "to", "timeframe");

    private static final Set<String> WITHOUT_PARAMETERS = Set.of("/status", "/instruments", "/pipeline", "/execution");

    /** A command as it arrived. */
    public record Received(String path, String idempotencyKey, JsonNode body) {}

    private final ObjectMapper json = new ObjectMapper();
    private final Scene scene;
    private final String mode;
    private final FrameLog frames = new FrameLog();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final Javalin javalin;
    private volatile boolean away;

    public PageServer(Scene scene, String mode) {
        this.scene = scene;
        this.mode = mode;
        this.javalin = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.concurrency.useVirtualThreads = true;
            addRoutes(config.routes);
        });
        javalin.start("127.0.0.1", 0);
    }

    public String url() {
        return "http://127.0.0.1:" + javalin.port() + "/";
    }

    public Scene scene() {
        return scene;
    }

    public List<Received> received() {
        return List.copyOf(received);
    }

    public void push(String type, IndexedRecord record) {
        push(type, RecordNodes.of(record));
    }

    public void push(String type, JsonNode data) {
        frames.push(type, data);
    }

    /** Forgets what was said and heard; who listens goes on listening. */
    public void reset() {
        received.clear();
        frames.forget();
    }

    /** From now on nothing is answered and who listens is cut off. */
    public void goAway() {
        away = true;
        frames.cut();
    }

    public void comeBack() {
        away = false;
    }

    private void addRoutes(RoutesConfig routes) {
        routes.before("/api/v1/*", this::authorise);
        routes.get("/api/v1/status", context -> context.json(status(context)));
        routes.get(
                "/api/v1/instruments",
                context -> items(context, scene.market().instruments().stream().map(this::instrument)));
        routes.get("/api/v1/instruments/{id}/candles", this::candles);
        routes.get("/api/v1/accounts/{id}/equity", context -> items(context, equity()));
        routes.get("/api/v1/stories/{id}", this::story);
        routes.get("/api/v1/pipeline", context -> context.json(pipeline()));
        routes.get("/api/v1/execution", context -> items(context, execution().stream()));
        routes.sse("/api/v1/stream", this::stream);
        routes.post("/api/v1/accounts/{id}/commands", this::command);
        routes.post("/api/v1/alerts/{id}/acknowledge", this::command);
        for (String list : List.of("accounts", "positions", "signals", "decisions", "orders", "fills", "alerts")) {
            routes.get(
                    "/api/v1/" + list,
                    context -> items(context, scene.list(list, at(context)).map(node -> (Object) node)));
        }
        routes.get("/", context -> file(context, "index.html"));
        routes.get("/<path>", context -> file(context, context.pathParam("path")));
    }

    private void authorise(Context context) {
        if (away) {
            problem(context, 503, "The server is starting");
        } else if (role(context) == null) {
            problem(context, 401, "The token is not known");
        } else if (!KNOWN_PARAMETERS.containsAll(context.queryParamMap().keySet())
                || (!context.queryParamMap().isEmpty()
                        && WITHOUT_PARAMETERS.stream().anyMatch(context.path()::endsWith))) {
            problem(context, 400, "A parameter is not known here");
        }
    }

    private static void problem(Context context, int status, String detail) {
        context.status(status).json(Map.of("title", "Refused", "status", status, "detail", detail));
        context.contentType("application/problem+json");
        context.skipRemainingHandlers();
    }

    private static String role(Context context) {
        return switch (String.valueOf(context.header("Authorization"))) {
            case "Bearer " + VIEWER -> "viewer";
            case "Bearer " + TRADER -> "trader";
            default -> null;
        };
    }

    private ObjectNode status(Context context) {
        return json.valueToTree(Map.of(
                "namespace",
                mode,
                "mode",
                mode,
                "version",
                "0.1.0",
                "serverTime",
                RecordNodes.text(Market.NOW),
                "feedTime",
                RecordNodes.text(Market.NOW),
                "accounts",
                List.of(Trades.ACCOUNT),
                "timeframes",
                List.of("1m", "5m", "15m", "1h", "4h", "1d"),
                "who",
                Map.of("name", "ana", "role", role(context))));
    }

    private Object instrument(String id) {
        double tick = Math.pow(10, -scene.market().decimals(id));
        return Map.of(
                "id",
                id,
                "venue",
                "BINANCE",
                "symbol",
                id.substring(8),
                "quoteCurrency",
                "USDT",
                "tickSize",
                BigDecimal.valueOf(tick).stripTrailingZeros().toPlainString(),
                "lotStep",
                "0.001",
                "pointValue",
                "1",
                "accounts",
                List.of(Trades.ACCOUNT),
                "lastPrice",
                scene.market().last(id),
                "lastCandleAt",
                RecordNodes.text(Market.NOW));
    }

    private void candles(Context context) {
        Instant at = at(context);
        List<Candle> candles = "1m".equals(context.queryParam("timeframe"))
                ? scene.market().candles(context.pathParam("id"))
                : List.of();
        items(
                context,
                candles.stream()
                        .filter(candle -> !candle.getKnownAt().isAfter(at))
                        .map(RecordNodes::of));
    }

    private Stream<Object> equity() {
        return scene.market().candles(Market.FIRST).stream()
                .map(candle -> Map.of(
                        "time",
                        RecordNodes.text(candle.getCloseTime()),
                        "equity",
                        String.valueOf(10_000 + (candle.getClose() - 70_000) / 8),
                        "balance",
                        "10000",
                        "drawdown",
                        String.valueOf(Math.abs(candle.getClose() - 71_500) / 80_000)));
    }

    private void story(Context context) {
        context.json(Map.of("id", context.pathParam("id"), "kind", "fill", "chapters", scene.chapters()));
    }

    private static List<Map<String, Object>> execution() {
        return List.of(Map.of(
                "venue", "paper",
                "instrument", Market.FIRST,
                "since", RecordNodes.text(Market.NOW.minusSeconds(8000)),
                "orders", Map.of("FILLED", 12, "CANCELLED", 3),
                "fillRatio", 0.96,
                "slippage",
                        Map.of(
                                "executions",
                                12,
                                "meanTicks",
                                1.5,
                                "worstTicks",
                                4,
                                "meanBasisPoints",
                                0.21,
                                "cost",
                                "1.8"),
                "stages", List.of(Map.of("name", "sent-accepted", "p50Millis", 31.0, "p99Millis", 84.0, "count", 15))));
    }

    private static Map<String, Object> pipeline() {
        return Map.of(
                "stages",
                        List.of(
                                Map.of("name", "instrument", "state", "RUNNING", "lag", 0),
                                Map.of("name", "account", "state", "RUNNING", "lag", 2),
                                Map.of("name", "paper", "state", "RUNNING", "lag", 0)),
                "hops",
                        List.of(
                                Map.of(
                                        "name",
                                        "candle to signal",
                                        "p50Millis",
                                        3.1,
                                        "p99Millis",
                                        24.0,
                                        "count",
                                        18_240),
                                Map.of("name", "signal to decision", "p50Millis", 3.4, "p99Millis", 31.5, "count", 214),
                                Map.of("name", "decision to fill", "p50Millis", 8.9, "p99Millis", 61.0, "count", 41)),
                "venues",
                        List.of(Map.of(
                                "venue",
                                "paper",
                                "account",
                                Trades.ACCOUNT,
                                "synchronised",
                                true,
                                "reason",
                                "agrees",
                                "since",
                                RecordNodes.text(Market.NOW.minusSeconds(8000)))),
                "freshness",
                        List.of(
                                Map.of(
                                        "instrument",
                                        "BINANCE:COIN17USDT",
                                        "lastCandleAt",
                                        RecordNodes.text(Market.NOW.minusSeconds(190)),
                                        "lateSeconds",
                                        190),
                                Map.of(
                                        "instrument",
                                        Market.FIRST,
                                        "lastCandleAt",
                                        RecordNodes.text(Market.NOW),
                                        "lateSeconds",
                                        4)));
    }

    private void stream(SseClient client) {
        client.keepAlive();
        client.onClose(() -> frames.leave(client));
        frames.join(client, client.ctx().header("Last-Event-ID"), status(client.ctx()));
    }

    private void command(Context context) throws IOException {
        if (!"trader".equals(role(context))) {
            problem(context, 403, "The role viewer may not do this");
            return;
        }
        received.add(new Received(context.path(), context.header("Idempotency-Key"), json.readTree(context.body())));
        context.status(202).json(Map.of("id", "command-" + received.size()));
    }

    private static Instant at(Context context) {
        String at = context.queryParam("at");
        return at == null ? Instant.MAX : Instant.parse(at);
    }

    private static void items(Context context, Stream<?> items) {
        context.json(Map.of("items", items.toList()));
    }

    private static void file(Context context, String path) {
        try (InputStream file = PageServer.class.getResourceAsStream("/dashboard/" + path)) {
            if (file == null) {
                context.status(404);
                return;
            }
            context.header("Content-Security-Policy", POLICY)
                    .header("X-Content-Type-Options", "nosniff")
                    .header("Cache-Control", "no-cache");
            context.contentType(TYPES.get(path.substring(path.lastIndexOf('.') + 1)))
                    .result(file.readAllBytes());
        } catch (IOException failed) {
            throw new UncheckedIOException(path, failed);
        }
    }

    @Override
    public void close() {
        frames.cut();
        javalin.stop();
    }
}
