package io.sluice.dashboard.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.sse.SseClient;
import java.util.ArrayList;
import java.util.List;

/** Frames in their order, sent to whoever listens and again to whoever comes back with an id. */
final class FrameLog {
    private final List<ObjectNode> frames = new ArrayList<>();
    private final List<SseClient> listeners = new ArrayList<>();

    synchronized void push(String type, JsonNode data) {
        ObjectNode frame = frame(type, frames.size() + 1, data);
        frames.add(frame);
        // A listener that has gone leaves the list while it is walked.
        List.copyOf(listeners).forEach(listener -> listener.sendEvent(frame.toString()));
    }

    /** @param lastId what the client has seen; null for one that begins */
    synchronized void join(SseClient client, String lastId, JsonNode hello) {
        listeners.add(client);
        client.sendEvent(frame("hello", frames.size(), hello).toString());
        if (lastId != null) {
            frames.stream().skip(Long.parseLong(lastId)).forEach(frame -> client.sendEvent(frame.toString()));
        }
    }

    synchronized void leave(SseClient client) {
        listeners.remove(client);
    }

    synchronized void cut() {
        List.copyOf(listeners).forEach(SseClient::close);
        listeners.clear();
    }

    synchronized void forget() {
        frames.clear();
    }

    private static ObjectNode frame(String type, int id, JsonNode data) {
        ObjectNode frame = JsonNodeFactory.instance.objectNode();
        frame.put("type", type).put("id", Integer.toString(id)).set("data", data);
        return frame;
    }
}
