package io.sluice.operator;

import io.sluice.schemas.AccountEvent;
import io.sluice.schemas.AccountEventKind;
import io.sluice.schemas.OperatorCommand;
import io.sluice.schemas.catalogue.Namespace;
import io.sluice.schemas.catalogue.Topics;
import io.sluice.schemas.serde.AvroSerializer;
import io.sluice.schemas.serde.SchemaRegistryClient;
import io.sluice.schemas.serde.SerdeConfig;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** Hands commands to accounts. */
public final class OperatorDesk {
    private static final int ANSWER_MILLIS = 10_000;

    private final Map<String, Object> clientSettings;
    private final SchemaRegistryClient registry;
    private final Namespace namespace;

    /**
     * @param clientSettings how to reach the cluster
     * @param registry stays the caller's to close
     */
    public OperatorDesk(Map<String, Object> clientSettings, SchemaRegistryClient registry, Namespace namespace) {
        this.clientSettings = new HashMap<>(clientSettings);
        this.registry = registry;
        this.namespace = namespace;
    }

    /** What time it is for an account; empty when nothing ever happened to it. */
    public Optional<Instant> timeOf(String account) {
        return new AccountClock(clientSettings, registry).now(Topics.ACCOUNT_EVENTS.in(namespace), account);
    }

    /**
     * Writes a command to {@code operator-commands} and to the account's inbox, both or neither. The same command twice is
     * harmless: its id is what counts.
     *
     * @param accountTime what time it is for the account
     * @throws org.apache.kafka.common.KafkaException where the cluster refuses or does not answer
     */
    public void hand(OperatorCommand command, Instant accountTime) {
        try (KafkaProducer<String, SpecificRecord> producer = producer()) {
            producer.initTransactions();
            producer.beginTransaction();
            send(producer, Topics.OPERATOR_COMMANDS.in(namespace), accountTime, command.getAccount(), command);
            send(
                    producer,
                    Topics.ACCOUNT_EVENTS.in(namespace),
                    accountTime,
                    command.getAccount(),
                    event(command, accountTime));
            producer.commitTransaction();
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the commit throws what a send has met
    private static void send(
            KafkaProducer<String, SpecificRecord> producer,
            String topic,
            Instant time,
            String key,
            SpecificRecord value) {
        producer.send(new ProducerRecord<>(topic, null, time.toEpochMilli(), key, value));
    }

    private static AccountEvent event(OperatorCommand command, Instant accountTime) {
        return AccountEvent.newBuilder()
                .setAccount(command.getAccount())
                .setKind(AccountEventKind.COMMAND)
                .setTime(accountTime)
                .setCommand(command)
                .build();
    }

    /** Each call has a transactional id of its own: a person at another terminal must not be fenced. */
    private KafkaProducer<String, SpecificRecord> producer() {
        Map<String, Object> settings = new HashMap<>(clientSettings);
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, namespace.prefix("operator-" + UUID.randomUUID()));
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, ANSWER_MILLIS);
        return new KafkaProducer<>(
                settings, new StringSerializer(), new AvroSerializer<>(registry, SerdeConfig.LOOKUP_ONLY));
    }
}
