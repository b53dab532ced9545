package io.sluice.binance.sim.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** An answer before it is sent. */
public record Reply(int status, String contentType, Map<String, String> headers, String body) {
    private static final String JSON = "application/json";

    static Reply ok(JsonNode body, Map<String, String> headers) {
        return new Reply(200, JSON, headers, body.toString());
    }

    static Reply error(int status, int code, String message, Map<String, String> headers) {
        String body = JsonNodeFactory.instance
                .objectNode()
                .put("code", code)
                .put("msg", message)
                .toString();
        return new Reply(status, JSON, headers, body);
    }

    /** Any text as an answer: JSON where it looks like it, else HTML. */
    public static Reply of(int status, Map<String, String> headers, String body) {
        boolean json = body.startsWith("{") || body.startsWith("[");
        return new Reply(status, json ? JSON : "text/html", headers, body);
    }

    /** The whole answer as HTTP/1.1 sends it. */
    public byte[] wire() {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        StringBuilder head = new StringBuilder("HTTP/1.1 ").append(status).append(" Simulated\r\n");
        new TreeMap<>(headers)
                .forEach((name, value) ->
                        head.append(name).append(": ").append(value).append("\r\n"));
        head.append("Content-Type: ").append(contentType).append("\r\n");
        head.append("Content-Length: ").append(content.length).append("\r\n\r\n");
        byte[] start = head.toString().getBytes(StandardCharsets.ISO_8859_1);
        byte[] all = new byte[start.length + content.length];
        System.arraycopy(start, 0, all, 0, start.length);
        System.arraycopy(content, 0, all, start.length, content.length);
        return all;
    }
}
