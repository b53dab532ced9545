package io.sluice.local.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.schemas.OperatorCommand;
import io.sluice.schemas.OperatorCommandKind;
import io.sluice.schemas.catalogue.Namespace;
import io.sluice.schemas.catalogue.Topics;
import io.sluice.schemas.id.Ids;
import io.sluice.schemas.registry.EmbeddedRegistry;
import io.sluice.schemas.serde.RegistryConfig;
import io.sluice.schemas.serde.SchemaRegistryClient;
import io.sluice.schemas.serde.SerdeConfig;
import io.sluice.testkit.Await;
import io.sluice.testkit.Cluster;
import io.sluice.testkit.WithCluster;
import io.sluice.topologies.driver.TopicCodec;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

@WithCluster
class HaltFollowerTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Cluster cluster;
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    private Namespace namespace;

    @TempDir
    private Path folder;

    private EmbeddedRegistry registry;
    private SchemaRegistryClient client;
    private TopicCodec codec;

    HaltFollowerTest(Cluster cluster) {
        this.cluster = cluster;
    }

    @BeforeEach
    void start(TestInfo test) throws Exception {
        namespace = new Namespace(test.getTestMethod().orElseThrow().getName().replace('_', '-'));
        registry = EmbeddedRegistry.start(cluster.bootstrapServers(), "127.0.0.1", 0);
        client = new SchemaRegistryClient(RegistryConfig.of(registry.url()));
        codec = new TopicCodec(namespace, client, SerdeConfig.DEFAULT);
        codec.prepare(Topics.all());
        cluster.topics().create(Topics.OPERATOR_COMMANDS.in(namespace), 1);
    }

    @AfterEach
    void stop() {
        client.close();
        registry.close();
    }

    private interface Work {
        void run() throws Exception;
    }

    private void whileFollowing(Work work) throws Exception {
        whileFollowing(folder, "one", work);
    }

    private void whileFollowing(Path dataDir, String instance, Work work) throws Exception {
        HaltFollower follower =
                HaltFollower.start(Set.of("main", "other"), dataDir, instance, codec, cluster.clientSettings());
        try {
            work.run();
        } finally {
            follower.close();
        }
    }

    private void order(OperatorCommandKind kind, String account, Instant time) throws Exception {
        OperatorCommand command = OperatorCommand.newBuilder()
                .setId(Ids.of("command", kind.name(), account, time.toString()))
                .setAccount(account)
                .setKind(kind)
                .setWho("tester")
                .setReason("the feed looks wrong")
                .setTime(time)
                .build();
        send(codec.encode(Topics.OPERATOR_COMMANDS, command), account);
    }

    private void send(byte[] value, String account) throws Exception {
        cluster.topics()
                .produce(List.of(new ProducerRecord<>(
                        Topics.OPERATOR_COMMANDS.in(namespace), account.getBytes(StandardCharsets.UTF_8), value)));
    }

    private boolean isHalted(String account) {
        return HaltFolder.latch(folder).isHalted(account);
    }

    private void awaitHalted(String account, boolean halted) throws Exception {
        Await.until(account + (halted ? " halted" : " not halted"), LIMIT, () -> isHalted(account) == halted);
    }

    @Test
    @DisplayName("R-STATE what operators order by topic is latched here, over a restart, until a later RESUME")
    void latches_what_is_ordered() throws Exception {
        whileFollowing(() -> {
            send(new byte[] {1, 2, 3}, "main");
            order(OperatorCommandKind.HALT, "of-somebody-else", now);
            order(OperatorCommandKind.HALT, "main", now.plusSeconds(1));
            awaitHalted("main", true);
        });
        assertThat(HaltFolder.file(folder, "main")).hasContent("HALT by tester: the feed looks wrong");
        assertThat(isHalted("of-somebody-else")).isFalse();
        whileFollowing(() -> {
            order(OperatorCommandKind.RESUME, "main", now);
            // Read in order: once the later record is obeyed, the RESUME before it has been read.
            order(OperatorCommandKind.FREEZE, "other", now);
            awaitHalted("other", true);
            assertThat(isHalted("main")).as("by a RESUME from before the HALT").isTrue();
            order(OperatorCommandKind.RESUME, "main", now.plusSeconds(2));
            awaitHalted("main", false);
        });
        assertThat(isHalted("other")).isTrue();
    }

    @Test
    @DisplayName("R-STATE each of several machines that share the accounts latches what is ordered")
    void every_machine_latches() throws Exception {
        Path elsewhere = folder.resolve("elsewhere");
        whileFollowing(() -> whileFollowing(elsewhere, "two", () -> {
            order(OperatorCommandKind.HALT, "main", now);
            awaitHalted("main", true);
            Await.until(
                    "a latch elsewhere",
                    LIMIT,
                    () -> HaltFolder.latch(elsewhere).isHalted("main"));
        }));
    }

    @Test
    @DisplayName("R-STATE a HALT that this machine cannot keep is not passed over: it is tried until it is kept")
    void tries_until_it_is_kept() throws Exception {
        Path file = HaltFolder.file(folder, "main");
        whileFollowing(() -> {
            Files.createDirectory(file);
            Files.setLastModifiedTime(file, FileTime.from(now.minusSeconds(60)));
            order(OperatorCommandKind.HALT, "main", now);
            order(OperatorCommandKind.HALT, "other", now);
            // What is in the way halts as well.
            assertThat(isHalted("main")).isTrue();
            Files.delete(file);
            awaitHalted("main", true);
            awaitHalted("other", true);
        });
        assertThat(file).hasContent("HALT by tester: the feed looks wrong");
    }
}
