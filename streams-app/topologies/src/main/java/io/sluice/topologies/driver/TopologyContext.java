package io.sluice.topologies.driver;

import io.sluice.schemas.catalogue.Namespace;
import java.time.Duration;
import java.time.InstantSource;

/**
 * What topologies of one namespace share.
 *
 * @param codec values to bytes and back, in the namespace
 * @param clock the wall clock, asked only whether a record claims to be of the future
 * @param maxAhead how far ahead of it a record may be
 * @param stores where states are kept
 */
public record TopologyContext(TopicCodec codec, InstantSource clock, Duration maxAhead, StoreKind stores) {
    /** Clocks of venues and hosts differ by seconds; a minute is generous. */
    public static final Duration DEFAULT_MAX_AHEAD = Duration.ofMinutes(1);

    /** The system's clock, a minute of tolerance. */
    public static TopologyContext of(TopicCodec codec, StoreKind stores) {
        return new TopologyContext(codec, InstantSource.system(), DEFAULT_MAX_AHEAD, stores);
    }

    /** The namespace of all topics. */
    public Namespace namespace() {
        return codec.namespace();
    }
}
