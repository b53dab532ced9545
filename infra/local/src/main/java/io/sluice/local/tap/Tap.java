package io.sluice.local.tap;

import io.sluice.schemas.serde.AnyAvroDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Follows one topic, committed records only, in no consumer group: nobody else notices. For one thread, but {@link #stop}. */
public final class Tap implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final AnyAvroDecoder decoder;

    /**
     * What is wanted of a topic.
     *
     * @param topic full name
     * @param from from where
     * @param key only records with this key; empty for all
     * @param max records after which to end; empty for never
     */
    public record Request(String topic, StartingPoint from, Optional<String> key, OptionalLong max) {}

    /** @param clientSettings how to reach the cluster */
    public Tap(Map<String, Object> clientSettings, AnyAvroDecoder decoder) {
        Map<String, Object> settings = new HashMap<>(clientSettings);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000);
        this.consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        this.decoder = decoder;
    }

    /** Names of the topics that the cluster has. */
    public List<String> topics() {
        return consumer.listTopics().keySet().stream().sorted().toList();
    }

    /**
     * Hands on each record as a line of JSON until enough were wanted, nobody takes them any more, or {@link #stop}.
     *
     * @param print takes a line; false when nobody reads any more
     * @param waiting told once, in words, when there is nothing to read yet
     */
    public void follow(Request request, Predicate<String> print, Consumer<String> waiting) {
        List<TopicPartition> partitions = consumer.partitionsFor(request.topic()).stream()
                .map(each -> new TopicPartition(each.topic(), each.partition()))
                .toList();
        consumer.assign(partitions);
        Delivery delivery = new Delivery(request, print);
        boolean told = false;
        try {
            request.from().seek(consumer, partitions);
            while (delivery.goesOn(consumer.poll(POLL))) {
                if (!told && delivery.nothingYet() && atEnd(partitions)) {
                    told = true;
                    waiting.accept(whatFor(request, partitions));
                }
            }
        } catch (WakeupException stopped) {
            // As asked.
        }
    }

    /** Hands on those records of a batch that are wanted, and knows when to end. */
    private final class Delivery {
        private final Predicate<ConsumerRecord<?, ?>> reached;
        private final byte[] key;
        private final Predicate<String> print;
        private final long wanted;
        private long delivered;

        Delivery(Request request, Predicate<String> print) {
            this.reached = request.from().reached();
            this.key = request.key()
                    .map(text -> text.getBytes(StandardCharsets.UTF_8))
                    .orElse(null);
            this.print = print;
            this.wanted = request.max().orElse(Long.MAX_VALUE);
        }

        boolean goesOn(Iterable<ConsumerRecord<byte[], byte[]>> batch) {
            for (ConsumerRecord<byte[], byte[]> record : batch) {
                if (!isWanted(record)) {
                    continue;
                }
                delivered++;
                if (!print.test(TappedRecord.render(record, decoder)) || delivered == wanted) {
                    return false;
                }
            }
            return true;
        }

        private boolean isWanted(ConsumerRecord<byte[], byte[]> record) {
            return reached.test(record) && (key == null || Arrays.equals(key, record.key()));
        }

        boolean nothingYet() {
            return delivered == 0;
        }
    }

    private boolean atEnd(List<TopicPartition> partitions) {
        return consumer.endOffsets(partitions).entrySet().stream()
                .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    private String whatFor(Request request, List<TopicPartition> partitions) {
        boolean empty = consumer.endOffsets(partitions).equals(consumer.beginningOffsets(partitions));
        String state = empty ? " is empty" : " has nothing more to show";
        String key = request.key().map(wanted -> " with key " + wanted).orElse("");
        return request.topic() + state + ". Waiting for records" + key + "; Ctrl-C ends.";
    }

    /** Ends {@link #follow}, from any thread. */
    public void stop() {
        consumer.wakeup();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
