package io.sluice.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.random.RandomGenerator;

/**
 * A client of WebSockets that sends bytes no library would send: what a broken or hostile program sends. It keeps whatever
 * comes back. For one thread.
 */
public final class RawWebSocket implements AutoCloseable {
    private static final int LONGEST_WAIT_MILLIS = 10_000;
    private static final int MASKED = 0x80;
    private static final int MASK_LENGTH = 4;
    private static final int LARGE = 70_000;

    private final Socket socket;
    private final OutputStream out;
    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();

    private RawWebSocket(Socket socket) throws IOException {
        this.socket = socket;
        this.out = socket.getOutputStream();
    }

    /**
     * Asks for a socket and waits for the answer, whatever it is.
     *
     * @param path with its query
     * @param headers whole lines
     */
    public static RawWebSocket open(int port, String path, String... headers) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(LONGEST_WAIT_MILLIS);
        RawWebSocket opened = new RawWebSocket(socket);
        String request = "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nUpgrade: websocket\r\n"
                + "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                + (headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n") + "\r\n";
        opened.out.write(request.getBytes(StandardCharsets.ISO_8859_1));
        opened.out.flush();
        byte[] answer = new byte[1_024];
        opened.heard.write(answer, 0, Math.max(0, socket.getInputStream().read(answer)));
        return opened;
    }

    /** Sends one thing that is wrong, or right at the wrong time. @return false when the other side has had enough */
    public boolean blurt(RandomGenerator random) {
        try {
            out.write(nonsense(random));
            out.flush();
            return true;
        } catch (IOException closed) {
            return false;
        }
    }

    private static byte[] nonsense(RandomGenerator random) {
        byte[] some = new byte[random.nextInt(1, 200)];
        random.nextBytes(some);
        return switch (random.nextInt(12)) {
            case 0 -> some;
            case 1 -> frame(0x81, text("[".repeat(LARGE)));
            case 2 -> claiming(0x81, Long.MAX_VALUE, some);
            case 3 -> claiming(0x82, 5_000, some);
            case 4 -> frame(0x82, some);
            case 5 -> frame(0x83 + random.nextInt(5), some);
            case 6 -> frame(0xF1, some);
            case 7 -> frame(0x01, text("{\"last\":"));
            case 8 -> frame(0x80, some);
            case 9 -> claiming(0x89, 126, some);
            case 10 -> frame(0x81, new byte[] {(byte) 0xC3, (byte) 0x28, (byte) 0xFF});
            default -> frame(0x81, text("{\"kind\":" + random.nextLong() + ",\"ack\":[{}],\"types\":null}"));
        };
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A frame as RFC 6455 has it; {@code first} is its first byte, with the flags and the kind. */
    private static byte[] frame(int first, byte[] payload) {
        return claiming(first, payload.length, payload);
    }

    /** A frame that says it has so many bytes, and has others. Masked with zeros, which changes nothing. */
    private static byte[] claiming(int first, long length, byte[] payload) {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write(first);
        int bytes = length < 126 ? 0 : length <= 0xFFFF ? 2 : 8;
        frame.write(MASKED | (bytes == 0 ? (int) length : bytes == 2 ? 126 : 127));
        for (int i = bytes - 1; i >= 0; i--) {
            frame.write((int) (length >>> (8 * i)));
        }
        frame.writeBytes(new byte[MASK_LENGTH]);
        frame.writeBytes(payload);
        return frame.toByteArray();
    }

    /** Says nothing more, and returns all that has come when the other side has ended it, or nothing comes any more. */
    public String drain() {
        try {
            socket.shutdownOutput();
            InputStream in = socket.getInputStream();
            byte[] some = new byte[8_192];
            for (int read = in.read(some); read >= 0; read = in.read(some)) {
                heard.write(some, 0, read);
            }
        } catch (IOException ended) {
            heard.write('\n'); // a reset is an end like any other
        }
        return heard.toString(StandardCharsets.ISO_8859_1);
    }

    /** Without goodbye, as a program that dies. */
    @Override
    public void close() throws IOException {
        socket.close();
    }
}
