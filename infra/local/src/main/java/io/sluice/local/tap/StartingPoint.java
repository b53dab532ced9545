package io.sluice.local.tap;

import io.sluice.local.command.TimeText;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;

/** From where a topic is read. */
public sealed interface StartingPoint {
    /** The oldest record that is kept. */
    record Earliest() implements StartingPoint {}

    /** What comes from now on. */
    record Latest() implements StartingPoint {}

    /** The first record of each partition whose timestamp is not before an instant. */
    record At(Instant instant) implements StartingPoint {}

    /**
     * Reads {@code earliest}, {@code latest}, or a date or instant in ISO-8601; UTC where no offset is said.
     *
     * @throws IllegalArgumentException saying what it may be
     */
    static StartingPoint parse(String text) {
        return switch (text) {
            case "earliest" -> new Earliest();
            case "latest" -> new Latest();
            default -> new At(instant(text));
        };
    }

    private static Instant instant(String text) {
        try {
            return TimeText.parse(text);
        } catch (DateTimeException malformed) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not earliest, latest or a time such as 2026-01-31T09:30:00Z", malformed);
        }
    }

    /** Moves a consumer there. */
    default void seek(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        switch (this) {
            case Earliest earliest -> consumer.seekToBeginning(partitions);
            case Latest latest -> consumer.seekToEnd(partitions);
            case At at -> seek(consumer, partitions, at.instant());
        }
        // Seeking is lazy: only asking for the position fixes what "latest" means.
        partitions.forEach(consumer::position);
    }

    /**
     * Tells whether a record that comes after the seek has reached it; asked for all of them, in their order. To the broker
     * the markers of transactions are records as well, and they carry the time of their writing: on played history a seek
     * by time ends at the first of them, before what is wanted.
     */
    default Predicate<ConsumerRecord<?, ?>> reached() {
        return switch (this) {
            case Earliest earliest -> record -> true;
            case Latest latest -> record -> true;
            case At at -> {
                Set<TopicPartition> there = new HashSet<>();
                yield record -> {
                    TopicPartition partition = new TopicPartition(record.topic(), record.partition());
                    return there.contains(partition)
                            || (record.timestamp() >= at.instant().toEpochMilli() && there.add(partition));
                };
            }
        };
    }

    private static void seek(Consumer<?, ?> consumer, Collection<TopicPartition> partitions, Instant instant) {
        Map<TopicPartition, OffsetAndTimestamp> found = consumer.offsetsForTimes(
                partitions.stream().collect(Collectors.toMap(Function.identity(), each -> instant.toEpochMilli())));
        consumer.seekToEnd(partitions);
        found.forEach((partition, first) -> {
            if (first != null) {
                consumer.seek(partition, first.offset());
            }
        });
    }
}
