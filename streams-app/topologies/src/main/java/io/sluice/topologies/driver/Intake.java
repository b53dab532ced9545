package io.sluice.topologies.driver;

import io.sluice.schemas.RejectReason;
import io.sluice.schemas.serde.UndecodableRecord;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.apache.avro.specific.SpecificRecord;

/** What every record must be before a fold sees it: whole, decodable, under its own key, and not of the future. */
final class Intake {
    private final TopicCodec codec;
    private final InstantSource clock;
    private final Duration maxAhead;

    Intake(TopicCodec codec, InstantSource clock, Duration maxAhead) {
        this.codec = codec;
        this.clock = clock;
        this.maxAhead = maxAhead;
    }

    sealed interface Result<V> {}

    record Accepted<V>(String key, V value) implements Result<V> {}

    record Refused<V>(RejectReason reason, String detail) implements Result<V> {}

    /** @throws io.sluice.schemas.serde.RegistryException where the registry failed, which is not the record's fault */
    <V extends SpecificRecord> Result<V> read(FoldInput<?, V> input, Arrival arrival) {
        if (arrival.refusedTimestamp().isPresent()) {
            return new Refused<>(
                    RejectReason.INVALID_TIMESTAMP,
                    "record timestamp " + arrival.refusedTimestamp().getAsLong()
                            + " ms is negative or too far in the future");
        }
        if (arrival.key() == null) {
            return new Refused<>(RejectReason.NULL_KEY, "the record has no key");
        }
        if (arrival.value() == null) {
            return new Refused<>(RejectReason.NULL_VALUE, "the record has no value");
        }
        try {
            return check(input, arrival, codec.decode(input.topic(), arrival.value()));
        } catch (UndecodableRecord undecodable) {
            return new Refused<>(RejectReason.UNDECODABLE, undecodable.getMessage());
        }
    }

    private <V extends SpecificRecord> Result<V> check(FoldInput<?, V> input, Arrival arrival, V value) {
        String key = new String(arrival.key(), StandardCharsets.UTF_8);
        String expected = input.key().apply(value);
        if (!key.equals(expected)) {
            return new Refused<>(RejectReason.KEY_MISMATCH, "key '%s' on a record of '%s'".formatted(key, expected));
        }
        Instant time = input.time().apply(value);
        Instant latest = clock.instant().plus(maxAhead);
        if (time.isAfter(latest)) {
            return new Refused<>(RejectReason.FUTURE_TIME, "event time %s is later than %s".formatted(time, latest));
        }
        return new Accepted<>(key, value);
    }
}
