package io.sluice.topologies;

import io.sluice.schemas.DeadLetter;
import io.sluice.schemas.catalogue.Topic;
import io.sluice.schemas.catalogue.Topics;
import io.sluice.topologies.driver.FoldTopology;
import io.sluice.topologies.driver.TopicCodec;
import io.sluice.topologies.runtime.RocksMemory;
import io.sluice.topologies.runtime.StreamsSettings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;

/** A topology without a broker: records in, all records out, decoded. */
public final class TopologyRun implements AutoCloseable {
    private final TopologyTestDriver driver;
    private final TopicCodec codec;

    /** A record as it was written. */
    public record Written<V>(String key, V value, Instant timestamp) {}

    public TopologyRun(Topology topology, TopicCodec codec, Path stateDirectory) {
        this.codec = codec;
        StreamsSettings settings = StreamsSettings.local(
                codec.namespace(), "none:9092", stateDirectory, new RocksMemory(RocksMemory.DEFAULT_BYTES));
        this.driver = new TopologyTestDriver(topology, settings.properties("test"));
    }

    public <V extends SpecificRecord> void pipe(Topic<V> topic, String key, V value, Instant timestamp) {
        pipeBytes(topic, key.getBytes(StandardCharsets.UTF_8), codec.encode(topic, value), timestamp);
    }

    public void pipeBytes(Topic<?> topic, byte[] key, byte[] value, Instant timestamp) {
        driver.createInputTopic(topic.in(codec.namespace()), new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput(new TestRecord<>(key, value, timestamp));
    }

    /** What has been written to the topic since it was last asked. */
    public <V extends SpecificRecord> List<Written<V>> written(Topic<V> topic) {
        return driver
                .createOutputTopic(
                        topic.in(codec.namespace()), new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList()
                .stream()
                .map(record -> new Written<>(
                        new String(record.key(), StandardCharsets.UTF_8),
                        codec.decode(topic, record.value()),
                        record.getRecordTime()))
                .toList();
    }

    public <V extends SpecificRecord> List<V> values(Topic<V> topic) {
        return written(topic).stream().map(Written::value).toList();
    }

    /** Reasons and details of the dead letters since they were last asked for, as {@code REASON: detail}. */
    public List<String> refusals() {
        return values(Topics.DEAD_LETTERS).stream()
                .map(letter -> letter.getReason() + ": " + letter.getDetail())
                .toList();
    }

    public List<DeadLetter> deadLetters() {
        return values(Topics.DEAD_LETTERS);
    }

    /** What the store holds, as a restart would find it. */
    public List<KeyValue<Bytes, byte[]>> stored() {
        List<KeyValue<Bytes, byte[]>> all = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> entries = store().all()) {
            entries.forEachRemaining(all::add);
        }
        return all;
    }

    /** Gives the store what another run held, before the first record. */
    public TopologyRun startingFrom(TopologyRun other) {
        other.stored().forEach(entry -> store().put(entry.key, entry.value));
        return this;
    }

    public KeyValueStore<Bytes, byte[]> store() {
        return driver.getKeyValueStore(FoldTopology.STORE);
    }

    @Override
    public void close() {
        driver.close();
    }
}
