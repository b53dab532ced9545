package io.sluice.local.live;

import io.sluice.binance.publish.LastCandles;
import io.sluice.binance.publish.MarketPublisher;
import io.sluice.market.Timeframes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Market data of one venue onto topics for as long as it is open. Where something could not be written, or the topic not
 * be read, it is begun anew from the last candle that lies there.
 */
final class SteadyFeed implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SteadyFeed.class);
    private static final Duration BEFORE_NEXT_TRY = Duration.ofSeconds(1);
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(15);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(15);
    private static final Duration POLL = Duration.ofMillis(50);

    private final String name;
    private final Place place;
    private final Source source;
    private final int warmUpCandles;
    private final BooleanSupplier agreed;
    private final Thread thread;
    private volatile boolean closed;

    /** Begins to deliver; what it returns ends that. */
    interface Source {
        Delivery begin(MarketPublisher sink, Resume resume);
    }

    /** Market data on their way. */
    interface Delivery extends AutoCloseable {
        @Override
        void close();
    }

    /** From where candles of an instrument are wanted. */
    interface Resume {
        /** Open time of the first candle. */
        Instant from(String instrument);
    }

    private SteadyFeed(String name, Place place, int warmUpCandles, BooleanSupplier agreed, Source source) {
        this.name = name;
        this.place = place;
        this.warmUpCandles = warmUpCandles;
        this.agreed = agreed;
        this.source = source;
        this.thread = Thread.ofPlatform().name("feed-" + name).daemon().unstarted(this::run);
    }

    /**
     * Starts in the background.
     *
     * @param warmUpCandles how many candles before now are wanted of an instrument that has none on the topic
     * @param agreed whether accounts agree with their venue: the first candles wait for that a moment, because what they
     *     signal would be rejected until then
     */
    static SteadyFeed start(String name, Place place, int warmUpCandles, BooleanSupplier agreed, Source source) {
        SteadyFeed feed = new SteadyFeed(name, place, warmUpCandles, agreed, source);
        feed.thread.start();
        return feed;
    }

    private void run() {
        try {
            long deadline = System.nanoTime() + LONGEST_WAIT.toNanos();
            while (!agreed.getAsBoolean() && System.nanoTime() - deadline < 0) {
                Thread.sleep(POLL);
            }
            while (!closed) {
                deliverUntilFailure();
                Thread.sleep(BEFORE_NEXT_TRY);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void deliverUntilFailure() throws InterruptedException {
        try {
            Map<String, Instant> last =
                    LastCandles.closes(place.namespace(), place.base(), place.kafka(), place.registry());
            Instant first = firstOf(InstantSource.system().instant());
            try (MarketPublisher publisher = new MarketPublisher(
                            place.namespace(), place.kafka(), place.registry(), place.accounts(), place.quoted());
                    Delivery delivery = source.begin(publisher, each -> last.getOrDefault(each, first))) {
                LOG.info("market data of {} begin: {}", name, delivery);
                awaitFailure(publisher);
            }
        } catch (org.apache.kafka.common.errors.InterruptException stopped) {
            throw new InterruptedException();
        } catch (RuntimeException failed) {
            if (!closed) {
                LOG.warn("market data of {} begin anew: {}", name, failed.toString());
            }
        }
    }

    private void awaitFailure(MarketPublisher publisher) throws InterruptedException {
        while (!closed) {
            try {
                Throwable failure = publisher.failure().get(LOOK.toMillis(), TimeUnit.MILLISECONDS);
                throw new IllegalStateException("could not be written: " + failure);
            } catch (TimeoutException noneYet) {
                LOG.trace("{} delivers", name);
            } catch (ExecutionException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }

    /** Aligned to the timeframe, in UTC. */
    private Instant firstOf(Instant now) {
        long length = Timeframes.length(place.base()).toMillis();
        long current = Math.floorDiv(now.toEpochMilli(), length) * length;
        return Instant.ofEpochMilli(current - warmUpCandles * length);
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join(LONGEST_CLOSE);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
