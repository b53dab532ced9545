package io.sluice.local.bench;

import com.sun.net.httpserver.HttpServer;
import io.sluice.schemas.id.Ids;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * The least that an order could cost: its record is read once it is committed, one record is committed because of it, and one
 * request leaves. No fold, no position, no signature, no venue.
 */
final class BareOrders implements OrderRoute {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final int BODY = 256;

    private final String topic;
    private final String claims;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final KafkaProducer<byte[], byte[]> claiming;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final HttpServer venue;
    private final WireTap wire;
    private final Thread thread = Thread.ofPlatform().name("bare-orders").unstarted(this::run);
    private volatile boolean closed;

    BareOrders(Stand stand) throws IOException {
        topic = stand.flushedTopic("floor-orders");
        claims = stand.flushedTopic("floor-claims");
        venue = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        venue.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        venue.start();
        wire = WireTap.before(
                URI.create("http://127.0.0.1:" + venue.getAddress().getPort()));
        consumer = stand.consumer();
        List<TopicPartition> partitions = List.of(new TopicPartition(topic, 0));
        consumer.assign(partitions);
        claiming = stand.committing("floor-claims");
        thread.start();
    }

    @Override
    public ProducerRecord<byte[], byte[]> order(String orderId) {
        byte[] key = Ids.clientOrder(orderId).getBytes(StandardCharsets.UTF_8);
        return new ProducerRecord<>(topic, key, new byte[BODY]);
    }

    @Override
    public Map<String, Long> arrivals() {
        return wire.arrivals();
    }

    @SuppressWarnings("FutureReturnValueIgnored") // A request that is lost does not arrive, which is noticed.
    private void run() {
        while (!closed) {
            for (ConsumerRecord<byte[], byte[]> order : consumer.poll(POLL)) {
                claiming.beginTransaction();
                claiming.send(new ProducerRecord<>(claims, order.key(), order.value()));
                claiming.commitTransaction();
                http.sendAsync(request(new String(order.key(), StandardCharsets.UTF_8)), BodyHandlers.discarding());
            }
        }
    }

    private HttpRequest request(String clientId) {
        String body = "newClientOrderId=" + clientId + "&" + "x".repeat(BODY);
        return HttpRequest.newBuilder(wire.uri())
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    @Override
    public void close() throws IOException {
        closed = true;
        join();
        consumer.close();
        claiming.close();
        http.close();
        wire.close();
        venue.stop(0);
    }

    private void join() {
        try {
            thread.join();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
