package io.sluice.audit;

import io.sluice.schemas.catalogue.Namespace;
import io.sluice.schemas.serde.ExactJson;
import java.time.InstantSource;

/** Signs how far a chain goes. */
public final class Notary {
    private final Namespace namespace;
    private final SigningKey key;
    private final InstantSource clock;

    public Notary(Namespace namespace, SigningKey key, InstantSource clock) {
        this.namespace = namespace;
        this.key = key;
        this.clock = clock;
    }

    /** A checkpoint of a chain that was found whole up to there. */
    public Checkpoint sign(ChainHead head) {
        return Checkpoint.sign(namespace, head, ExactJson.text(clock.instant()), key);
    }
}
