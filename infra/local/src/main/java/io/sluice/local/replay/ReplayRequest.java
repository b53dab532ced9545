package io.sluice.local.replay;

import io.sluice.files.CandleSource;
import io.sluice.local.command.Connection;
import io.sluice.local.up.Speed;
import io.sluice.schemas.catalogue.Namespace;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/**
 * What is to be replayed, and where.
 *
 * @param into namespace that it is played into
 * @param history what is played, opened when the cluster is there
 * @param range part of the history
 * @param pauseAt candles that close later are not played, and what runs stays; empty to play all and end
 * @param speed how fast
 */
record ReplayRequest(Namespace into, History history, PlayedRange range, Optional<Instant> pauseAt, Speed speed) {

    /** Opens a history; one that is recorded on the cluster needs it. */
    interface History {
        /** @throws IOException when it cannot be read */
        CandleSource open(Connection cluster) throws IOException;
    }
}
