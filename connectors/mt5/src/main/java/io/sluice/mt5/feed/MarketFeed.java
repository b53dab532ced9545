package io.sluice.mt5.feed;

import io.sluice.mt5.frame.Frame;
import io.sluice.mt5.frame.FrameFault;
import io.sluice.mt5.link.Terminal;
import io.sluice.mt5.link.TerminalListener;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closed candles and quotes of one terminal (M-MT5). After each connect, after anything was missed, and where a candle does
 * not follow the last one, the terminal's history is asked for what lies between, so that no candle is missing and none
 * comes twice. Minutes in which nothing was traded have no candle at the trade server, and none here.
 *
 * <p>Times are UTC by the server's zone as configured, or by its present offset: without a zone, candles from before the
 * server's last change of the clock are an hour off.
 */
public final class MarketFeed implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MarketFeed.class);
    private static final int WAITING = 10_000;
    private static final long RETRY_MILLIS = 500;

    private final Terminal terminal;
    private final Map<String, SeriesFeed> bySymbol = new LinkedHashMap<>();
    private final BlockingQueue<Frame> waiting = new ArrayBlockingQueue<>(WAITING);
    private final AtomicBoolean repair = new AtomicBoolean(true);
    private final Ears ears = new Ears();
    private @Nullable Thread worker;
    private volatile boolean closed;

    private MarketFeed(Terminal terminal, List<Series> series, MarketSink sink) {
        this.terminal = terminal;
        for (Series one : series) {
            bySymbol.put(one.symbol(), new SeriesFeed(one, terminal, sink));
        }
    }

    /**
     * Starts to deliver, now or when the terminal connects.
     *
     * @param series one a symbol
     * @param sink called from one thread
     */
    public static MarketFeed start(Terminal terminal, List<Series> series, MarketSink sink) {
        MarketFeed feed = new MarketFeed(terminal, series, sink);
        terminal.listen(feed.ears);
        for (Series one : series) {
            terminal.subscribe(one.symbol(), one.ticks(), one.timeframe().name());
        }
        feed.worker = Thread.ofVirtual().name("mt5-feed-" + terminal.login()).start(feed::work);
        return feed;
    }

    private void work() {
        try {
            while (!closed) {
                if (terminal.state().isLoggedIn() && repair.compareAndSet(true, false) && !repairAll()) {
                    repair.set(true);
                    Thread.sleep(RETRY_MILLIS);
                }
                Frame item = waiting.poll(RETRY_MILLIS, TimeUnit.MILLISECONDS);
                if (item != null) {
                    deliver(item);
                }
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean repairAll() throws InterruptedException {
        for (SeriesFeed feed : bySymbol.values()) {
            if (!feed.repair()) {
                return false;
            }
        }
        return true;
    }

    private void deliver(Frame item) throws InterruptedException {
        try {
            SeriesFeed feed = bySymbol.get(item.text("symbol"));
            boolean whole = feed == null || (item.type().equals("bar") ? feed.bar(item) : feed.tick(item));
            if (!whole) {
                repair.set(true);
            }
        } catch (FrameFault fault) {
            LOG.warn("account {}: market data that cannot be read: {}", terminal.login(), fault.getMessage());
        } catch (RuntimeException fault) {
            LOG.error("account {}: market data could not be delivered", terminal.login(), fault);
            repair.set(true);
        }
    }

    /** Never blocks: what does not fit is repaired later from history. */
    private final class Ears implements TerminalListener {
        @Override
        public void connected(List<Frame> snapshot) {
            repair.set(true);
        }

        @Override
        public void event(Frame item) {
            if (item.type().equals("bar")) {
                offer(item);
            }
        }

        @Override
        public void tick(Frame tick) {
            offer(tick);
        }

        @Override
        public void missed(String what) {
            repair.set(true);
        }

        @Override
        public void interrupted(String reason) {
            repair.set(true);
        }

        private void offer(Frame item) {
            if (!waiting.offer(item)) {
                repair.set(true);
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        terminal.ignore(ears);
        Thread thread = worker;
        if (thread != null) {
            thread.interrupt();
        }
    }
}
