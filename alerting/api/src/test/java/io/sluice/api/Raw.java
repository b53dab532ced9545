package io.sluice.api;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Requests with headers that the JDK's client does not let anyone set. */
final class Raw {
    private static final int LONGEST_WAIT_MILLIS = 20_000;
    private static final int PAUSE_MILLIS = 100;

    private Raw() {}

    /** The beginning of the answer: its head, and what of the body came with it. */
    static String exchange(URI at, String request) throws IOException {
        try (Socket socket = new Socket(at.getHost(), at.getPort())) {
            socket.setSoTimeout(LONGEST_WAIT_MILLIS);
            OutputStream out = socket.getOutputStream();
            out.write(request.getBytes(StandardCharsets.UTF_8));
            out.flush();
            byte[] answer = new byte[8_192];
            int read = socket.getInputStream().read(answer);
            return new String(answer, 0, Math.max(read, 0), StandardCharsets.UTF_8);
        }
    }

    /** Everything that comes until the server closes, where the parts are sent one after the other with pauses. */
    static String slowly(URI at, String... parts) throws IOException, InterruptedException {
        try (Socket socket = new Socket(at.getHost(), at.getPort())) {
            socket.setSoTimeout(LONGEST_WAIT_MILLIS);
            OutputStream out = socket.getOutputStream();
            for (String part : parts) {
                out.write(part.getBytes(StandardCharsets.UTF_8));
                out.flush();
                Thread.sleep(PAUSE_MILLIS);
            }
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** A WebSocket's handshake with this ticket. */
    static String handshake(URI at, String ticket, String origin) throws IOException {
        return exchange(
                at,
                "GET /api/v1/socket?ticket=" + ticket + " HTTP/1.1\r\nHost: " + at.getAuthority()
                        + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                        + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                        + (origin.isEmpty() ? "" : "Origin: " + origin + "\r\n") + "\r\n");
    }
}
