package io.sluice.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerTest {

    private static final String TOPIC = "things";

    @TempDir
    private Path folder;

    @Test
    void keeps_cluster_id_and_records_over_a_restart_on_another_port() throws Exception {
        String clusterId;
        try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerSettings.in(folder))) {
            clusterId = broker.clusterId();
            new Client(broker).createTopic(TOPIC);
            new Client(broker).send(TOPIC, "before");
        }

        try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerSettings.in(folder))) {
            new Client(broker).send(TOPIC, "after");

            assertThat(broker.clusterId()).isEqualTo(clusterId);
            assertThat(new Client(broker).values(TOPIC)).containsExactly("before", "after");
        }
    }

    @Test
    void shows_a_reader_committed_transactions_only() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerSettings.in(folder))) {
            Client client = new Client(broker);
            client.createTopic(TOPIC);
            try (KafkaProducer<String, String> producer = client.producer(Map.of("transactional.id", "writer"))) {
                producer.initTransactions();
                producer.beginTransaction();
                producer.send(new ProducerRecord<>(TOPIC, "aborted")).get();
                producer.abortTransaction();
                producer.beginTransaction();
                producer.send(new ProducerRecord<>(TOPIC, "committed")).get();
                producer.commitTransaction();
            }

            assertThat(client.values(TOPIC)).containsExactly("committed");
        }
    }

    @Test
    void takes_records_of_2013_and_keeps_them_in_one_segment_with_those_of_today() throws Exception {
        Instant past = Instant.parse("2013-04-01T00:00:00Z");
        try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerSettings.in(folder))) {
            Client client = new Client(broker);
            client.createTopic(TOPIC);
            client.send(TOPIC, "old", past);
            client.send(TOPIC, "new");

            assertThat(client.values(TOPIC)).containsExactly("old", "new");
            assertThat(client.records(TOPIC).getFirst().timestamp()).isEqualTo(past.toEpochMilli());
            assertThat(client.topicSetting(TOPIC, "retention.ms")).isEqualTo("-1");
        }
        try (var files = Files.list(folder.resolve("log").resolve(TOPIC + "-0"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".log"))).hasSize(1);
        }
    }

    @Test
    void refuses_a_record_of_the_far_future() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerSettings.in(folder))) {
            Client client = new Client(broker);
            client.createTopic(TOPIC);

            assertThatThrownBy(() -> client.send(TOPIC, "garbage", Instant.parse("2099-01-01T00:00:00Z")))
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(InvalidTimestampException.class);
        }
    }

    @Test
    void creates_no_topic_by_use() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerSettings.in(folder));
                KafkaProducer<String, String> producer =
                        new Client(broker).producer(Map.of("max.block.ms", "1000", "metadata.max.age.ms", "500"))) {
            assertThatThrownBy(() -> producer.send(new ProducerRecord<>("misspelled", "x"))
                            .get())
                    .hasRootCauseInstanceOf(UnknownTopicOrPartitionException.class);
        }
    }

    @Test
    void forces_each_transaction_and_each_offset_to_disk_also_after_a_restart() throws Exception {
        for (int start = 0; start < 2; start++) {
            try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerSettings.in(folder))) {
                Client client = new Client(broker);
                assertThat(client.topicSetting("__transaction_state", "flush.messages"))
                        .isEqualTo("1");
                assertThat(client.topicSetting("__consumer_offsets", "flush.messages"))
                        .isEqualTo("1");
                assertThat(client.topicSetting("__transaction_state", "cleanup.policy"))
                        .isEqualTo("compact");
                assertThat(client.topicSetting("__consumer_offsets", "cleanup.policy"))
                        .isEqualTo("compact");
            }
        }
    }

    @Test
    void forces_them_to_disk_again_when_someone_had_changed_that() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerSettings.in(folder))) {
            new Client(broker).forgetTopicSetting("__transaction_state", "flush.messages");
            assertThat(new Client(broker).topicSetting("__transaction_state", "flush.messages"))
                    .isNotEqualTo("1");
        }

        try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerSettings.in(folder))) {
            assertThat(new Client(broker).topicSetting("__transaction_state", "flush.messages"))
                    .isEqualTo("1");
        }
    }

    @Test
    void refuses_a_second_broker_on_the_same_folder_and_leaves_the_first_unharmed() throws Exception {
        try (EmbeddedBroker first = EmbeddedBroker.start(BrokerSettings.in(folder))) {
            assertThatThrownBy(() -> EmbeddedBroker.start(BrokerSettings.in(folder)))
                    .isInstanceOfSatisfying(DataDirectoryInUseException.class, refusal -> {
                        assertThat(refusal.dataDirectory()).isEqualTo(folder);
                        assertThat(refusal.pid())
                                .hasValue(ProcessHandle.current().pid());
                    })
                    .hasMessage(folder + " is in use by another broker (process "
                            + ProcessHandle.current().pid() + "); stop that one or choose another folder");

            new Client(first).createTopic(TOPIC);
            new Client(first).send(TOPIC, "alive");
            assertThat(new Client(first).values(TOPIC)).containsExactly("alive");
        }
    }

    @Test
    void names_the_port_that_is_taken_and_leaves_the_folder_free() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = other.getLocalPort();

            assertThatThrownBy(
                            () -> EmbeddedBroker.start(BrokerSettings.in(folder).onPort(port)))
                    .isInstanceOfSatisfying(
                            PortTakenException.class,
                            refusal -> assertThat(refusal.port()).isEqualTo(port))
                    .hasMessage("port " + port + " on 127.0.0.1 is taken by another program; choose another port");
        }
        EmbeddedBroker.start(BrokerSettings.in(folder)).close();
    }

    @Test
    void listens_on_the_port_asked_for_and_frees_it_when_closed() throws Exception {
        int port = freePort();
        for (int start = 0; start < 2; start++) {
            try (EmbeddedBroker broker =
                    EmbeddedBroker.start(BrokerSettings.in(folder).onPort(port))) {
                assertThat(broker.bootstrapServers()).isEqualTo("127.0.0.1:" + port);
                assertThat(broker.port()).isEqualTo(port);
            }
        }
    }

    @Test
    void refuses_an_address_of_another_machine() {
        assertThatThrownBy(() -> EmbeddedBroker.start(BrokerSettings.in(folder).onHost("192.0.2.1")))
                .isExactlyInstanceOf(BrokerStartException.class)
                .hasMessage("192.0.2.1 is not an address of this machine");
    }

    @Test
    void refuses_a_folder_that_is_a_file() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));

        assertThatThrownBy(() -> EmbeddedBroker.start(BrokerSettings.in(file)))
                .isExactlyInstanceOf(BrokerStartException.class)
                .hasMessageStartingWith(file + " cannot be used as a data folder: ");
    }

    @Test
    void cleans_up_when_kafka_refuses_a_setting() {
        BrokerSettings wrong = BrokerSettings.in(folder).with("num.io.threads", "none");

        assertThatThrownBy(() -> EmbeddedBroker.start(wrong))
                .isExactlyInstanceOf(BrokerStartException.class)
                .hasMessageContaining(folder.toString())
                .hasMessageContaining("num.io.threads");
        EmbeddedBroker.start(BrokerSettings.in(folder)).close();
    }

    @Test
    void may_be_closed_twice() {
        EmbeddedBroker broker = EmbeddedBroker.start(BrokerSettings.in(folder));
        broker.close();
        broker.close();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
