package io.sluice.operator;

import io.sluice.schemas.AccountSnapshot;
import io.sluice.schemas.Alert;
import io.sluice.schemas.catalogue.Namespace;
import io.sluice.schemas.catalogue.Topics;
import io.sluice.schemas.serde.AvroDeserializer;
import io.sluice.schemas.serde.SchemaRegistryClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Sees what an account makes of a command. What was obeyed is on the snapshot that names the command as its cause, what
 * was refused in an alert that does. To be opened before the command is given; committed records only, in no consumer
 * group. For one thread.
 */
public final class OutcomeWatch implements AutoCloseable {
    /** Code of the alert that says that a command was not obeyed. */
    private static final String REFUSED = "R-REFUSED";

    private static final Duration POLL = Duration.ofMillis(100);
    private static final int ANSWER_MILLIS = 10_000;

    private final KafkaConsumer<String, byte[]> consumer;
    private final AvroDeserializer<Alert> alerts;
    private final AvroDeserializer<AccountSnapshot> snapshots;
    private final String alertsTopic;
    private final List<TopicPartition> partitions;

    /** @param registry stays the caller's to close */
    public OutcomeWatch(Map<String, Object> clientSettings, SchemaRegistryClient registry, Namespace namespace) {
        Map<String, Object> settings = new HashMap<>(clientSettings);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_MILLIS);
        consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
        alerts = new AvroDeserializer<>(Alert.class, registry);
        snapshots = new AvroDeserializer<>(AccountSnapshot.class, registry);
        alertsTopic = Topics.ALERTS.in(namespace);
        partitions = Stream.of(alertsTopic, Topics.ACCOUNTS.in(namespace))
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.endOffsets(partitions).forEach(consumer::seek);
    }

    /** What became of a command that was given since; empty when the account has not answered in this time. */
    public Optional<Outcome> await(String commandId, Duration longest) {
        long deadline = System.nanoTime() + longest.toNanos();
        List<Alert> told = new ArrayList<>();
        boolean obeyed = false;
        while (!obeyed && System.nanoTime() - deadline < 0) {
            obeyed = poll(commandId, told);
            Optional<Outcome> refused = refusal(told);
            if (refused.isPresent()) {
                return refused;
            }
        }
        if (!obeyed) {
            return Optional.empty();
        }
        readOn(commandId, told);
        return Optional.of(new Outcome.Obeyed(
                String.join("\n", told.stream().map(Alert::getText).toList())));
    }

    /** What was told in the same transaction is there already, on another partition. */
    private void readOn(String commandId, List<Alert> told) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            poll(commandId, told);
        }
    }

    private static Optional<Outcome> refusal(List<Alert> told) {
        return told.stream()
                .filter(alert -> alert.getCode().equals(REFUSED))
                .<Outcome>map(alert -> new Outcome.Refused(alert.getText()))
                .findFirst();
    }

    /** Whether the account has taken the command in. */
    private boolean poll(String commandId, List<Alert> told) {
        boolean obeyed = false;
        for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
            if (record.topic().equals(alertsTopic)) {
                Alert alert = alerts.deserialize(record.topic(), record.value());
                if (alert != null && alert.getCauseId().equals(commandId)) {
                    told.add(alert);
                }
            } else {
                AccountSnapshot snapshot = snapshots.deserialize(record.topic(), record.value());
                obeyed |= snapshot != null && snapshot.getCauseId().equals(commandId);
            }
        }
        return obeyed;
    }

    @Override
    public void close() {
        consumer.close();
        alerts.close();
        snapshots.close();
    }
}
