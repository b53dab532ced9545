package io.sluice.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

@WithEveryCluster
class TopicsTest {

    private final Cluster cluster;
    private final Topics topics;

    TopicsTest(Cluster cluster, Topics topics) {
        this.cluster = cluster;
        this.topics = topics;
    }

    @Test
    void reads_all_records_by_partition_and_offset() throws Exception {
        topics.create("spread", 2);
        topics.produce(List.of(record(1, "b1"), record(0, "a1"), record(1, "b2"), record(0, "a2")));

        assertThat(topics.readAllValues("spread")).containsExactly("a1", "a2", "b1", "b2");
    }

    @Test
    void keeps_raw_bytes_null_keys_and_null_values_as_they_are() throws Exception {
        topics.create("raw", 1);
        topics.produce(List.of(
                new ProducerRecord<>("raw", new byte[] {0, -1}, new byte[0]), new ProducerRecord<>("raw", null, null)));

        assertThat(topics.readAll("raw"))
                .extracting(each -> each.key(), each -> each.value())
                .containsExactly(tuple(new byte[] {0, -1}, new byte[0]), tuple(null, null));
    }

    @Test
    void reads_nothing_from_an_empty_topic() throws Exception {
        topics.create("empty", 1);

        assertThat(topics.readAll("empty")).isEmpty();
    }

    @Test
    void leaves_out_what_is_aborted_and_what_is_not_yet_committed() throws Exception {
        topics.create("decided", 1);
        Map<String, Object> settings = new HashMap<>(cluster.clientSettings());
        settings.put("transactional.id", "decided-writer");
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>("decided", "aborted")).get();
            producer.abortTransaction();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>("decided", "committed")).get();
            producer.commitTransaction();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>("decided", "open")).get();

            assertThat(topics.await("decided", 1, Duration.ofSeconds(30)))
                    .extracting(each -> new String(each.value(), UTF_8))
                    .containsExactly("committed");
            producer.abortTransaction();
        }
    }

    @Test
    void says_how_many_records_it_awaited_in_vain() throws Exception {
        topics.create("short", 1);
        topics.produce("short", "key", "only");

        assertThatThrownBy(() -> topics.await("short", 2, Duration.ofMillis(200)))
                .isExactlyInstanceOf(AssertionError.class)
                .hasMessage("not within PT0.2S: 2 records in short");
    }

    @Test
    void refuses_to_create_a_topic_twice() throws Exception {
        topics.create("once", 1, Map.of("flush.messages", "1"));

        assertThatThrownBy(() -> topics.create("once", 1))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(TopicExistsException.class);
    }

    private static ProducerRecord<byte[], byte[]> record(int partition, String value) {
        return new ProducerRecord<>("spread", partition, "key".getBytes(UTF_8), value.getBytes(UTF_8));
    }
}
