package io.sluice.topologies.runtime;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;

/**
 * One topology at work. Its topics must exist. Threads that die are replaced a bounded number of times; then the client
 * stops, and {@link #failure} tells why: a stage that cannot work does not trade.
 */
public final class FoldStreams implements AutoCloseable {
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(10);

    private final String name;
    private final KafkaStreams streams;
    private final CompletableFuture<Throwable> failure = new CompletableFuture<>();
    private final CountDownLatch settled = new CountDownLatch(1);

    private FoldStreams(String name, KafkaStreams streams) {
        this.name = name;
        this.streams = streams;
    }

    /**
     * Begins to run a topology and returns at once; {@link #awaitRunning} waits for it.
     *
     * @param stage what it is called within its namespace, for example {@code instrument}
     */
    public static FoldStreams start(String stage, Topology topology, StreamsSettings settings) {
        String name = settings.applicationId(stage);
        FoldStreams started = new FoldStreams(name, new KafkaStreams(topology, settings.properties(stage)));
        started.streams.setUncaughtExceptionHandler(
                new ReplaceThreads(name, InstantSource.system(), FoldStreams::pause, started.failure::complete));
        started.streams.setStateListener((now, before) -> started.follow(now));
        started.streams.start();
        return started;
    }

    /** In the dying thread, which has nothing else to do. */
    private static void pause(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void follow(KafkaStreams.State now) {
        if (now == KafkaStreams.State.ERROR) {
            failure.complete(new IllegalStateException(name + " has stopped"));
        }
        if (now == KafkaStreams.State.RUNNING || now == KafkaStreams.State.ERROR) {
            settled.countDown();
        }
    }

    /**
     * Returns when all tasks are restored and at work.
     *
     * @throws IllegalStateException when it stopped instead, with the cause
     * @throws TimeoutException when it takes longer
     */
    public FoldStreams awaitRunning(Duration longest) throws TimeoutException {
        try {
            if (!settled.await(longest.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new TimeoutException(name + " is " + streams.state() + " after " + longest);
            }
        } catch (InterruptedException interrupted) {
            throw new InterruptException(interrupted);
        }
        Throwable cause = failure.getNow(null);
        if (cause != null) {
            throw new IllegalStateException(name + " could not start", cause);
        }
        return this;
    }

    /** Application id. */
    public String name() {
        return name;
    }

    /** What it does now. */
    public KafkaStreams.State state() {
        return streams.state();
    }

    /** Completes with the cause when the client gives up; never when it is closed. */
    public CompletionStage<Throwable> failure() {
        return failure.minimalCompletionStage();
    }

    /** Kafka's own measurements of this client. */
    public Map<MetricName, ? extends Metric> metrics() {
        return streams.metrics();
    }

    /** Begins to stop and returns at once, so that several stop side by side; {@link #close} waits for it. */
    public void beginClose() {
        streams.close(CloseOptions.timeout(Duration.ZERO));
    }

    /** Commits what is done and stops, within ten seconds; harmless when it has stopped. */
    @Override
    public void close() {
        streams.close(CloseOptions.timeout(LONGEST_CLOSE));
    }
}
