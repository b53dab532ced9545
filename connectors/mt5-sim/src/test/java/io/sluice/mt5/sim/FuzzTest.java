package io.sluice.mt5.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.testkit.Await;
import io.sluice.testkit.Seeds;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Half a thousand malformed frames, and as many malformed requests, each from a seed that a failure names. */
class FuzzTest {
    private static final long LOGIN = 7001;
    private static final int SEEDS = 500;
    private static final String[] PIECES = {
        "null", "{}", "[", "\"", "1e9999", "-1", "9223372036854775808", "true", "\\u0000", "\n", "\u00ff", "{\"a\":{}}"
    };

    @TempDir
    private Path folder;

    private Stand stand;
    private TradeServer server;

    @BeforeEach
    void start() throws Exception {
        stand = Stand.in(folder);
        server = stand.server(SimAccount.netting(LOGIN));
        stand.terminal(server);
    }

    @AfterEach
    void stop() throws Exception {
        stand.close();
    }

    @Test
    @DisplayName("G-BRIDGE malformed frames are answered or cut off; the gateway lives, keeps nothing, and trades on")
    void survives_malformed_frames() throws Exception {
        Seeds.forEach(SEEDS, random -> {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), stand.port())) {
                socket.setSoTimeout(5_000);
                socket.getOutputStream().write(frames(random));
                socket.shutdownOutput();
                drain(socket.getInputStream());
            } catch (SocketException reset) {
                // Cut off, which is as good as answered; what counts is what stands below.
            }
        });

        Await.until(
                "only the real terminal is linked",
                Duration.ofSeconds(20),
                () -> stand.gateway().terminals().links() == 1);
        assertThat(stand.gateway().terminals().counts().malformed()).isPositive();
        assertTradesOn(0);
    }

    @Test
    @DisplayName(
            "G-REST malformed requests get 4xx, 503 or 504, never another 5xx; no order but those that were answered 200")
    void survives_malformed_requests() throws Exception {
        String token = new RestClient(stand.gateway().restPort(), Stand.REST_TOKEN)
                .post("/api/v1/login", "{'account':" + LOGIN + "}")
                .body()
                .path("token")
                .asText();
        int[] done = {0};
        Seeds.forEach(SEEDS, random -> {
            int status = status(request(random, token));
            assertThat(status)
                    .satisfiesAnyOf(
                            code -> assertThat(code).isZero(),
                            code -> assertThat(code).isBetween(200, 499),
                            code -> assertThat(code).isIn(503, 504, 505));
            if (status == 200) {
                done[0]++;
            }
        });

        assertThat(stand.ledger().entries("order")).hasSizeLessThanOrEqualTo(done[0]);
        assertTradesOn(stand.ledger().entries("order").size());
    }

    private void assertTradesOn(int ordersBefore) throws Exception {
        assertThat(stand.rest(LOGIN)
                        .post("/api/v1/orders", "{'symbol':'WINZ26','volume':1,'order_type':'OP_BUY'}")
                        .status())
                .isEqualTo(200);
        assertThat(stand.ledger().entries("order")).hasSize(ordersBefore + 1);
    }

    private byte[] frames(RandomGenerator random) {
        String hello = "{\"type\":\"hello\",\"seq\":1,\"v\":1,\"token\":\"" + Stand.TOKEN
                + "\",\"terminal\":\"f\",\"run\":\"r" + random.nextInt(1_000_000)
                + "\",\"ea\":\"f\",\"login\":4242,\"server\":\"S\",\"name\":\"N\",\"company\":\"C\",\"currency\":\"BRL\","
                + "\"mode\":\"NETTING\",\"kind\":\"DEMO\",\"connected\":true,\"tradeAllowed\":true,\"serverTime\":1,"
                + "\"utcOffset\":0,\"journal\":\"j\",\"records\":0,\"firstEvent\":1,\"lastEvent\":0}\n";
        String deal =
                "{\"type\":\"deal\",\"seq\":2,\"event\":1,\"ticket\":1,\"order\":1,\"position\":1,\"symbol\":\"X\","
                        + "\"kind\":\"BUY\",\"entry\":\"IN\",\"volume\":\"1\",\"price\":\"1\",\"commission\":\"0\",\"fee\":\"0\","
                        + "\"swap\":\"0\",\"profit\":\"0\",\"magic\":0,\"comment\":\"\",\"reason\":\"CLIENT\",\"time\":1}\n";
        return random.nextBoolean()
                ? mutated(random, hello + deal)
                : (hello
                                + new String(
                                        mutated(random, deal.repeat(1 + random.nextInt(20))),
                                        StandardCharsets.ISO_8859_1))
                        .getBytes(StandardCharsets.ISO_8859_1);
    }

    private byte[] request(RandomGenerator random, String token) {
        String body = "{\"symbol\":\"WINZ26\",\"volume\":1,\"order_type\":\"OP_BUY\",\"stop_loss\":124000,"
                + "\"comment\":\"fuzz\",\"magic\":7,\"request_id\":\"f" + random.nextInt(1_000_000) + "\"}";
        String[] targets = {
            "POST /api/v1/orders",
            "PATCH /api/v1/orders/1",
            "POST /api/v1/close-position?ticket=1",
            "GET /api/v1/candles/WINZ26?limit=9",
            "GET /api/v1/history?from=2026-01-01T00:00:00Z",
            "DELETE /api/v1/orders/9"
        };
        byte[] hit = random.nextInt(3) > 0 ? mutated(random, body) : body.getBytes(StandardCharsets.ISO_8859_1);
        String target = targets[random.nextInt(targets.length)];
        String head =
                (random.nextInt(4) > 0 ? target : new String(mutated(random, target), StandardCharsets.ISO_8859_1))
                        + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer " + token
                        + "\r\nContent-Length: " + hit.length + "\r\n\r\n";
        byte[] start = head.getBytes(StandardCharsets.ISO_8859_1);
        byte[] whole = Arrays.copyOf(start, start.length + hit.length);
        System.arraycopy(hit, 0, whole, start.length, hit.length);
        return whole;
    }

    private static byte[] mutated(RandomGenerator random, String text) {
        StringBuilder hit = new StringBuilder(text);
        for (int i = 0; i <= random.nextInt(4); i++) {
            int at = random.nextInt(Math.max(1, hit.length()));
            switch (random.nextInt(5)) {
                case 0 -> hit.setLength(at);
                case 1 -> hit.insert(at, PIECES[random.nextInt(PIECES.length)]);
                case 2 -> hit.insert(at, (char) random.nextInt(256));
                case 3 -> hit.delete(at, Math.min(hit.length(), at + 1 + random.nextInt(12)));
                default -> hit.insert(at, "x".repeat(random.nextInt(20_000)));
            }
        }
        return hit.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private int status(byte[] request) throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), stand.gateway().restPort())) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write(request);
            socket.shutdownOutput();
            String answer = new String(drain(socket.getInputStream()), StandardCharsets.ISO_8859_1);
            return answer.startsWith("HTTP/1.1 ") ? Integer.parseInt(answer.substring(9, 12)) : 0;
        } catch (SocketException reset) {
            return 0;
        }
    }

    private static byte[] drain(InputStream in) throws IOException {
        try {
            return in.readAllBytes();
        } catch (SocketTimeoutException nothingMore) {
            throw new IOException("neither answered nor closed", nothingMore);
        }
    }
}
