package io.sluice.delivery.websocket;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/** A listener of the WebSocket that keeps what it hears. */
final class Ear implements WebSocket.Listener, AutoCloseable {
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder part = new StringBuilder();
    private final boolean deaf;
    private WebSocket socket;

    /** @param deaf reads nothing once it is connected */
    private Ear(boolean deaf) {
        this.deaf = deaf;
    }

    static Ear at(HttpClient client, int port, String query, String... headers) {
        return connect(client, port, "/alerts" + query, false, headers);
    }

    /** At the other name of the same door. */
    static Ear inPortuguese(HttpClient client, int port, String... headers) {
        return connect(client, port, "/alertas", false, headers);
    }

    static Ear deafAs(HttpClient client, int port, String token) {
        return connect(client, port, "/alerts", true, "Authorization", "Bearer " + token);
    }

    private static Ear connect(HttpClient client, int port, String path, boolean deaf, String... headers) {
        Ear ear = new Ear(deaf);
        WebSocket.Builder builder = client.newWebSocketBuilder();
        for (int i = 0; i < headers.length; i += 2) {
            builder.header(headers[i], headers[i + 1]);
        }
        ear.socket = builder.buildAsync(URI.create("ws://127.0.0.1:" + port + path), ear)
                .join();
        return ear;
    }

    @Override
    public void onOpen(WebSocket opened) {
        if (!deaf) {
            opened.request(1);
        }
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        part.append(data);
        if (last) {
            heard.add(part.toString());
            part.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int status, String reason) {
        closed.complete(status);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        closed.complete(1006);
    }

    void say(String text) {
        socket.sendText(text, true).join();
    }

    void sayBytes(byte[] bytes) {
        socket.sendBinary(ByteBuffer.wrap(bytes), true).join();
    }

    List<String> heard() {
        return heard;
    }

    CompletableFuture<Integer> closed() {
        return closed;
    }

    @Override
    public void close() {
        socket.abort();
    }
}
