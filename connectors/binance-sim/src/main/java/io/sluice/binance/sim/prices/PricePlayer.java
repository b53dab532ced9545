package io.sluice.binance.sim.prices;

import io.sluice.binance.sim.venue.Venue;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Plays a feed to a venue at a speed, in a thread of its own; at the feed's end the last prices stay. */
public final class PricePlayer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PricePlayer.class);
    private static final long NANOS_PER_MILLI = 1_000_000L;

    private final PriceFeed feed;
    private final Venue venue;
    private final double speed;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread =
            Thread.ofPlatform().name("sim-prices").daemon().unstarted(this::play);

    private PricePlayer(PriceFeed feed, Venue venue, double speed) {
        this.feed = feed;
        this.venue = venue;
        this.speed = speed;
    }

    /** Starts; a speed of 2 plays two seconds of the feed in each second. */
    public static PricePlayer start(PriceFeed feed, Venue venue, double speed) {
        PricePlayer player = new PricePlayer(feed, venue, speed);
        player.thread.start();
        return player;
    }

    private void play() {
        long began = System.nanoTime();
        try (feed) {
            for (Optional<PriceFeed.Step> step = feed.next(); step.isPresent(); step = feed.next()) {
                long due = (long) (step.get().atMillis() * NANOS_PER_MILLI / speed);
                if (stopping.await(due - (System.nanoTime() - began), TimeUnit.NANOSECONDS)) {
                    return;
                }
                venue.quote(step.get().quote());
            }
        } catch (IOException unreadable) {
            LOG.error("prices stay as they are: {}", unreadable.getMessage());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits until the feed has ended. */
    public void await() throws InterruptedException {
        thread.join();
    }

    @Override
    public void close() {
        stopping.countDown();
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
