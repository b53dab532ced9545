package io.sluice.local.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class WireTapTest {
    @Test
    @DisplayName(
            "an order's arrival is that of its request's first byte, not of the bytes that name it, nor of a request before")
    void notes_the_first_byte_of_each_request() throws IOException {
        try (ServerSocket venue = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                WireTap tap = WireTap.before(URI.create("http://127.0.0.1:" + venue.getLocalPort()));
                Socket client = new Socket(tap.uri().getHost(), tap.uri().getPort());
                Socket behind = venue.accept()) {
            send(client, behind, "GET /time HTTP/1.1\r\n\r\n");
            send(behind, client, "HTTP/1.1 200 OK\r\n\r\n");
            long answered = System.nanoTime();
            send(client, behind, "POST /order HTTP/1.1\r\n\r\n");
            long begun = System.nanoTime();
            send(client, behind, "symbol=BTCUSDT&newClientOrderId=s1&timestamp=1");
            send(behind, client, "HTTP/1.1 200 OK\r\n\r\n");
            assertThat(tap.arrivals()).containsOnlyKeys("s1");
            assertThat(tap.arrivals().get("s1")).isBetween(answered, begun);
        }
    }

    /** Returns when it has come out on the other side. */
    private static void send(Socket from, Socket to, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        OutputStream out = from.getOutputStream();
        out.write(bytes);
        InputStream in = to.getInputStream();
        assertThat(in.readNBytes(bytes.length)).isEqualTo(bytes);
    }
}
