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
 * read what already lies on their topic, in turns, so that what else the machine does meets both; the middle turn of each
 * is what counts. The first turn warms up, and of every turn the beginning, when a stage starts.
 */
final class PipelineBench {
    private static final int INSTRUMENTS = 10;
    private static final int TURNS = 3;
    private static final double UNCOUNTED = 0.1;
    private static final long SEED = 1;
    /** The default of Streams with exactly-once: the floor never asks for a commit, and is not to wait for one. */
    private static final int FLOOR_COMMIT_MILLIS = 100;

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
        List<Double> rates = new ArrayList<>();
        List<Double> floorRates = new ArrayList<>();
        try (Stand stand = new Stand()) {
            String floorIn = stand.plainTopic("floor-in");
            String floorOut = stand.flushedTopic("floor-out");
            String candlesTopic = Topics.CANDLES_1M.in(stand.namespace());
            Track floor = new Track(
                    stand,
                    "floor",
                    floorIn,
                    stage -> stand.startEvery(
                            FLOOR_COMMIT_MILLIS, stage, FloorTopology.build(floorIn, floorOut, stores)));
            Track ours = new Track(
                    stand, InstrumentTopology.STAGE, candlesTopic, stage -> stand.start(stage, pipeline(stand)));
            BenchMarket.Walk walk = new BenchMarket.Walk(SEED, INSTRUMENTS);
            int part = Math.max(1, candles / (TURNS + 1));
            for (int turn = 0; turn <= TURNS; turn++) {
                progress.accept(turn == 0 ? "warming up" : "turn " + turn + " of " + TURNS);
                fill(stand, walk, turn * part, part, List.of(floorIn, candlesTopic));
                double floorRate = floor.run(part);
                double rate = ours.run(part);
                if (turn > 0) {
                    floorRates.add(floorRate);
                    rates.add(rate);
                }
            }
            return new Result(middle(rates), middle(floorRates), candles);
        }
    }

    private static double middle(List<Double> rates) {
        return rates.stream().sorted().toList().get(rates.size() / 2);
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

    private static void fill(Stand stand, BenchMarket.Walk walk, int first, int count, List<String> topics) {
        try (KafkaProducer<byte[], byte[]> producer = stand.producer(5)) {
            for (int i = first; i < first + count; i++) {
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

    /** A stage and its input. */
    private record Track(Stand stand, String stage, String input, Start start) {
        interface Start {
            FoldStreams of(String stage) throws TimeoutException;
        }

        /** Starts the stage, lets it read what lies on its input, stops it, and gives the records a second. */
        double run(int part) throws TimeoutException {
            long from = Committed.of(stand, stage, input);
            FoldStreams streams = start.of(stage);
            long first = await(from + (long) (part * UNCOUNTED));
            long begin = System.nanoTime();
            long last = await(from + part);
            double seconds = (System.nanoTime() - begin) / 1e9;
            streams.close();
            return (last - first) / seconds;
        }

        private long await(long least) {
            long committed = Committed.of(stand, stage, input);
            while (committed < least) {
                Committed.pause();
                committed = Committed.of(stand, stage, input);
            }
            return committed;
        }
    }
}
