package io.sluice.local.up;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.schemas.AccountEvent;
import io.sluice.schemas.catalogue.Namespace;
import io.sluice.schemas.catalogue.Topics;
import io.sluice.schemas.registry.EmbeddedRegistry;
import io.sluice.schemas.serde.RegistryConfig;
import io.sluice.schemas.serde.SchemaRegistryClient;
import io.sluice.schemas.serde.SerdeConfig;
import io.sluice.testkit.Await;
import io.sluice.testkit.Cluster;
import io.sluice.testkit.WithCluster;
import io.sluice.topologies.driver.TopicCodec;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@WithCluster
class HistoryPlayerTest {
    private static final Namespace PLAYED = new Namespace("played");
    private static final String INBOX = Topics.ACCOUNT_EVENTS.in(PLAYED);
    private static final Instant NOW = Instant.parse("2013-11-25T00:00:00Z");
    private static final Instant NEXT = NOW.plusNanos(1_000);
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final Cluster cluster;

    HistoryPlayerTest(Cluster cluster) {
        this.cluster = cluster;
    }

    @Test
    @DisplayName("all accounts have their tick before any has answered; who had commands under way gets another, alone")
    void settles_accounts_side_by_side() throws Exception {
        try (EmbeddedRegistry registry = EmbeddedRegistry.start(cluster.bootstrapServers(), "127.0.0.1", 0);
                SchemaRegistryClient client = new SchemaRegistryClient(RegistryConfig.of(registry.url()));
                KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                        cluster.clientSettings(), new ByteArraySerializer(), new ByteArraySerializer());
                ExecutorService player = Executors.newVirtualThreadPerTaskExecutor()) {
            TopicCodec codec = new TopicCodec(PLAYED, client, SerdeConfig.DEFAULT);
            cluster.topics().create(INBOX, 1);
            Answers answers = new Answers();
            Map<String, Set<String>> accounts = new LinkedHashMap<>();
            accounts.put("one", Set.of());
            accounts.put("two", Set.of());
            HistoryPlayer history = new HistoryPlayer(new Audience(accounts), producer, codec, answers, step -> {});
            Future<?> settled = player.submit(() -> {
                history.settle(NOW);
                return null;
            });

            Await.until("both ticks", LIMIT, () -> ticks(codec).size() == 2);
            answers.snapshot(Snapshots.of("two", 1, NOW));
            answers.snapshot(Snapshots.of("two", 0, NOW));
            answers.snapshot(Snapshots.of("one", 0, NOW));
            Await.until("another tick", LIMIT, () -> ticks(codec).size() == 3);
            assertThat(settled.isDone()).isFalse();
            answers.snapshot(Snapshots.of("two", 0, NEXT));
            settled.get();

            assertThat(ticks(codec)).containsExactlyInAnyOrder("one " + NOW, "two " + NOW, "two " + NEXT);
        }
    }

    private List<String> ticks(TopicCodec codec) {
        return cluster.topics().readAll(INBOX).stream()
                .map(record -> codec.decode(Topics.ACCOUNT_EVENTS, record.value()))
                .map(HistoryPlayerTest::text)
                .toList();
    }

    private static String text(AccountEvent tick) {
        return tick.getAccount() + " " + tick.getTime();
    }
}
