package io.sluice.topologies.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.schemas.catalogue.Namespace;
import io.sluice.topologies.driver.Backlog;
import io.sluice.topologies.driver.PolledRecords;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class StreamsSettingsTest {
    private final RocksMemory memory = new RocksMemory(1024);
    private final StreamsSettings settings =
            StreamsSettings.local(new Namespace("paper"), "localhost:9092", Path.of("/state"), memory);

    @Test
    @DisplayName("C-NAMESPACE application id, group and client carry the namespace; all else is as written down here")
    void gives_kafka_exactly_these_settings() {
        Properties properties = settings.properties("account");

        assertThat(properties.remove("sluice.backlog")).isInstanceOf(Backlog.class);
        assertThat(new TreeMap<>(properties))
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("application.id", "paper.account"),
                        Map.entry("client.id", "paper.account-local"),
                        Map.entry("main.consumer.group.instance.id", "paper.account-local"),
                        Map.entry("main.consumer.session.timeout.ms", "6000"),
                        Map.entry("main.consumer.heartbeat.interval.ms", "1500"),
                        Map.entry("main.consumer.interceptor.classes", PolledRecords.class.getName()),
                        Map.entry("bootstrap.servers", "localhost:9092"),
                        Map.entry("group.protocol", "classic"),
                        Map.entry("ensure.explicit.internal.resource.naming", "true"),
                        Map.entry("metrics.recording.level", "INFO"),
                        Map.entry("processing.guarantee", "exactly_once_v2"),
                        Map.entry("consumer.isolation.level", "read_committed"),
                        Map.entry("consumer.auto.offset.reset", "earliest"),
                        Map.entry("producer.acks", "all"),
                        Map.entry("commit.interval.ms", "1000"),
                        Map.entry("poll.ms", "5"),
                        Map.entry("producer.linger.ms", "10"),
                        Map.entry("producer.batch.size", "131072"),
                        Map.entry("producer.max.in.flight.requests.per.connection", "1"),
                        Map.entry("producer.retry.backoff.ms", "1"),
                        Map.entry("max.task.idle.ms", "0"),
                        Map.entry("num.stream.threads", "1"),
                        Map.entry("state.dir", "/state"),
                        Map.entry("num.standby.replicas", "0"),
                        Map.entry("replication.factor", "-1"),
                        Map.entry("topic.retention.ms", "-1"),
                        Map.entry("statestore.cache.max.bytes", "4194304"),
                        Map.entry("rocksdb.config.setter", SharedRocksMemory.class),
                        Map.entry("sluice.rocksdb.memory", memory),
                        Map.entry("deserialization.exception.handler", FailClosedDeserialization.class),
                        Map.entry("processing.exception.handler", FailClosedProcessing.class),
                        Map.entry("processing.exception.handler.global.enabled", "true"),
                        Map.entry("production.exception.handler", FailClosedProduction.class)));
    }

    @Test
    @DisplayName("clients do not share a backlog: a partition that moved would look drained to the one it left")
    void gives_each_client_its_own_backlog() {
        assertThat(settings.properties("account").get("sluice.backlog"))
                .isNotSameAs(settings.properties("account").get("sluice.backlog"));
    }

    @Test
    void kafka_knows_all_of_them_and_takes_an_override() {
        StreamsConfig config =
                new StreamsConfig(settings.with("commit.interval.ms", "5").properties("account"));

        assertThat(config.getLong("commit.interval.ms")).isEqualTo(5);
        assertThat(config.getMainConsumerConfigs("g", "c", 0))
                .containsEntry("isolation.level", "read_committed")
                .containsEntry("group.instance.id", "paper.account-local-0");
        assertThat(config.getProducerConfigs("c"))
                .containsEntry("linger.ms", "10")
                .containsEntry("retry.backoff.ms", "1")
                .containsEntry("enable.idempotence", true);
    }
}
