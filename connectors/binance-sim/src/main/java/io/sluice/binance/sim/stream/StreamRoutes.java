package io.sluice.binance.sim.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.javalin.config.RoutesConfig;
import io.javalin.websocket.WsConfig;
import io.javalin.websocket.WsConnectContext;
import io.javalin.websocket.WsContext;
import io.sluice.binance.sim.malice.Malice;
import io.sluice.binance.sim.rest.Json;
import io.sluice.binance.sim.venue.Venue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Where streams are connected to: {@code /public}, {@code /market} and {@code /private}. */
public final class StreamRoutes {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int NORMAL_CLOSURE = 1000;
    private static final int POLICY_VIOLATION = 1008;
    private static final long IDLE_MILLIS = 86_400_000L;

    private final Venue venue;
    private final StreamHub hub;
    private final Malice malice;
    private final Map<String, Connection> connections = new ConcurrentHashMap<>();

    /** Of a venue. */
    public StreamRoutes(Venue venue, StreamHub hub, Malice malice) {
        this.venue = venue;
        this.hub = hub;
        this.malice = malice;
    }

    /** Adds them to a server. */
    public void addTo(RoutesConfig routes) {
        routes.ws("/{category}", ws -> handle(ws, false));
        routes.ws("/{category}/ws", ws -> handle(ws, false));
        routes.ws("/{category}/ws/<names>", ws -> handle(ws, false));
        routes.ws("/{category}/stream", ws -> handle(ws, true));
    }

    private void handle(WsConfig ws, boolean combined) {
        ws.onConnect(context -> open(context, combined));
        ws.onMessage(context -> {
            String message = context.message();
            venue.act(now -> {
                asked(connections.get(context.sessionId()), message);
                return null;
            });
        });
        ws.onClose(context -> close(context.sessionId()));
        ws.onError(context -> close(context.sessionId()));
    }

    private void open(WsConnectContext context, boolean combined) {
        Optional<Category> category = Category.of(context.pathParam("category"));
        if (category.isEmpty()) {
            context.closeSession(POLICY_VIOLATION, "no such stream address");
            return;
        }
        context.session.setIdleTimeout(Duration.ofMillis(IDLE_MILLIS));
        venue.act(now -> {
            Connection connection = new Connection(category.get(), combined, new WsLine(context), malice, now);
            connection.subscribe(names(context));
            connections.put(context.sessionId(), connection);
            hub.add(connection);
            return null;
        });
    }

    private void close(String session) {
        Connection connection = connections.remove(session);
        if (connection != null) {
            hub.remove(connection);
        }
    }

    private static List<String> names(WsContext context) {
        List<String> names = new ArrayList<>();
        if (context.pathParamMap().containsKey("names")) {
            names.addAll(List.of(context.pathParam("names").split("/", -1)));
        }
        Optional.ofNullable(context.queryParam("streams")).ifPresent(all -> names.addAll(List.of(all.split("/", -1))));
        Optional.ofNullable(context.queryParam("listenKey")).ifPresent(names::add);
        return names;
    }

    private static void asked(Connection connection, String message) {
        if (connection == null) {
            return;
        }
        JsonNode request;
        try {
            request = JSON.readTree(message);
        } catch (JsonProcessingException malformed) {
            connection.answer(Json.object().put("code", 2).put("msg", "Invalid request: not JSON"));
            return;
        }
        List<String> names = new ArrayList<>();
        request.path("params").forEach(name -> names.add(name.asText()));
        JsonNode id = request.path("id");
        switch (request.path("method").asText()) {
            case "SUBSCRIBE" -> {
                connection.subscribe(names);
                connection.answer(StreamHub.answer(id, NullNode.instance));
            }
            case "UNSUBSCRIBE" -> {
                connection.unsubscribe(names);
                connection.answer(StreamHub.answer(id, NullNode.instance));
            }
            case "LIST_SUBSCRIPTIONS" -> {
                ArrayNode all = Json.array();
                connection.streams().forEach(all::add);
                connection.answer(StreamHub.answer(id, all));
            }
            default -> connection.answer(Json.object().put("code", 2).put("msg", "Invalid request: unknown method"));
        }
    }

    private record WsLine(WsContext context) implements Connection.Line {
        @Override
        public void send(String text) {
            if (context.session.isOpen()) {
                context.send(text);
            }
        }

        @Override
        public void ping() {
            if (context.session.isOpen()) {
                context.sendPing();
            }
        }

        @Override
        public void close(int code, String reason) {
            context.closeSession(code == 0 ? NORMAL_CLOSURE : code, reason);
        }

        @Override
        public void cut() {
            context.session.disconnect();
        }
    }
}
