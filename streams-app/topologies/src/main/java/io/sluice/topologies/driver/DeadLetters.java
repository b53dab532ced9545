package io.sluice.topologies.driver;

import io.sluice.schemas.DeadLetter;
import io.sluice.schemas.RejectReason;
import io.sluice.schemas.catalogue.Topics;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import org.apache.kafka.streams.processor.api.Record;

/** Makes dead letters: the refused record's bytes, the reason, and where it came from. */
final class DeadLetters {
    /** Longest key that is kept whole, bytes. */
    static final int LONGEST_KEY = 64 * 1024;
    /**
     * Longest value that is kept whole, bytes. A dead letter must fit where the record fitted, or the one record that
     * cannot be refused would stop everything behind it.
     */
    static final int LONGEST_VALUE = 768 * 1024;
    /** Longest explanation, characters: some errors quote the whole record. */
    static final int LONGEST_DETAIL = 1_000;

    private final TopicCodec codec;
    private final InstantSource clock;
    private final String stage;

    DeadLetters(TopicCodec codec, InstantSource clock, String stage) {
        this.codec = codec;
        this.clock = clock;
        this.stage = stage;
    }

    /** The record for {@code dead-letters}; without a timestamp that can be true, it is dated by the wall clock. */
    Record<byte[], byte[]> of(Arrival arrival, RejectReason reason, String detail) {
        boolean dated = arrival.refusedTimestamp().isEmpty();
        DeadLetter letter = DeadLetter.newBuilder()
                .setTopic(arrival.topic())
                .setPartition(arrival.partition())
                .setOffset(arrival.offset())
                .setTimestamp(dated ? Instant.ofEpochMilli(arrival.timestampMillis()) : null)
                .setKey(bounded(arrival.key(), LONGEST_KEY))
                .setValue(bounded(arrival.value(), LONGEST_VALUE))
                .setReason(reason)
                .setDetail(bounded(cutNote(arrival) + detail))
                .setStage(stage)
                .build();
        return new Record<>(
                arrival.topic().getBytes(StandardCharsets.UTF_8),
                codec.encode(Topics.DEAD_LETTERS, letter),
                dated ? arrival.timestampMillis() : clock.millis());
    }

    private static String cutNote(Arrival arrival) {
        boolean cut = length(arrival.key()) > LONGEST_KEY || length(arrival.value()) > LONGEST_VALUE;
        return cut
                ? "cut short here: key of %d and value of %d bytes are whole at %s; "
                        .formatted(length(arrival.key()), length(arrival.value()), arrival)
                : "";
    }

    private static int length(byte[] bytes) {
        return bytes == null ? 0 : bytes.length;
    }

    private static ByteBuffer bounded(byte[] bytes, int longest) {
        if (bytes == null) {
            return null;
        }
        return ByteBuffer.wrap(bytes.length <= longest ? bytes : Arrays.copyOf(bytes, longest));
    }

    private static String bounded(String detail) {
        return detail.length() <= LONGEST_DETAIL ? detail : detail.substring(0, LONGEST_DETAIL - 1) + "…";
    }
}
