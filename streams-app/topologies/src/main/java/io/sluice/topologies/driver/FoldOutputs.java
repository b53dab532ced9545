package io.sluice.topologies.driver;

import io.sluice.schemas.RejectReason;
import io.sluice.schemas.catalogue.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.Record;

/**
 * What a fold puts out for one event. Encoded at once and held back until the whole event has succeeded, so that an
 * event is written whole or not at all.
 */
public final class FoldOutputs {
    private final TopicCodec codec;
    private final Set<String> writable;
    private final List<Output> outputs = new ArrayList<>();
    private final List<Rejection> rejections = new ArrayList<>();

    record Output(Topic<?> topic, Record<byte[], byte[]> record) {}

    record Rejection(RejectReason reason, String detail) {}

    FoldOutputs(TopicCodec codec, Set<Topic<?>> writable) {
        this.codec = codec;
        this.writable = writable.stream().map(Topic::name).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Writes a value to a topic of this topology.
     *
     * @param time event time; the record's timestamp, in whole milliseconds
     * @throws IllegalArgumentException for a topic that the topology does not write
     * @throws org.apache.kafka.common.errors.SerializationException where the schema does not allow the value
     */
    public <V extends SpecificRecord> void write(Topic<V> topic, String key, V value, Instant time) {
        if (!writable.contains(topic.name())) {
            throw new IllegalArgumentException("this topology does not write " + topic.name());
        }
        byte[] keyBytes = key.getBytes(StandardCharsets.UTF_8);
        byte[] valueBytes = codec.encode(topic, value);
        outputs.add(new Output(topic, new Record<>(keyBytes, valueBytes, time.toEpochMilli())));
    }

    /** Makes the event a dead letter, beside whatever else it caused. */
    public void reject(RejectReason reason, String detail) {
        rejections.add(new Rejection(reason, detail));
    }

    List<Output> outputs() {
        return outputs;
    }

    List<Rejection> rejections() {
        return rejections;
    }

    void clear() {
        outputs.clear();
        rejections.clear();
    }
}
