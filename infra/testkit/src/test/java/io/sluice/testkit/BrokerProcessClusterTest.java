package io.sluice.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "signals are POSIX")
class BrokerProcessClusterTest {

    private static final String TOPIC = "kept";

    @Test
    void a_killed_broker_comes_back_on_its_port_with_its_records_and_its_clients_go_on() throws Exception {
        try (BrokerProcessCluster cluster = BrokerProcessCluster.start();
                KafkaProducer<String, String> producer =
                        new KafkaProducer<>(cluster.clientSettings(), new StringSerializer(), new StringSerializer())) {
            String address = cluster.bootstrapServers();
            cluster.topics().create(TOPIC, 1, Map.of("flush.messages", "1"));
            producer.send(new ProducerRecord<>(TOPIC, "before")).get();

            cluster.kill();
            cluster.restart();

            producer.send(new ProducerRecord<>(TOPIC, "after")).get();
            assertThat(cluster.bootstrapServers()).isEqualTo(address);
            assertThat(cluster.topics().readAllValues(TOPIC)).containsExactly("before", "after");
        }
    }

    @Test
    void stops_in_order_and_starts_again() throws Exception {
        try (BrokerProcessCluster cluster = BrokerProcessCluster.start()) {
            assertThatThrownBy(cluster::restart).isInstanceOf(IllegalStateException.class);
            cluster.topics().create(TOPIC, 1);
            cluster.topics().produce(TOPIC, "key", "value");

            cluster.stop();
            cluster.restart();

            assertThat(cluster.topics().readAllValues(TOPIC)).containsExactly("value");
        }
    }

    @Test
    void a_power_cut_leaves_what_was_forced_to_disk_and_takes_what_was_not() throws Exception {
        try (BrokerProcessCluster cluster = BrokerProcessCluster.onForgetfulDisk()) {
            cluster.topics().create(TOPIC, 1, Map.of("flush.messages", "1"));
            cluster.topics().create("forgotten", 1);
            cluster.topics().produce(TOPIC, "key", "value");
            cluster.topics().produce("forgotten", "key", "value");

            assertThat(cluster.cutPower()).isPositive();
            cluster.restart();

            assertThat(cluster.topics().readAllValues(TOPIC)).containsExactly("value");
            assertThat(cluster.topics().readAllValues("forgotten")).isEmpty();
        }
    }

    @Test
    void leaves_no_process_behind() throws Exception {
        BrokerProcessCluster cluster = BrokerProcessCluster.start();
        cluster.close();

        assertThat(ProcessHandle.of(cluster.process().pid())).isEmpty();
    }
}
