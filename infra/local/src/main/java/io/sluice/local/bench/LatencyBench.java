package io.sluice.local.bench;

import io.sluice.account.AccountFold;
import io.sluice.account.AccountSettings;
import io.sluice.instrument.InstrumentFold;
import io.sluice.instrument.InstrumentSettings;
import io.sluice.market.InstrumentDefinition;
import io.sluice.risk.PatternCorrelation;
import io.sluice.risk.RiskLimits;
import io.sluice.schemas.Candle;
import io.sluice.schemas.Leg;
import io.sluice.schemas.OrderCommand;
import io.sluice.schemas.Timeframe;
import io.sluice.schemas.catalogue.Topics;
import io.sluice.topologies.AccountTopology;
import io.sluice.topologies.InstrumentTopology;
import io.sluice.topologies.driver.StoreKind;
import io.sluice.topologies.driver.TopologyContext;
import io.sluice.value.Money;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * From the sending of a candle to its committed order, through both folds over the real broker, exactly once; beside it,
 * in turns, the floor: two bare stages with a store each, on topics as durable as the inbox and the orders are.
 *
 * <p>Candles are sent at a fixed rate, and time counts from when one was due, so that a stall is seen by all whom it
 * delays. Each candle is the one that breaks its own instrument out of a quiet market.
 */
final class LatencyBench {
    private static final int ACCOUNTS = 20;
    private static final int QUIET_CANDLES = 30;
    private static final int TURNS = 3;
    /** The most prompt that a stage is which never asks for a commit. */
    private static final int FLOOR_COMMIT_MILLIS = 2;

    private final int rate;
    private final int secondsATurn;
    private final StoreKind stores;
    private final Consumer<String> progress;

    LatencyBench(int rate, int secondsATurn, StoreKind stores, Consumer<String> progress) {
        this.rate = rate;
        this.secondsATurn = secondsATurn;
        this.stores = stores;
        this.progress = progress;
    }

    /**
     * Percentiles in milliseconds.
     *
     * @param orders candles that became orders and were measured
     * @param floorRecords records that passed the floor and were measured
     */
    record Result(
            double p50Ms,
            double p99Ms,
            double p999Ms,
            double floorP50Ms,
            double floorP99Ms,
            double floorP999Ms,
            long orders,
            long floorRecords) {}

    Result run() throws IOException, TimeoutException, InterruptedException {
        int instruments = rate * secondsATurn * (TURNS + 1);
        try (Stand stand = new Stand();
                KafkaProducer<byte[], byte[]> producer = stand.producer(0)) {
            startPipeline(stand, instruments);
            String floorIn = stand.plainTopic("floor-in");
            String floorOut = startFloor(stand, floorIn);
            warm(stand, producer, instruments);

            Route pipeline =
                    new Route(stand, Topics.ORDERS_PAPER.in(stand.namespace()), value -> entryOf(stand, value));
            Route floor = new Route(stand, floorOut, value -> true);
            Histogram ours = Delays.none();
            Histogram floors = Delays.none();
            for (int turn = 0; turn <= TURNS; turn++) {
                progress.accept(turn == 0 ? "warming up" : "turn " + turn + " of " + TURNS);
                int first = turn * rate * secondsATurn;
                Histogram floorTurn = floor.measure(producer, floorIn, first, rate * secondsATurn, rate, this::candle);
                Histogram turnOfOurs = pipeline.measure(
                        producer,
                        Topics.CANDLES_1M.in(stand.namespace()),
                        first,
                        rate * secondsATurn,
                        rate,
                        this::candle);
                if (turn > 0) {
                    floors.add(floorTurn);
                    ours.add(turnOfOurs);
                }
            }
            pipeline.close();
            floor.close();
            return result(ours, floors);
        }
    }

    private Candle candle(int number) {
        return BenchMarket.breakout(number, QUIET_CANDLES);
    }

