package io.sluice.binance.stream;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** One WebSocket connection: puts frames together, answers pings (the JDK does), and knows when it last heard anything. */
final class Socket implements WebSocket.Listener {
    private static final int MOST_CHARACTERS = 8 << 20;
    private static final int PONG_SECONDS = 2;

    private final Consumer<String> frames;
    private final Runnable changed;
    private final LongSupplier nanos;
    private final CountDownLatch answered = new CountDownLatch(1);
    private final StringBuilder parts = new StringBuilder();
    private volatile long heardNanos;
    private volatile boolean spoken;
    private volatile @Nullable String end;
    private volatile @Nullable WebSocket socket;

    private Socket(Consumer<String> frames, Runnable changed, LongSupplier nanos) {
        this.frames = frames;
        this.changed = changed;
        this.nanos = nanos;
        heardNanos = nanos.getAsLong();
    }

    /**
     * Opens a connection, and waits a while for the answer to a ping: a handshake is answered before the server has made
     * its place among the listeners, and what happens in between would be told to nobody.
     *
     * @param frames takes whole frames, in order
     * @param changed called when the first frame has come and when the connection has ended
     * @return null when it could not be opened in time
     */
    static @Nullable Socket open(
            HttpClient client,
            URI address,
            Duration timeout,
            Consumer<String> frames,
            Runnable changed,
            LongSupplier nanos)
            throws InterruptedException {
        Socket socket = new Socket(frames, changed, nanos);
        try {
            WebSocket opened = client.newWebSocketBuilder()
                    .connectTimeout(timeout)
                    .buildAsync(address, socket)
                    .get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            socket.socket = opened;
            opened.sendPing(ByteBuffer.allocate(0)).get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            socket.answered.await(PONG_SECONDS, TimeUnit.SECONDS);
            return socket;
        } catch (ExecutionException | TimeoutException unreachable) {
            socket.close();
            return null;
        }
    }

    /** Why the connection has ended; null while it has not. */
    @Nullable
    String end() {
        return end;
    }

    /** Whether a frame has come. */
    boolean hasSpoken() {
        return spoken;
    }

    /** Monotonic instant at which anything was last heard, pings included. */
    long heardNanos() {
        return heardNanos;
    }

    @Override
    public void onOpen(WebSocket opened) {
        socket = opened;
        heardNanos = nanos.getAsLong();
        opened.request(1);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        heardNanos = nanos.getAsLong();
        if (parts.length() + data.length() > MOST_CHARACTERS) {
            ended("a frame is longer than " + MOST_CHARACTERS + " characters");
            from.abort();
            return null;
        }
        parts.append(data);
        if (last) {
            String frame = parts.toString();
            parts.setLength(0);
            frames.accept(frame);
            if (!spoken) {
                spoken = true;
                changed.run();
            }
        }
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
        heardNanos = nanos.getAsLong();
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPing(WebSocket from, ByteBuffer message) {
        heardNanos = nanos.getAsLong();
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPong(WebSocket from, ByteBuffer message) {
        heardNanos = nanos.getAsLong();
        answered.countDown();
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        ended("closed by the exchange (" + code + ")");
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable failure) {
        ended("the connection broke: " + failure.getClass().getSimpleName());
    }

    private void ended(String reason) {
        if (end == null) {
            end = reason;
        }
        changed.run();
    }

    /** Lets go of the connection at once. */
    void close() {
        WebSocket open = socket;
        if (open != null) {
            open.abort();
        }
    }
}
