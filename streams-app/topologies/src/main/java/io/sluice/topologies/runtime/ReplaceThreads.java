package io.sluice.topologies.runtime;

import io.sluice.state.UnreadableState;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What happens when a thread dies: it is replaced, after a pause that doubles, because a registry that restarts or a
 * broker that moves is over in seconds. When too many have died within a while it is not over, and the client shuts down
 * and says so, rather than fail at the same record for ever. It does so at once where a fold's memory cannot be read.
 */
final class ReplaceThreads implements StreamsUncaughtExceptionHandler {
    /** Deaths within {@link #WINDOW} that are still taken for an accident. */
    static final int MOST = 5;
    /** How long a death is held against the client. */
    static final Duration WINDOW = Duration.ofMinutes(5);

    private static final Logger LOG = LoggerFactory.getLogger(ReplaceThreads.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);

    private final String name;
    private final InstantSource clock;
    private final Consumer<Duration> pause;
    private final Consumer<Throwable> givenUp;
    private final Deque<Instant> deaths = new ArrayDeque<>();

    ReplaceThreads(String name, InstantSource clock, Consumer<Duration> pause, Consumer<Throwable> givenUp) {
        this.name = name;
        this.clock = clock;
        this.pause = pause;
        this.givenUp = givenUp;
    }

    @Override
    public StreamThreadExceptionResponse handle(Throwable exception) {
        Optional<UnreadableState> unreadable = unreadable(exception);
        if (unreadable.isPresent()) {
            LOG.error("{} gives up: its memory cannot be read", name, exception);
            givenUp.accept(unreadable.get());
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        }
        int recent = record(clock.instant());
        if (recent > MOST || exception instanceof Error) {
            LOG.error("{} gives up after {} failures within {}", name, recent, WINDOW, exception);
            givenUp.accept(exception);
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        }
        Duration longer = FIRST_PAUSE.multipliedBy(1L << (recent - 1));
        LOG.warn("{} replaces a thread that died, {} of {}, after {}", name, recent, MOST, longer, exception);
        pause.accept(longer);
        return StreamThreadExceptionResponse.REPLACE_THREAD;
    }

    /** What lies in a store lies there after a restart, too. */
    private static Optional<UnreadableState> unreadable(Throwable exception) {
        return Stream.iterate(exception, Objects::nonNull, Throwable::getCause)
                .filter(UnreadableState.class::isInstance)
                .map(UnreadableState.class::cast)
                .findFirst();
    }

    private synchronized int record(Instant now) {
        deaths.addLast(now);
        while (deaths.getFirst().isBefore(now.minus(WINDOW))) {
            deaths.removeFirst();
        }
        return deaths.size();
    }
}
