package io.sluice.local.parity;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.order.OrderEvents;
import io.sluice.schemas.OrderEvent;
import io.sluice.schemas.catalogue.Cleanup;
import io.sluice.schemas.catalogue.Topic;
import io.sluice.schemas.catalogue.Topics;
import io.sluice.schemas.serde.AnyAvroDecoder;
import io.sluice.schemas.serde.RecordJson;
import io.sluice.topologies.AccountTopology;
import io.sluice.topologies.driver.RecordedStage;
import io.sluice.topologies.driver.RecordedStage.Written;
import io.sluice.topologies.driver.TopicCodec;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Folds what a stage's input recorded, and compares what it writes with what its outputs recorded (B-PARITY): by topic and
 * key in their order, value and timestamp byte by byte. Topics that are compacted are left out, because of them some
 * records are gone, and so is the accounts' inbox, which has other writers too.
 */
final class StageParity {
    private final RecordedStage stage;
    private final RecordedTopics topics;
    private final TopicCodec codec;
    private final AnyAvroDecoder decoder;
    private final Range range;
    private final Map<Place, List<Entry>> replayed = new HashMap<>();
    private final Map<Place, Integer> compared = new HashMap<>();
    private long folded;
    private long latest = Long.MIN_VALUE;

    /**
     * Which records are compared, by their timestamps.
     *
     * @param from first millisecond
     * @param to first millisecond after
     */
    record Range(long from, long to) {
        boolean holds(long timestampMillis) {
            return timestampMillis >= from && timestampMillis < to;
        }
    }

    /**
     * What came of it.
     *
     * @param stage name of the stage
     * @param folded inputs folded
     * @param equal records that are equal, by full name of the topic
     * @param difference the earliest difference; empty when there is none
     */
    record Outcome(String stage, long folded, Map<String, Integer> equal, Optional<Difference> difference) {}

    private record Place(String topic, String key) {}

    private record Entry(Written written, String cause) {}

    StageParity(RecordedStage stage, RecordedTopics topics, TopicCodec codec, AnyAvroDecoder decoder, Range range) {
        this.stage = stage;
        this.topics = topics;
        this.codec = codec;
        this.decoder = decoder;
        this.range = range;
    }

    /**
     * Compares. What was written for the latest instant of the input is left out where the pipeline is still at work on it.
     *
     * @throws IllegalStateException when a fold fails on a record, naming it
     */
    Outcome compare() {
        stage.inputs().forEach(input -> topics.read(input.in(codec.namespace()), this::fold));
        Optional<Difference> first = Optional.empty();
        Map<String, Integer> equal = new TreeMap<>();
        for (Topic<?> topic : comparable()) {
            String name = topic.in(codec.namespace());
            Optional<Difference> difference = compare(name);
            first = earlier(first, difference);
            equal.put(
                    name,
                    compared.entrySet().stream()
                            .filter(each -> each.getKey().topic().equals(name))
                            .mapToInt(Map.Entry::getValue)
                            .sum());
        }
        return new Outcome(stage.name(), folded, equal, first);
    }

    private static Optional<Difference> earlier(Optional<Difference> one, Optional<Difference> other) {
        boolean later = one.isPresent()
                && other.isPresent()
                && other.get().time() < one.get().time();
        return one.isEmpty() || later ? other : one;
    }

    /** Decisions first: what else differs at the same time follows from them. */
    private List<Topic<?>> comparable() {
        List<Topic<?>> outputs = new ArrayList<>();
        for (Topic<?> topic : stage.outputs()) {
            if (topic.cleanup() == Cleanup.DELETE && !topic.equals(Topics.ACCOUNT_EVENTS)) {
                outputs.add(topic);
            }
        }
        outputs.sort(Comparator.comparing((Topic<?> topic) -> !topic.equals(Topics.RISK_DECISIONS))
                .thenComparing(Topic::name));
        return outputs;
    }

    private void fold(ConsumerRecord<byte[], byte[]> input) {
        folded++;
        latest = Math.max(latest, input.timestamp());
        List<Written> written;
        try {
            written = stage.fold(input);
        } catch (RuntimeException failed) {
            throw new IllegalStateException("the fold fails on " + place(input) + ": " + failed, failed);
        }
        for (Written one : written) {
            if (range.holds(one.timestampMillis())) {
                Place place = new Place(one.topic().in(codec.namespace()), text(one.key()));
                replayed.computeIfAbsent(place, each -> new ArrayList<>()).add(new Entry(one, place(input)));
            }
        }
    }

    private Optional<Difference> compare(String topic) {
        List<Difference> found = new ArrayList<>();
        topics.read(topic, record -> {
            if (found.isEmpty()
                    && range.holds(record.timestamp())
                    && record.timestamp() < latest
                    && isOfStage(topic, record)) {
                compare(new Place(topic, text(record.key())), record).ifPresent(found::add);
            }
        });
        return found.isEmpty() ? missing(topic) : Optional.of(found.getFirst());
    }

    /** What waits for a veto is told by the account, everything else of an order by its venue's side. */
    private boolean isOfStage(String topic, ConsumerRecord<byte[], byte[]> recorded) {
        if (!topic.equals(Topics.ORDER_EVENTS.in(codec.namespace()))) {
            return true;
        }
        OrderEvent event = codec.decode(Topics.ORDER_EVENTS, recorded.value());
        return OrderEvents.isOfAccount(event) == stage.name().equals(AccountTopology.STAGE);
    }

    private Optional<Difference> compare(Place place, ConsumerRecord<byte[], byte[]> recorded) {
        int number = compared.getOrDefault(place, 0);
        List<Entry> expected = replayed.getOrDefault(place, List.of());
        Entry entry = number < expected.size() ? expected.get(number) : null;
        if (entry != null
                && entry.written().timestampMillis() == recorded.timestamp()
                && Arrays.equals(entry.written().value(), recorded.value())) {
            compared.put(place, number + 1);
            return Optional.empty();
        }
        JsonNode was = json(place.topic(), recorded.value());
        JsonNode is = entry == null ? null : json(place.topic(), entry.written().value());
        return Optional.of(new Difference(
                recorded.timestamp(),
                place.topic(),
                place.key(),
                number,
                place(recorded),
                entry == null ? null : entry.cause(),
                Difference.firstField(was, is),
                was,
                is));
    }

    /** What should have been recorded and is not. */
    private Optional<Difference> missing(String topic) {
        for (Map.Entry<Place, List<Entry>> each : replayed.entrySet()) {
            int number = compared.getOrDefault(each.getKey(), 0);
            Entry next = number < each.getValue().size() ? each.getValue().get(number) : null;
            if (each.getKey().topic().equals(topic)
                    && next != null
                    && next.written().timestampMillis() < latest) {
                JsonNode is = json(topic, next.written().value());
                return Optional.of(new Difference(
                        next.written().timestampMillis(),
                        topic,
                        each.getKey().key(),
                        number,
                        null,
                        next.cause(),
                        "",
                        null,
                        is));
            }
        }
        return Optional.empty();
    }

    private JsonNode json(String topic, byte[] value) {
        return RecordJson.toNode(decoder.decode(topic, value));
    }

    private static String text(byte[] key) {
        return key == null ? "" : new String(key, StandardCharsets.UTF_8);
    }

    private static String place(ConsumerRecord<?, ?> record) {
        return record.topic() + "-" + record.partition() + "@" + record.offset();
    }
}
