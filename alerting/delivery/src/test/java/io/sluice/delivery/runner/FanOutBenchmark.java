package io.sluice.delivery.runner;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.sluice.delivery.Alerts;
import io.sluice.delivery.fold.DeliverySettings;
import io.sluice.delivery.text.Language;
import io.sluice.delivery.websocket.Access;
import io.sluice.delivery.websocket.AlertServer;
import io.sluice.delivery.websocket.WebSocketSettings;
import io.sluice.schemas.Alert;
import io.sluice.testkit.Cluster;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * How long an alert takes from the call that writes it to its topic until each of many listeners on loopback has it, beside
 * two floors of the same run: one thread that writes as many bytes to as many bare sockets, and one record's way through the
 * broker to one consumer. Run by hand; the machine's load belongs beside the figures.
 */
public final class FanOutBenchmark {
    private static final int ROUNDS = 40;
    private static final int WARM_UP = 10;
    private static final Duration PAUSE = Duration.ofMillis(150);
    private static final ObjectMapper JSON = new ObjectMapper();

    private FanOutBenchmark() {}

    /** @param arguments how many listeners; 1,000 without it */
    public static void main(String[] arguments) throws Exception {
        int listeners = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000;
        try (Cluster cluster = Cluster.start();
                Stand stand = new Stand(cluster)) {
            print("floor: bytes to " + listeners + " bare sockets", bareSockets(listeners));
            print("floor: one record to one listener", alerts(stand.scene("one"), 1));
            Runtime.getRuntime().gc();
            print("alert to " + listeners + " listeners", alerts(stand.scene("many"), listeners));
            System.out.printf(
                    "load %.1f%n",
                    java.lang.management.ManagementFactory.getOperatingSystemMXBean()
                            .getSystemLoadAverage());
        }
        System.exit(0);
    }

    private static void print(String what, long[] nanos) {
        Arrays.sort(nanos);
        System.out.printf(
                "%-40s p50 %8.2f ms   p99 %8.2f ms   max %8.2f ms   (%d)%n",
                what, at(nanos, 0.5), at(nanos, 0.99), nanos[nanos.length - 1] / 1e6, nanos.length);
    }

    private static double at(long[] sorted, double part) {
        return sorted[(int) Math.min(sorted.length - 1, part * sorted.length)] / 1e6;
    }

    private static long[] alerts(Stand.Scene scene, int listeners) throws Exception {
        DeliverySettings none = new DeliverySettings(List.of(), Duration.ofSeconds(30), Duration.ofMinutes(5), 100);
        Map<String, Long> written = new ConcurrentHashMap<>();
        ConcurrentLinkedQueue<Long> taken = new ConcurrentLinkedQueue<>();
        try (Delivery delivery = scene.deliver(none);
                AlertServer server = AlertServer.start(
                        new WebSocketSettings("127.0.0.1", 0, Set.of(), Language.ENGLISH),
                        scene.hub,
                        Access.open(),
                        delivery::ailment,
                        scene.meters::scrape);
                Stand.Writer writer = scene.writer()) {
            List<HttpClient> clients = new ArrayList<>();
            for (int i = 0; i < listeners; i++) {
                if (i % 250 == 0) {
                    clients.add(HttpClient.newHttpClient());
                }
                connect(clients.getLast(), server.port(), written, taken);
            }
            for (int round = 0; round < ROUNDS; round++) {
                Alert alert = Alerts.critical("round " + round);
                written.put(alert.getId(), round < WARM_UP ? Long.MIN_VALUE : System.nanoTime());
                writer.write(alert);
                Thread.sleep(PAUSE.toMillis());
            }
            long expected = (long) listeners * (ROUNDS - WARM_UP);
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
            while (taken.size() < expected && System.nanoTime() < deadline) {
                Thread.sleep(20);
            }
            System.out.printf("%d of %d arrived%n", taken.size(), expected);
            clients.forEach(HttpClient::shutdownNow);
        }
        return taken.stream().mapToLong(each -> each).toArray();
    }

    private static void connect(
            HttpClient client, int port, Map<String, Long> written, ConcurrentLinkedQueue<Long> taken) {
        client.newWebSocketBuilder()
                .buildAsync(URI.create("ws://127.0.0.1:" + port + "/alerts"), new WebSocket.Listener() {
                    private final StringBuilder text = new StringBuilder();

                    @Override
                    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
                        long now = System.nanoTime();
                        text.append(data);
                        if (last) {
                            Optional.ofNullable(written.get(id(text.toString())))
                                    .filter(sent -> sent != Long.MIN_VALUE)
                                    .ifPresent(sent -> taken.add(now - sent));
                            text.setLength(0);
                        }
                        socket.request(1);
                        return null;
                    }
                })
                .join();
    }

    private static String id(String text) {
        try {
            return JSON.readTree(text).path("id").asText();
        } catch (IOException malformed) {
            return "";
        }
    }

    private static long[] bareSockets(int count) throws Exception {
        List<SocketChannel> ends = new ArrayList<>();
        ConcurrentLinkedQueue<Long> taken = new ConcurrentLinkedQueue<>();
        byte[] message = new byte[450];
        long[] sent = new long[1];
        try (ServerSocketChannel listening = ServerSocketChannel.open();
                Selector selector = Selector.open()) {
            listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            for (int i = 0; i < count; i++) {
                SocketChannel reader = SocketChannel.open(listening.getLocalAddress());
                reader.configureBlocking(false);
                reader.register(selector, SelectionKey.OP_READ);
                ends.add(listening.accept());
            }
            CountDownLatch over = new CountDownLatch(1);
            Thread reading = Thread.ofPlatform().start(() -> read(selector, over, taken, sent));
            for (int round = 0; round < ROUNDS; round++) {
                synchronized (sent) {
                    sent[0] = round < WARM_UP ? Long.MIN_VALUE : System.nanoTime();
                }
                for (SocketChannel end : ends) {
                    end.write(ByteBuffer.wrap(message));
                }
                Thread.sleep(PAUSE.toMillis());
            }
            over.countDown();
            selector.wakeup();
            reading.join();
        }
        for (SocketChannel end : ends) {
            end.close();
        }
        return taken.stream().mapToLong(each -> each).toArray();
    }

    private static void read(Selector selector, CountDownLatch over, ConcurrentLinkedQueue<Long> taken, long[] sent) {
        ByteBuffer buffer = ByteBuffer.allocate(1_024);
        try {
            while (over.getCount() > 0) {
                selector.select();
                long start;
                synchronized (sent) {
                    start = sent[0];
                }
                for (SelectionKey key : selector.selectedKeys()) {
                    buffer.clear();
                    if (((SocketChannel) key.channel()).read(buffer) > 0 && start != Long.MIN_VALUE) {
                        taken.add(System.nanoTime() - start);
                    }
                }
                selector.selectedKeys().clear();
            }
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
