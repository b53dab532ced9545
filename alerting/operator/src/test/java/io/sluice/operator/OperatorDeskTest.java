package io.sluice.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.schemas.AccountEvent;
import io.sluice.schemas.AccountEventKind;
import io.sluice.schemas.OperatorCommand;
import io.sluice.schemas.OperatorCommandKind;
import io.sluice.schemas.catalogue.Namespace;
import io.sluice.schemas.catalogue.Topic;
import io.sluice.schemas.registry.EmbeddedRegistry;
import io.sluice.schemas.serde.AvroDeserializer;
import io.sluice.schemas.serde.AvroSerializer;
import io.sluice.schemas.serde.RegistryConfig;
import io.sluice.schemas.serde.SchemaRegistryClient;
import io.sluice.schemas.serde.SerdeConfig;
import io.sluice.testkit.Cluster;
import io.sluice.testkit.Topics;
import io.sluice.testkit.WithCluster;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@WithCluster
class OperatorDeskTest {
    private static final Instant LONG_AGO = Instant.parse("2013-11-25T08:00:00Z");
    private static final Instant TODAY = Instant.parse("2026-11-21T12:00:00Z");
    private static final Topic<OperatorCommand> COMMANDS = io.sluice.schemas.catalogue.Topics.OPERATOR_COMMANDS;
    private static final Topic<AccountEvent> INBOX = io.sluice.schemas.catalogue.Topics.ACCOUNT_EVENTS;

    private static EmbeddedRegistry registry;
    private static SchemaRegistryClient client;

    private final Cluster cluster;

    OperatorDeskTest(Cluster cluster) {
        this.cluster = cluster;
    }

    @BeforeAll
    static void startRegistry(Cluster cluster) {
        registry = EmbeddedRegistry.start(cluster.bootstrapServers(), "127.0.0.1", 0);
        client = new SchemaRegistryClient(RegistryConfig.of(registry.url()));
    }

    @AfterAll
    static void stopRegistry() {
        client.close();
        registry.close();
    }

    @Test
    @DisplayName("R-STATE A command is kept with who and why, and stands in the account's inbox at the account's time")
    void writes_the_command_and_the_inbox() throws Exception {
        Namespace namespace = namespace("kept");
        OperatorCommand command = command("k1");

        desk(namespace).hand(command, LONG_AGO);

        assertThat(read(namespace, COMMANDS, OperatorCommand.class)).containsExactly(command);
        assertThat(read(namespace, INBOX, AccountEvent.class))
                .containsExactly(AccountEvent.newBuilder()
                        .setAccount("paper-1")
                        .setKind(AccountEventKind.COMMAND)
                        .setTime(LONG_AGO)
                        .setCommand(command)
                        .build());
    }

    @Test
    @DisplayName("R-STATE A command that cannot be written to both topics is written to neither")
    void writes_both_or_neither() throws Exception {
        Namespace namespace = new Namespace("half");
        cluster.topics().create(COMMANDS.in(namespace), 1);
        cluster.topics().create(INBOX.in(namespace), 1);
        client.register(COMMANDS.in(namespace) + "-value", COMMANDS.schema());

        assertThatThrownBy(() -> desk(namespace).hand(command("k1"), LONG_AGO)).isInstanceOf(RuntimeException.class);

        assertThat(cluster.topics().readAll(COMMANDS.in(namespace))).isEmpty();
    }

    @Test
    @DisplayName("An account's time is the newest in its inbox, whoever else is in it; nothing happened has none")
    void tells_the_accounts_time() throws Exception {
        Namespace namespace = namespace("time");
        tick(namespace, "paper-1", LONG_AGO.plusSeconds(1));
        tick(namespace, "paper-1", LONG_AGO);
        tick(namespace, "paper-2", TODAY);

        assertThat(Stream.of("paper-1", "paper-2", "paper-3").map(desk(namespace)::timeOf))
                .containsExactly(Optional.of(LONG_AGO.plusSeconds(1)), Optional.of(TODAY), Optional.empty());
    }

    private OperatorDesk desk(Namespace namespace) {
        return new OperatorDesk(cluster.clientSettings(), client, namespace);
    }

    private static OperatorCommand command(String id) {
        return OperatorCommand.newBuilder()
                .setId(id)
                .setAccount("paper-1")
                .setKind(OperatorCommandKind.HALT)
                .setWho("ana")
                .setReason("lunch")
                .setTime(TODAY)
                .build();
    }

    private Namespace namespace(String name) throws Exception {
        Namespace namespace = new Namespace(name);
        for (Topic<?> topic : List.of(COMMANDS, INBOX)) {
            cluster.topics().create(topic.in(namespace), 1);
            client.register(topic.in(namespace) + "-value", topic.schema());
        }
        return namespace;
    }

    private void tick(Namespace namespace, String account, Instant time) throws Exception {
        AccountEvent tick = AccountEvent.newBuilder()
                .setAccount(account)
                .setKind(AccountEventKind.TICK)
                .setTime(time)
                .build();
        try (AvroSerializer<AccountEvent> serializer = new AvroSerializer<>(client, SerdeConfig.LOOKUP_ONLY)) {
            String topic = INBOX.in(namespace);
            byte[] value = serializer.serialize(topic, tick);
            cluster.topics()
                    .produce(List.of(new ProducerRecord<>(topic, account.getBytes(StandardCharsets.UTF_8), value)));
        }
    }

    private <V extends SpecificRecord> List<V> read(Namespace namespace, Topic<V> topic, Class<V> type) {
        Topics topics = cluster.topics();
        try (AvroDeserializer<V> deserializer = new AvroDeserializer<>(type, client)) {
            return topics.readAll(topic.in(namespace)).stream()
                    .map(each -> deserializer.deserialize(each.topic(), each.value()))
                    .toList();
        }
    }
}
