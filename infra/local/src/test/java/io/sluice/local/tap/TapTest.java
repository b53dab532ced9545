package io.sluice.local.tap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.sluice.schemas.serde.AnyAvroDecoder;
import io.sluice.schemas.serde.RegistryConfig;
import io.sluice.schemas.serde.SchemaRegistryClient;
import io.sluice.testkit.Cluster;
import io.sluice.testkit.WithCluster;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@WithCluster
class TapTest {
    private static final Instant MIDNIGHT = Instant.parse("2013-11-25T00:00:00Z");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Cluster cluster;

    TapTest(Cluster cluster) {
        this.cluster = cluster;
    }

    @Test
    @DisplayName(
            "C-TAP From a time on: markers of transactions, which carry the time of writing, do not start it too early")
    void starts_at_a_time_of_history_that_was_played_in_transactions() throws Exception {
        cluster.topics().create("history", 1);
        writeInTransactions("history", 1, 2, 3, 2, 4);

        List<String> seen = tap("history", MIDNIGHT.plusSeconds(3), 3);

        assertThat(seen).containsExactly("2013-11-25T00:00:03Z", "2013-11-25T00:00:02Z", "2013-11-25T00:00:04Z");
    }

    private void writeInTransactions(String topic, int... seconds) throws InterruptedException, ExecutionException {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", cluster.bootstrapServers(), "transactional.id", "player");
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.initTransactions();
            for (int second : seconds) {
                long time = MIDNIGHT.plusSeconds(second).toEpochMilli();
                byte[] key = "key".getBytes(StandardCharsets.UTF_8);
                byte[] none = null;
                producer.beginTransaction();
                producer.send(new ProducerRecord<>(topic, 0, time, key, none)).get();
                producer.commitTransaction();
            }
        }
    }

    /** The timestamps that a tap shows. */
    private List<String> tap(String topic, Instant from, int max) throws IOException {
        List<String> lines = new ArrayList<>();
        try (SchemaRegistryClient never = new SchemaRegistryClient(RegistryConfig.of("http://127.0.0.1:1"));
                Tap tap = new Tap(cluster.clientSettings(), new AnyAvroDecoder(never))) {
            Tap.Request request =
                    new Tap.Request(topic, new StartingPoint.At(from), Optional.empty(), OptionalLong.of(max));
            tap.follow(request, lines::add, waiting -> {});
        }
        List<String> timestamps = new ArrayList<>();
        for (String line : lines) {
            timestamps.add(JSON.readTree(line).required("timestamp").textValue());
        }
        return timestamps;
    }
}
