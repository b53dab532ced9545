package io.sluice.local.live;

import io.sluice.schemas.Candle;
import io.sluice.schemas.Timeframe;
import io.sluice.schemas.catalogue.Namespace;
import io.sluice.schemas.serde.SchemaRegistryClient;
import io.sluice.topologies.driver.TopicCodec;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What the venues of one process work on.
 *
 * @param kafka how to reach the cluster: addresses and security
 * @param registry outlives them
 * @param codec of the namespace's topics; outlives them
 * @param base timeframe of the candles that come in
 * @param accounts those that trade each instrument
 * @param quoted those of them that are at a real venue, and decide by bid and ask
 * @param dataDir folder of everything that is kept on this machine
 * @param heard takes each candle that goes to its topic, on any thread; returns soon
 */
public record Place(
        Map<String, Object> kafka,
        SchemaRegistryClient registry,
        TopicCodec codec,
        Timeframe base,
        Map<String, Set<String>> accounts,
        Map<String, Set<String>> quoted,
        Path dataDir,
        Consumer<Candle> heard) {
    /** Copies what could change. */
    public Place {
        kafka = Map.copyOf(kafka);
        accounts = Map.copyOf(accounts);
        quoted = Map.copyOf(quoted);
    }

    Namespace namespace() {
        return codec.namespace();
    }
}
