package io.sluice.local.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.Histogram;

/** Many who listen to alerts, and how long each alert that is expected took to each of them. */
final class Listeners implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int TO_A_CLIENT = 250;

    private final List<HttpClient> clients = new ArrayList<>();
    private final Map<String, Long> written = new ConcurrentHashMap<>();
    private final Queue<Long> delays = new ConcurrentLinkedQueue<>();
    private final AtomicLong heard = new AtomicLong();

    /** Connects so many. */
    void connect(int port, int count) {
        URI address = URI.create("ws://127.0.0.1:" + port + "/alerts");
        for (int i = 0; i < count; i++) {
            if (i % TO_A_CLIENT == 0) {
                clients.add(HttpClient.newHttpClient());
            }
            clients.getLast()
                    .newWebSocketBuilder()
                    .buildAsync(address, new Ear())
                    .join();
        }
    }

    /** An alert is about to be written, now. */
    void expect(String id) {
        written.put(id, System.nanoTime());
    }

    /** Waits until so many have arrived, or for no longer than that, and gives the delays of those that have. */
    Histogram await(long expected, Duration longest) throws InterruptedException {
        long deadline = System.nanoTime() + longest.toNanos();
        while (heard.get() < expected && System.nanoTime() - deadline < 0) {
            Committed.pause();
        }
        Histogram all = Delays.none();
        delays.forEach(nanos -> Delays.add(all, nanos));
        return all;
    }

    @Override
    public void close() {
        clients.forEach(HttpClient::shutdownNow);
    }

    private final class Ear implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            long now = System.nanoTime();
            text.append(data);
            if (last) {
                Long sent = written.get(idOf(text.toString()));
                if (sent != null) {
                    delays.add(now - sent);
                    heard.incrementAndGet();
                }
                text.setLength(0);
            }
            socket.request(1);
            return null;
        }

        private static String idOf(String message) {
            try {
                return JSON.readTree(message).path("id").asText();
            } catch (JsonProcessingException strange) {
                throw new IllegalStateException("the server said what is not JSON", strange);
            }
        }
    }
}
