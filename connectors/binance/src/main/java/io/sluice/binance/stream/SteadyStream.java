package io.sluice.binance.stream;

import io.sluice.connector.VenueUnavailable;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A stream that outlives its connections. A connection that grows old is replaced by opening the new one first and closing
 * the old one after; one that breaks or falls silent is reported, and replaced after a back-off.
 */
public final class SteadyStream implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SteadyStream.class);

    private final String name;
    private final AddressSource addresses;
    private final StreamSettings settings;
    private final StreamSink sink;
    private final BackOff backOff;
    private final HttpClient client = HttpClient.newHttpClient();
    private final ReentrantLock sinkLock = new ReentrantLock();
    private final Semaphore wakeUp = new Semaphore(0);
    private final Thread keeper;
    private volatile boolean closed;
    private volatile @Nullable String cutReason;
    private long renewAtNanos;

    /**
     * @param name for logs and the thread
     * @param addresses asked before each connection
     * @param random for jitter
     */
    public SteadyStream(
            String name, AddressSource addresses, StreamSettings settings, StreamSink sink, RandomGenerator random) {
        this.name = name;
        this.addresses = addresses;
        this.settings = settings;
        this.sink = sink;
        backOff = new BackOff(settings.firstBackOff(), settings.longestBackOff(), random);
        keeper = Thread.ofVirtual().name(name).unstarted(this::run);
    }

    /** Begins to connect, and returns at once. */
    public void start() {
        keeper.start();
    }

    /** Drops the connection as if it had broken: nothing will come on it any more, though it stands. */
    public void cut(String reason) {
        cutReason = reason;
        wakeUp.release();
    }

    private void run() {
        try {
            while (!closed) {
                Socket socket = open();
                if (socket != null) {
                    told(sink::flowing);
                    keep(socket);
                }
                pause(backOff.next());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private @Nullable Socket open() throws InterruptedException {
        cutReason = null;
        renewAtNanos = System.nanoTime() + settings.renewAfter().toNanos();
        try {
            Socket socket = Socket.open(
                    client,
                    addresses.next(),
                    settings.connectTimeout(),
                    this::frame,
                    wakeUp::release,
                    System::nanoTime);
            if (socket == null) {
                LOG.warn("{}: could not connect", name);
            }
            return socket;
        } catch (VenueUnavailable unavailable) {
            LOG.warn("{}: no address to connect to: {}", name, unavailable.getMessage());
            return null;
        }
    }

    private void frame(String text) {
        told(() -> sink.frame(text));
    }

    private void told(Runnable call) {
        sinkLock.lock();
        try {
            if (!closed) {
                call.run();
            }
        } finally {
            sinkLock.unlock();
        }
    }

    /** Until the connection, and each that replaces it in time, has ended. */
    private void keep(Socket first) throws InterruptedException {
        Socket socket = first;
        try {
            while (!closed) {
                String end = awaitEnd(socket);
                if (end != null) {
                    LOG.warn("{}: {}", name, end);
                    told(() -> sink.interrupted(end));
                    return;
                }
                socket = closed ? socket : renewed(socket);
            }
        } finally {
            if (socket.hasSpoken()) {
                backOff.reset();
            }
            socket.close();
        }
    }

    /** Why the connection has ended; null when it lives and it is time to replace it, or the stream is closed. */
    private @Nullable String awaitEnd(Socket socket) throws InterruptedException {
        while (!closed && System.nanoTime() - renewAtNanos < 0) {
            String end = cutReason != null ? cutReason : socket.end();
            long silentNanos = System.nanoTime() - socket.heardNanos();
            if (end != null) {
                return end;
            }
            if (silentNanos >= settings.silence().toNanos()) {
                return "nothing was heard for " + settings.silence();
            }
            awaitChange(Math.min(settings.silence().toNanos() - silentNanos, renewAtNanos - System.nanoTime()));
        }
        return null;
    }

    private void awaitChange(long nanos) throws InterruptedException {
        if (wakeUp.tryAcquire(Math.max(1, nanos), TimeUnit.NANOSECONDS)) {
            wakeUp.drainPermits();
        }
    }

    /** The new connection, with the old one closed; the old one again when no new one could be opened. */
    private Socket renewed(Socket old) throws InterruptedException {
        Socket next = open();
        if (next == null) {
            renewAtNanos = System.nanoTime() + backOff.next().toNanos();
            return old;
        }
        LOG.info("{}: connected anew", name);
        awaitAtMost(settings.overlap(), () -> closed || next.hasSpoken() || next.end() != null);
        old.close();
        return next;
    }

    private void pause(Duration duration) throws InterruptedException {
        awaitAtMost(duration, () -> closed);
    }

    private void awaitAtMost(Duration duration, BooleanSupplier condition) throws InterruptedException {
        long until = System.nanoTime() + duration.toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() - until < 0) {
            awaitChange(until - System.nanoTime());
        }
    }

    /** Ends the stream, and with it what it tells. Idempotent. */
    @Override
    public void close() {
        closed = true;
        wakeUp.release();
        keeper.interrupt();
        client.shutdownNow();
        try {
            if (keeper.getState() != Thread.State.NEW) {
                keeper.join(Duration.ofSeconds(5));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
