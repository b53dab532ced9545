package io.sluice.binance.sim.stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sluice.binance.sim.malice.FrameRule;
import io.sluice.binance.sim.malice.Malice;
import io.sluice.binance.sim.rest.Json;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/** One client of streams. For one thread at a time. */
final class Connection {
    /** What is below it. */
    interface Line {
        void send(String text);

        void ping();

        void close(int code, String reason);

        void cut();
    }

    private final Category category;
    private final boolean combined;
    private final Line line;
    private final Malice malice;
    private final long openedAt;
    private final Set<String> streams = new LinkedHashSet<>();
    private long pingedAt;
    private long silentUntil;
    private String held;

    Connection(Category category, boolean combined, Line line, Malice malice, long now) {
        this.category = category;
        this.combined = combined;
        this.line = line;
        this.malice = malice;
        this.openedAt = now;
        this.pingedAt = now;
    }

    void subscribe(Collection<String> names) {
        names.stream().filter(category::serves).forEach(streams::add);
    }

    void unsubscribe(Collection<String> names) {
        streams.removeAll(names);
    }

    Set<String> streams() {
        return Set.copyOf(streams);
    }

    boolean hears(String stream) {
        return streams.contains(stream);
    }

    /** An answer to a request of the client's own. */
    void answer(JsonNode answer) {
        line.send(answer.toString());
    }

    /** A frame of a stream, unless malice has other plans for it. */
    void send(long now, String stream, JsonNode frame) {
        if (now < silentUntil) {
            return;
        }
        String text = text(stream, frame);
        FrameRule rule = malice.pick(frame.path("e").asText()).orElse(null);
        if (rule == null) {
            line.send(text);
            release();
            return;
        }
        switch (rule.action()) {
            case DROP -> {
                // This is all there is to it.
            }
            case DUPLICATE -> {
                line.send(text);
                line.send(text);
                release();
            }
            case REORDER -> {
                release();
                held = text;
            }
            case STALL -> silentUntil = now + rule.millis();
            case CUT -> line.cut();
        }
    }

    private void release() {
        if (held != null) {
            line.send(held);
            held = null;
        }
    }

    private String text(String stream, JsonNode frame) {
        return combined
                ? Json.object()
                        .put("stream", stream)
                        .<ObjectNode>set("data", frame)
                        .toString()
                : frame.toString();
    }

    /** Ends what is too old and pings what is not. */
    void tick(long now, StreamSettings settings) {
        if (now - openedAt >= settings.lifeMillis()) {
            line.close(1008, "Disconnected after " + settings.lifeMillis() + " ms");
        } else if (now - pingedAt >= settings.pingMillis()) {
            pingedAt = now;
            line.ping();
        }
    }

    void cut() {
        line.cut();
    }
}
