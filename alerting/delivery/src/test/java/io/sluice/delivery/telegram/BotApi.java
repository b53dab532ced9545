package io.sluice.delivery.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Stands in for Telegram as its Bot API is documented: updates are kept until a question with a higher offset comes; errors
 * are {@code ok:false} with a code, and with {@code retry_after} where it is too many.
 */
final class BotApi implements AutoCloseable {
    static final String TOKEN = "123456:CANARY-telegram-token";
    private static final ObjectMapper JSON = new ObjectMapper();

    final List<Message> messages = new CopyOnWriteArrayList<>();
    final List<Long> offsets = new CopyOnWriteArrayList<>();
    private final ConcurrentSkipListMap<Long, ObjectNode> updates = new ConcurrentSkipListMap<>();
    private final LinkedBlockingQueue<String> errors = new LinkedBlockingQueue<>();
    private final HttpServer server;

    /** What arrived in a chat. */
    record Message(long chat, String html, boolean silent) {}

    BotApi() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The next sendMessage fails so; DROP takes the message and answers nothing. */
    void fail(String error) {
        errors.add(error);
    }

    void say(long update, long chat, long user, String text, long second) {
        ObjectNode said = JSON.createObjectNode().put("update_id", update);
        ObjectNode message = said.putObject("message").put("text", text).put("date", second);
        message.putObject("chat").put("id", chat);
        message.putObject("from").put("id", user);
        updates.put(update, said);
    }

    private void answer(HttpExchange exchange) throws IOException {
        JsonNode body = JSON.readTree(exchange.getRequestBody());
        String path = exchange.getRequestURI().getPath();
        if (!path.startsWith("/bot" + TOKEN + "/")) {
            reply(exchange, 401, "{\"ok\":false,\"error_code\":401,\"description\":\"Unauthorized\"}");
        } else if (path.endsWith("/getUpdates")) {
            updates(exchange, body);
        } else {
            message(exchange, body);
        }
    }

    private void updates(HttpExchange exchange, JsonNode body) throws IOException {
        long offset = body.path("offset").asLong();
        offsets.add(offset);
        updates.headMap(offset).clear();
        ObjectNode answer = JSON.createObjectNode().put("ok", true);
        answer.putArray("result").addAll(updates.values());
        if (updates.isEmpty()) {
            try {
                Thread.sleep(20);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
        reply(exchange, 200, answer.toString());
    }

    private void message(HttpExchange exchange, JsonNode body) throws IOException {
        String error = errors.poll();
        boolean lost = "DROP".equals(error);
        if (error != null && !lost) {
            reply(exchange, JSON.readTree(error).path("error_code").asInt(), error);
            return;
        }
        messages.add(new Message(
                body.path("chat_id").asLong(),
                body.path("text").asText(),
                body.path("disable_notification").asBoolean()));
        if (lost) {
            exchange.close();
        } else {
            reply(exchange, 200, "{\"ok\":true,\"result\":{\"message_id\":" + messages.size() + "}}");
        }
    }

    private static void reply(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