    private static Result result(Histogram ours, Histogram floors) {
        return new Result(
                Delays.p50(ours),
                Delays.p99(ours),
                Delays.at(ours, 99.9),
                Delays.p50(floors),
                Delays.p99(floors),
                Delays.at(floors, 99.9),
                ours.getTotalCount(),
                floors.getTotalCount());
    }

    private static boolean entryOf(Stand stand, byte[] value) {
        OrderCommand command = stand.codec().decode(Topics.ORDERS_PAPER, value);
        return command.getLeg() == Leg.ENTRY;
    }

    private void startPipeline(Stand stand, int instruments) throws TimeoutException {
        Map<String, InstrumentDefinition> definitions = new HashMap<>();
        List<InstrumentFold> folds = new ArrayList<>();
        Map<String, List<String>> traders = new HashMap<>();
        Map<String, Set<String>> traded = new HashMap<>();
        for (int i = 0; i < instruments; i++) {
            InstrumentDefinition definition = BenchMarket.definition(i);
            String account = "bench-" + i % ACCOUNTS;
            definitions.put(definition.id(), definition);
            folds.add(new InstrumentFold(InstrumentSettings.defaults(definition, Timeframe.M1)));
            traders.put(definition.id(), List.of(account));
            traded.computeIfAbsent(account, name -> new HashSet<>()).add(definition.id());
        }
        Map<String, AccountFold> accounts = new HashMap<>();
        traded.forEach((account, ids) -> accounts.put(account, new AccountFold(settings(account, ids), definitions)));
        TopologyContext context = TopologyContext.of(stand.codec(), stores);
        stand.start(InstrumentTopology.STAGE, InstrumentTopology.build(folds, traders, context));
        stand.start(AccountTopology.STAGE, AccountTopology.build(accounts, context));
    }

    /** Limits so wide that each candle becomes an order. */
    private static AccountSettings settings(String account, Set<String> instruments) {
        RiskLimits wide = RiskLimits.builder()
                .maxExecutionsPerDay(1_000_000)
                .maxOpenPositions(1_000_000)
                .maxCorrelation(BigDecimal.ONE)
                .riskPerTrade(new BigDecimal("0.000001"))
                .build();
        return new AccountSettings(
                account, "paper", "USD", Money.of("1000000000"), instruments, wide, PatternCorrelation.DEFAULTS);
    }

    private String startFloor(Stand stand, String floorIn) throws TimeoutException {
        String middle = stand.flushedTopic("floor-middle");
        String out = stand.flushedTopic("floor-out");
        stand.startEvery(FLOOR_COMMIT_MILLIS, "floor-1", FloorTopology.build(floorIn, middle, stores));
        stand.startEvery(FLOOR_COMMIT_MILLIS, "floor-2", FloorTopology.build(middle, out, stores));
        return out;
    }

    /** Brings every instrument to the candle before the one that breaks out. */
    @SuppressWarnings("FutureReturnValueIgnored") // A candle that is lost here gives no order later, which is noticed.
    private void warm(Stand stand, KafkaProducer<byte[], byte[]> producer, int instruments) throws TimeoutException {
        progress.accept("warming %,d instruments".formatted(instruments));
        String topic = Topics.CANDLES_1M.in(stand.namespace());
        for (int minute = 0; minute < QUIET_CANDLES; minute++) {
            for (int i = 0; i < instruments; i++) {
                producer.send(new ProducerRecord<>(
                        topic,
                        null,
                        BenchMarket.START.toEpochMilli(),
                        BenchMarket.instrument(i).getBytes(StandardCharsets.UTF_8),
                        stand.codec().encode(Topics.CANDLES_1M, BenchMarket.quiet(i, minute))));
            }
        }
        producer.flush();
        Committed.await(stand, InstrumentTopology.STAGE, topic, Duration.ofMinutes(5));
        Committed.await(
                stand, AccountTopology.STAGE, Topics.ACCOUNT_EVENTS.in(stand.namespace()), Duration.ofMinutes(5));
    }
}
