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
import java.util.function.Supplier;
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
    /** Of each part. The rest is left for what a stage reads while it is being stopped. */
    private static final double UNCOUNTED = 0.1;

    private static final double READ = 0.8;
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
            Track floor = new Track(stand, "floor", () -> FloorTopology.build(floorIn, floorOut, stores), floorIn);
            Track ours = new Track(stand, InstrumentTopology.STAGE, () -> pipeline(stand), candlesTopic);
            for (int turn = 0; turn <= TURNS; turn++) {
                progress.accept(turn == 0 ? "warming up" : "turn " + turn + " of " + TURNS);
                floor.run(turn);
                ours.run(turn);
            }
            return new Result(ours.middle(), floor.middle(), candles);
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

    /** A stage and its input, of which each turn reads the next part. */
    private final class Track {
        private final Stand stand;
        private final String stage;
        private final Supplier<Topology> topology;
        private final String input;
        private final List<Double> rates = new ArrayList<>();

        Track(Stand stand, String stage, Supplier<Topology> topology, String input) {
            this.stand = stand;
            this.stage = stage;
            this.topology = topology;
            this.input = input;
        }

        /** Starts the stage, lets it read its part, and stops it. It reads a little more while it stops. */
        void run(int turn) throws TimeoutException {
            double part = candles / (TURNS + 1.0);
            long from = Committed.of(stand, stage, input);
            FoldStreams streams = stand.start(stage, topology.get());
            long first = await(from + (long) (part * UNCOUNTED));
            long start = System.nanoTime();
            long last = await(from + (long) (part * READ));
            double rate = (last - first) / ((System.nanoTime() - start) / 1e9);
            streams.close();
            if (turn > 0) {
                rates.add(rate);
            }
        }

        double middle() {
            return rates.stream().sorted().toList().get(rates.size() / 2);
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
