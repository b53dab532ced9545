package io.sluice.local.tap;

import io.sluice.local.Endpoints;
import io.sluice.local.up.History;
import io.sluice.local.up.UpProcess;
import io.sluice.schemas.serde.AnyAvroDecoder;
import io.sluice.schemas.serde.RegistryConfig;
import io.sluice.schemas.serde.SchemaRegistryClient;
import io.sluice.testkit.JavaProcess;
import io.sluice.testkit.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.random.RandomGenerator;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * {@code sluice up} in a process of its own after a short history, with records on every topic: one that is no Avro and its
 * dead letter, and samples where nothing writes yet.
 */
final class TappedSluice implements AutoCloseable {
    static final int CANDLES = 240;
    private static final Duration LIMIT = Duration.ofMinutes(1);

    private final JavaProcess process;
    private Endpoints endpoints;
    private SchemaRegistryClient registry;
    private Map<String, List<ConsumerRecord<byte[], byte[]>>> committed;

    private TappedSluice(JavaProcess process) {
        this.process = process;
    }

    static TappedSluice start(Path folder, RandomGenerator random)
            throws IOException, InterruptedException, ExecutionException {
        Path dataDir = folder.resolve("data");
        TappedSluice sluice = new TappedSluice(UpProcess.start(dataDir, History.write(folder, CANDLES)));
        try {
            sluice.fill(dataDir, random);
            return sluice;
        } catch (AssertionError | RuntimeException | ExecutionException | InterruptedException failed) {
            sluice.close();
            throw failed;
        }
    }

    private void fill(Path dataDir, RandomGenerator random) throws InterruptedException, ExecutionException {
        UpProcess.awaitEndOfFeed(process);
        endpoints = Endpoints.readLive(dataDir).orElseThrow();
        registry = new SchemaRegistryClient(RegistryConfig.of(endpoints.registryUrl()));
        Topics topics = new Topics(endpoints.bootstrapServers());
        topics.produce("paper.candles.1m", "BINANCE:BTCUSDT", "no Avro");
        topics.await("paper.dead-letters", 1, LIMIT);
        EveryTopic everyTopic = new EveryTopic(endpoints, registry);
        everyTopic.fillEmpty(random);
        committed = everyTopic.committed();
    }

    Endpoints endpoints() {
        return endpoints;
    }

    /** All that is committed, by full name of the topic. Nothing is written any more. */
    Map<String, List<ConsumerRecord<byte[], byte[]>>> committed() {
        return committed;
    }

    /** The same as our own decoder has it. */
    Map<String, List<Seen>> seen() {
        AnyAvroDecoder decoder = new AnyAvroDecoder(registry);
        Map<String, List<Seen>> seen = new LinkedHashMap<>();
        committed.forEach((topic, records) -> seen.put(
                topic, records.stream().map(record -> Seen.by(decoder, record)).toList()));
        return seen;
    }

    @Override
    public void close() {
        if (registry != null) {
            registry.close();
        }
        process.close();
    }
}
