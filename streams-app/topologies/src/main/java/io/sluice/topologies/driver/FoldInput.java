package io.sluice.topologies.driver;

import io.sluice.schemas.catalogue.Topic;
import java.time.Instant;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;

/**
 * One topic that a fold reads.
 *
 * @param <S> the fold's memory of one key
 * @param <V> what the topic carries
 * @param topic the topic
 * @param key what a record's key must be, from its value
 * @param time when the event happened
 * @param answersFor true when this stage dead-letters the topic's bad records; false on a topic that another stage
 *     answers for, where records that cannot be read, or are of keys unknown here, are passed over
 * @param tieBreakMillis 0, or 1 for the topic that gives way when two inputs carry the same time
 * @param step folds one record
 */
public record FoldInput<S, V extends SpecificRecord>(
        Topic<V> topic,
        Function<V, String> key,
        Function<V, Instant> time,
        boolean answersFor,
        int tieBreakMillis,
        FoldStep<S, V> step) {

    /** A topic whose bad records this stage answers for. */
    public static <S, V extends SpecificRecord> FoldInput<S, V> of(
            Topic<V> topic, Function<V, String> key, Function<V, Instant> time, FoldStep<S, V> step) {
        return new FoldInput<>(topic, key, time, true, 0, step);
    }

    /** The same topic, with another stage answering for its bad records. */
    public FoldInput<S, V> answeredElsewhere() {
        return new FoldInput<>(topic, key, time, false, tieBreakMillis, step);
    }

    /** The same topic, whose records come after those of other inputs with the same time. */
    public FoldInput<S, V> afterOthersOfItsTime() {
        return new FoldInput<>(topic, key, time, answersFor, 1, step);
    }
}
