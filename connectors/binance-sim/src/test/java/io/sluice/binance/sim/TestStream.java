package io.sluice.binance.sim;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** A listener that keeps all frames. */
final class TestStream implements WebSocket.Listener, AutoCloseable {
    private static final long PATIENCE_SECONDS = 20;

    private final BlockingQueue<JsonNode> frames = new LinkedBlockingQueue<>();
    private final StringBuilder text = new StringBuilder();
    private final WebSocket socket;
    final CountDownLatch ended = new CountDownLatch(1);
    final AtomicInteger pings = new AtomicInteger();
    volatile int closeCode;

    private TestStream(String url) {
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create(url), this)
                .join();
    }

    /** Connects and waits until the venue knows what this listens to. */
    static TestStream open(String url) throws InterruptedException {
        TestStream stream = new TestStream(url);
        stream.say("{\"method\":\"LIST_SUBSCRIPTIONS\",\"id\":0}");
        stream.next(frame -> frame.has("result"));
        return stream;
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean whole) {
        text.append(data);
        if (whole) {
            try {
                frames.add(TestClient.JSON.readTree(text.toString()));
            } catch (Exception malformed) {
                throw new IllegalStateException(malformed);
            }
            text.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onPing(WebSocket from, ByteBuffer message) {
        pings.incrementAndGet();
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closeCode = code;
        ended.countDown();
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        ended.countDown();
    }

    void say(String message) {
        socket.sendText(message, true).join();
    }

    /** The next frame, waiting for it. */
    JsonNode next() throws InterruptedException {
        JsonNode frame = frames.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (frame == null) {
            throw new AssertionError("no frame came");
        }
        return frame;
    }

    /** The next frame that is one of these, leaving out others. */
    JsonNode next(Predicate<JsonNode> wanted) throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        JsonNode frame = next();
        while (!wanted.test(frame)) {
            if (System.nanoTime() > until) {
                throw new AssertionError("only others came, such as " + frame);
            }
            frame = next();
        }
        return frame;
    }

    JsonNode nextOf(String event) throws InterruptedException {
        return next(frame -> frame.path("e").asText().equals(event));
    }

    /** As many frames as are wanted. */
    List<JsonNode> take(int count, Predicate<JsonNode> wanted) throws InterruptedException {
        List<JsonNode> taken = new ArrayList<>();
        while (taken.size() < count) {
            taken.add(next(wanted));
        }
        return taken;
    }

    boolean endedSoon() throws InterruptedException {
        return ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        socket.abort();
    }
}
