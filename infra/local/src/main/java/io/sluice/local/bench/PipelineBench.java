package io.sluice.local.bench;

import io.sluice.instrument.InstrumentFold;
import io.sluice.instrument.InstrumentSettings;
import io.sluice.schemas.Candle;
import io.sluice.schemas.Timeframe;
import io.sluice.schemas.catalogue.Topics;
import io.sluice.topologies.InstrumentTopology;
import io.sluice.topologies.driver.StoreKind;
import io.sluice.topologies.driver.TopologyContext;
import io.sluice.topologies.runtime.FoldStreams;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.streams.Topology;

/**
 * How many candles a second one thread of the live instrument topology takes, with all detectors, the store, one account
 * that hears of every candle, exactly once; beside it the floor: the same bytes through a bare stage with a store. Both
 * read what already lies on their topic; the beginning, when a stage starts, does not count.
 */
final class PipelineBench {
    private static final int INSTRUMENTS = 10;
    private static final double UNCOUNTED = 0.2;
    private static final long SEED = 1;

    private final int candles;
    private final StoreKind stores;
    private final Consumer<String> progress;

    PipelineBench(int candles, StoreKind stores, Consumer<String> progress) {
        this.candles = candles;
        this.stores = stores;
        this.progress = progress;
    }

    /** Records a second, and how many of them were counted. */
    record Result(double candlesPerSecond, double floorPerSecond, int candles) {}

    Result run() throws IOException, TimeoutException {
        try (Stand stand = new Stand()) {
            String floorIn = stand.plainTopic("floor-in");
            String floorOut = stand.flushedTopic("floor-out");
            String candlesTopic = Topics.CANDLES_1M.in(stand.namespace());
            progress.accept("writing %,d candles".formatted(candles));
            fill(stand, List.of(floorIn, candlesTopic));
            progress.accept("floor");
            double floor = rate(stand, "floor", FloorTopology.build(floorIn, floorOut, stores), floorIn);
            progress.accept("instrument topology");
            double ours = rate(stand, InstrumentTopology.STAGE, pipeline(stand), candlesTopic);
            return new Result(ours, floor, candles);
        }
    }

    private Topology pipeline(Stand stand) {
        List<InstrumentFold> folds = new ArrayList<>();
        Map<String, List<String>> traders = new HashMap<>();
        for (int i = 0; i < INSTRUMENTS; i++) {
            folds.add(new InstrumentFold(InstrumentSettings.defaults(BenchMarket.definition(i), Timeframe.M1)));
            traders.put(BenchMarket.instrument(i), List.of("bench"));
        }
        return InstrumentTopology.build(folds, traders, TopologyContext.of(stand.codec(), stores));
    }

    private void fill(Stand stand, List<String> topics) {
        BenchMarket.Walk walk = new BenchMarket.Walk(SEED, INSTRUMENTS);
        try (KafkaProducer<byte[], byte[]> producer = stand.producer(5)) {
            for (int i = 0; i < candles; i++) {
                Candle candle = walk.next(i % INSTRUMENTS, i / INSTRUMENTS);
                byte[] key = candle.getInstrument().getBytes(StandardCharsets.UTF_8);
                byte[] value = stand.codec().encode(Topics.CANDLES_1M, candle);
                long time = candle.getCloseTime().toEpochMilli();
                topics.forEach(topic -> send(producer, new ProducerRecord<>(topic, null, time, key, value)));
            }
        }
    }

    /** What is not acknowledged shows in the count of what was committed. */
    @SuppressWarnings("FutureReturnValueIgnored")
    private static void send(KafkaProducer<byte[], byte[]> producer, ProducerRecord<byte[], byte[]> record) {
        producer.send(record);
    }

    private double rate(Stand stand, String stage, Topology topology, String input) throws TimeoutException {
        FoldStreams streams = stand.start(stage, topology);
        long from = await(stand, stage, input, (long) (candles * UNCOUNTED));
        long start = System.nanoTime();
        long to = await(stand, stage, input, candles);
        double rate = (to - from) / ((System.nanoTime() - start) / 1e9);
        streams.close();
        return rate;
    }

    private static long await(Stand stand, String stage, String topic, long least) {
        long committed = Committed.of(stand, stage, topic);
        while (committed < least) {
            Committed.pause();
            committed = Committed.of(stand, stage, topic);
        }
        return committed;
    }
}
