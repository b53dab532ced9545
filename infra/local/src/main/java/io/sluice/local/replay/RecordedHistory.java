package io.sluice.local.replay;

import io.sluice.files.CandleIterator;
import io.sluice.files.CandleSource;
import io.sluice.local.command.CommandFailed;
import io.sluice.local.command.Connection;
import io.sluice.schemas.Candle;
import io.sluice.schemas.Timeframe;
import io.sluice.schemas.catalogue.Namespace;
import io.sluice.schemas.catalogue.Topic;
import io.sluice.schemas.catalogue.Topics;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * The candles that came into a namespace, read from its topic and nothing else: those of its shortest timeframe, because
 * longer ones are rolled up from them. Reading needs no group and leaves no trace.
 */
final class RecordedHistory implements CandleSource {
    private final Connection cluster;
    private final Namespace namespace;
    private final Optional<Instant> from;
    private final Timeframe timeframe;
    private final List<String> instruments;

    /**
     * Looks what there is, which takes a pass over it.
     *
     * @param cluster where it is recorded
     * @param namespace that it came into
     * @param from nothing is read of what was recorded before
     * @throws CommandFailed when the namespace has no candles
     */
    RecordedHistory(Connection cluster, Namespace namespace, Optional<Instant> from) {
        this.cluster = cluster;
        this.namespace = namespace;
        this.from = from;
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            Map<String, List<PartitionInfo>> existing = consumer.listTopics();
            this.timeframe = Arrays.stream(Timeframe.values())
                    .filter(each -> each != Timeframe.UNRECOGNISED)
                    .filter(each ->
                            holdsRecords(consumer, existing.get(topic(each).in(namespace))))
                    .findFirst()
                    .orElseThrow(() -> CommandFailed.wrongUsage(
                            "--from-namespace " + namespace + ": it has no candles on this cluster."));
        }
        TreeSet<String> found = new TreeSet<>();
        try (RecordedCandles candles = candles()) {
            candles.forEachRemaining(candle -> found.add(candle.getInstrument()));
        }
        this.instruments = List.copyOf(found);
    }

    private static boolean holdsRecords(KafkaConsumer<?, ?> consumer, List<PartitionInfo> infos) {
        if (infos == null) {
            return false;
        }
        List<TopicPartition> partitions = infos.stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(partitions);
        return consumer.endOffsets(partitions).entrySet().stream()
                .anyMatch(end -> end.getValue() > beginnings.get(end.getKey()));
    }

    private static Topic<Candle> topic(Timeframe timeframe) {
        return Topics.candles(timeframe);
    }

    /** A name that is mistaken must not become a topic by being asked for. */
    private KafkaConsumer<byte[], byte[]> consumer() {
        Map<String, Object> settings = cluster.clientSettings();
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        // Whatever is asked next waits for the last fetch, and that by default half a second for records.
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 20);
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private RecordedCandles candles() {
        return new RecordedCandles(
                consumer(), cluster.registry(), topic(timeframe).in(namespace), from);
    }

    @Override
    public String name() {
        return topic(timeframe).in(namespace);
    }

    @Override
    public List<String> instruments() {
        return instruments;
    }

    @Override
    public Timeframe timeframe() {
        return timeframe;
    }

    @Override
    public CandleIterator open() {
        return candles();
    }

    @Override
    public CandleIterator open(String instrument) {
        if (!instruments.contains(instrument)) {
            throw new IllegalArgumentException(name() + " holds no " + instrument);
        }
        return new OneInstrument(candles(), instrument);
    }
}
