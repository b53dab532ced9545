package io.sluice.topologies.driver;

import io.sluice.schemas.catalogue.Topic;
import io.sluice.state.FoldState;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A stage without Kafka: folds what its topics recorded, in the order in which they did, and says what the stage must have
 * written for it (B-PARITY). Its memory begins empty, so the records must be given from the first one on. Dead letters
 * are left out. For one thread.
 */
public final class RecordedStage {
    /** When a record came is not known any more; whether it was of the future then was decided then. */
    private static final InstantSource END_OF_TIME = () -> Instant.ofEpochMilli(Long.MAX_VALUE / 2);

    private final Fold<?> fold;

    /**
     * One record that the stage must have written.
     *
     * @param topic where to
     * @param key its key, UTF-8
     * @param value its framed value
     * @param timestampMillis its timestamp
     */
    @SuppressWarnings("ArrayRecordComponent") // Compared by whoever asks for it, byte by byte.
    public record Written(Topic<?> topic, byte[] key, byte[] value, long timestampMillis) {}

    private RecordedStage(Fold<?> fold) {
        this.fold = fold;
    }

    /** The stage of a fold, in the codec's namespace. */
    public static RecordedStage of(FoldDefinition<?> definition, TopicCodec codec) {
        return new RecordedStage(fold(definition, codec));
    }

    private static <S extends FoldState> Fold<S> fold(FoldDefinition<S> definition, TopicCodec codec) {
        return new Fold<>(definition, codec);
    }

    /** Name of the stage. */
    public String name() {
        return fold.definition.stage();
    }

    /** Topics it reads. */
    public Set<Topic<?>> inputs() {
        return fold.definition.inputs().stream().map(FoldInput::topic).collect(Collectors.toUnmodifiableSet());
    }

    /** Topics it writes. */
    public Set<Topic<?>> outputs() {
        return fold.definition.outputs();
    }

    /**
     * What the stage wrote for a record of one of its topics; nothing for one that it refused.
     *
     * @throws RuntimeException what the fold throws, which the stage turned into a dead letter
     */
    public List<Written> fold(ConsumerRecord<byte[], byte[]> record) {
        return fold.fold(record);
    }

    private static final class Fold<S extends FoldState> {
        private final FoldDefinition<S> definition;
        private final Map<String, FoldInput<S, ?>> inputs;
        private final Intake intake;
        private final FoldOutputs outputs;
        private final Map<String, S> states = new HashMap<>();

        Fold(FoldDefinition<S> definition, TopicCodec codec) {
            this.definition = definition;
            this.inputs = definition.inputsByTopic(codec.namespace());
            this.intake = new Intake(codec, END_OF_TIME, Duration.ZERO);
            this.outputs = new FoldOutputs(codec, definition.outputs());
        }

        List<Written> fold(ConsumerRecord<byte[], byte[]> record) {
            FoldInput<S, ?> input = inputs.get(record.topic());
            if (input == null) {
                throw new IllegalArgumentException("stage " + definition.stage() + " does not read " + record.topic());
            }
            return fold(input, record);
        }

        private <V extends SpecificRecord> List<Written> fold(
                FoldInput<S, V> input, ConsumerRecord<byte[], byte[]> record) {
            Arrival arrival = new Arrival(
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    record.timestamp(),
                    OptionalLong.empty(),
                    record.key(),
                    record.value());
            return switch (intake.read(input, arrival)) {
                case Intake.Refused<V> refused -> List.of();
                case Intake.Accepted<V> accepted -> fold(input, accepted.key(), accepted.value());
            };
        }

        private <V extends SpecificRecord> List<Written> fold(FoldInput<S, V> input, String key, V value) {
            S state = states.computeIfAbsent(
                    key, fresh -> definition.fresh().apply(fresh).orElse(null));
            if (state == null) {
                return List.of();
            }
            outputs.clear();
            input.step().apply(state, value, outputs);
            return outputs.outputs().stream()
                    .map(output -> new Written(
                            output.topic(),
                            output.record().key(),
                            output.record().value(),
                            output.record().timestamp()))
                    .toList();
        }
    }
}
