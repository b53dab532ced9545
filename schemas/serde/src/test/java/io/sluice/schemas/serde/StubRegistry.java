package io.sluice.schemas.serde;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A registry of a few lines on a real socket, so that tests can see each request and make it fail. */
final class StubRegistry implements AutoCloseable {
    private final HttpServer server;
    private final List<String> schemas = new ArrayList<>();
    private final List<String> subjects = new ArrayList<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private volatile Answer forced;

    /** Given instead of every real answer. */
    record Answer(int status, String body) {}

    StubRegistry() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException noSocket) {
            throw new IllegalStateException(noSocket);
        }
        server.createContext("/", this::handle);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    SchemaRegistryClient client() {
        return new SchemaRegistryClient(RegistryConfig.of(url()));
    }

    /** Method, path and, where there was one, the Authorization header. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    /** Puts a schema there as if someone had registered it, and gives its id. */
    synchronized int holds(String subject, String schema) {
        int known = schemas.indexOf(schema);
        if (known >= 0 && subjects.get(known).equals(subject)) {
            return known + 1;
        }
        schemas.add(schema);
        subjects.add(subject);
        return schemas.size();
    }

    synchronized List<String> schemas() {
        return List.copyOf(schemas);
    }

    void answers(int status, String body) {
        forced = new Answer(status, body);
    }

    void answersNormally() {
        forced = null;
    }

    private void handle(HttpExchange exchange) throws IOException {
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        String request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
        requests.add(authorization == null ? request : request + " " + authorization);
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Answer fixed = forced;
        Answer answer = fixed != null ? fixed : answer(exchange.getRequestURI().getRawPath(), body);
        byte[] bytes = answer.body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private synchronized Answer answer(String path, String body) throws IOException {
        String[] parts = path.substring(1).split("/", -1);
        if (path.startsWith("/schemas/ids/")) {
            return byId(Integer.parseInt(parts[2]));
        }
        JsonNode request = RegistryTransport.JSON.readTree(body);
        if (parts.length == 3 && parts[2].equals("versions")) {
            int id = holds(parts[1], request.get("schema").asText());
            return new Answer(200, "{\"id\":" + id + "}");
        }
        if (parts.length == 4 && parts[3].equals("latest")) {
            int id = subjects.lastIndexOf(parts[1]) + 1;
            return id == 0 ? error(40401, "no subject") : version(id);
        }
        int id = schemas.indexOf(request.path("schema").asText()) + 1;
        return id == 0 ? error(40403, "no such schema") : version(id);
    }

    private Answer byId(int id) {
        if (id < 1 || id > schemas.size()) {
            return error(40403, "no schema " + id);
        }
        return new Answer(200, node().put("schema", schemas.get(id - 1)).toString());
    }

    private Answer version(int id) {
        ObjectNode answer = node().put("subject", subjects.get(id - 1)).put("version", 1);
        return new Answer(
                200, answer.put("id", id).put("schema", schemas.get(id - 1)).toString());
    }

    private static Answer error(int code, String message) {
        return new Answer(
                404, node().put("error_code", code).put("message", message).toString());
    }

    private static ObjectNode node() {
        return RegistryTransport.JSON.createObjectNode();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
