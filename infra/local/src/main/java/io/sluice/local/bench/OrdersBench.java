package io.sluice.local.bench;

import io.sluice.connector.runner.RunnerListener;
import io.sluice.schemas.id.Ids;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.producer.KafkaProducer;

/**
 * From the commit of an order command to the first byte of the request for it at the venue's socket: the order runner with
 * the connector of Binance over the real broker, before the simulated venue; beside it, in turns, the floor: the same hops
 * bare. Orders come one after the other with irregular gaps, so that no interval of anybody's falls in step with them.
 */
final class OrdersBench {
    private static final int TURNS = 3;
    private static final long SEED = 1;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final int orders;
    private final int rate;
    private final Flush flush;
    private final Consumer<String> progress;
    private final SplittableRandom random = new SplittableRandom(SEED);

    OrdersBench(int orders, int rate, Flush flush, Consumer<String> progress) {
        this.orders = orders;
        this.rate = rate;
        this.flush = flush;
        this.progress = progress;
    }

    /**
     * Delays in milliseconds.
     *
     * @param orders that left and were measured
     * @param floorOrders those of the floor
     */
    record Result(
            double p50Ms,
            double p99Ms,
            double maxMs,
            double floorP50Ms,
            double floorP99Ms,
            double floorMaxMs,
            long orders,
            long floorOrders) {}

    Result run() throws IOException, TimeoutException, InterruptedException {
        try (Stand stand = new Stand(flush);
                KafkaProducer<byte[], byte[]> commands = stand.committing("bench-commands");
                BareOrders floor = new BareOrders(stand);
                RunnerOrders runner = new RunnerOrders(stand, RunnerListener.NONE)) {
            runner.await();
            Histogram ours = Delays.none();
            Histogram floors = Delays.none();
            int part = Math.ceilDiv(orders, TURNS);
            for (int turn = 0; turn <= TURNS; turn++) {
                progress.accept(turn == 0 ? "warming up" : "turn " + turn + " of " + TURNS);
                Histogram floorTurn = measure(commands, floor, turn * part, part);
                Histogram turnOfOurs = measure(commands, runner, turn * part, part);
                if (turn > 0) {
                    floors.add(floorTurn);
                    ours.add(turnOfOurs);
                }
            }
            return result(ours, floors);
        }
    }

    private static Result result(Histogram ours, Histogram floors) {
        return new Result(
                Delays.p50(ours),
                Delays.p99(ours),
                Delays.max(ours),
                Delays.p50(floors),
                Delays.p99(floors),
                Delays.max(floors),
                ours.getTotalCount(),
                floors.getTotalCount());
    }

    private Histogram measure(KafkaProducer<byte[], byte[]> commands, OrderRoute route, int first, int count)
            throws TimeoutException, InterruptedException {
        Map<String, Long> committed = new LinkedHashMap<>();
        for (int i = first; i < first + count; i++) {
            String orderId = Ids.of("bench-order", Integer.toString(i));
            commit(commands, route, orderId);
            committed.put(Ids.clientOrder(orderId), System.nanoTime());
            Thread.sleep(Duration.ofNanos((long) (1e9 / rate * random.nextDouble(0.5, 1.5))));
        }
        await(route, committed);
        Histogram delays = Delays.none();
        committed.forEach((clientId, at) -> Delays.add(delays, route.arrivals().get(clientId) - at));
        return delays;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // What could not be sent fails the commit.
    private static void commit(KafkaProducer<byte[], byte[]> commands, OrderRoute route, String orderId) {
        commands.beginTransaction();
        commands.send(route.order(orderId));
        commands.commitTransaction();
    }

    private static void await(OrderRoute route, Map<String, Long> committed) throws TimeoutException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!route.arrivals().keySet().containsAll(committed.keySet())) {
            if (System.nanoTime() - deadline > 0) {
                long arrived = committed.keySet().stream()
                        .filter(route.arrivals()::containsKey)
                        .count();
                throw new TimeoutException("only %,d of %,d orders arrived at the %s"
                        .formatted(arrived, committed.size(), route.getClass().getSimpleName()));
            }
            Committed.pause();
        }
    }
}
