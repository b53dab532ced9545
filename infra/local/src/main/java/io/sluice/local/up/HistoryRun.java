package io.sluice.local.up;

import io.sluice.files.CandleIterator;
import io.sluice.local.command.CommandFailed;
import io.sluice.local.config.Configuration;
import io.sluice.market.InstrumentDefinition;
import io.sluice.schemas.Candle;
import io.sluice.schemas.catalogue.Topic;
import io.sluice.schemas.catalogue.Topics;
import io.sluice.state.UnreadableState;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.Spliterators;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * History on its way through a platform: the player, the watch over all topics, and the screen that shows what it sees. It
 * goes on where the topics say that an earlier run of the same history has got to. For one platform, once.
 */
public final class HistoryRun {
    private static final Duration REFRESH_TERMINAL = Duration.ofMillis(250);
    private static final Duration REFRESH_ELSEWHERE = Duration.ofSeconds(10);
    private static final Duration LONGEST_GOODBYE = Duration.ofSeconds(10);

    private final Configuration configuration;
    private final Programme programme;
    private final Screen screen;
    private final Ending ending;
    private final Topic<Candle> base;
    private final RunTotals totals;
    private final CountDownLatch stop = new CountDownLatch(1);
    private volatile RuntimeException failure;

    /** Hears that nothing is left to be played, in the player's thread; the platform goes on until the run is stopped. */
    public interface Ending {
        /**
         * The history is over.
         *
         * @param reachedBefore where an earlier run had got to, when it had left nothing to play; else empty
         */
        void over(Optional<Instant> reachedBefore);
    }

    /** @param configuration knows every instrument of the programme */
    public HistoryRun(Configuration configuration, Programme programme, Screen screen, Ending ending) {
        this.configuration = configuration;
        this.programme = programme;
        this.screen = screen;
        this.ending = ending;
        this.base = Topics.candles(programme.source().timeframe());
        this.totals = new RunTotals(base);
    }

    /**
     * Plays and shows until the time is over, or {@link #stop}, or something fails for good: then {@link #throwFailure}
     * tells what. The producer is closed here rather than by the player, whom an interruption would disturb at it.
     *
     * @param platform of the same configuration; stays the caller's to close
     */
    public void on(Platform platform, Optional<Duration> atMost) throws InterruptedException {
        Answers answers = new Answers();
        ResumePoint resume = resume(platform);
        resume.snapshots().values().forEach(answers::snapshot);
        platform.stages()
                .forEach(stage -> stage.failure()
                        .thenAccept(cause -> fail(CommandFailed.because(gaveUp(stage.name(), cause), cause))));
        try (TopicWatch watch =
                        new TopicWatch(platform.codec(), consumer(platform, Map.of()), totals, answers, screen);
                KafkaProducer<byte[], byte[]> producer = producer(platform)) {
            watch.start(resume);
            HistoryPlayer history = new HistoryPlayer(audience(), producer, platform.codec(), answers, totals::sending);
            Thread player = new Thread(() -> play(history, resume), "history-player");
            player.start();
            refreshUntilStopped(watch, atMost);
            player.interrupt();
            player.join(LONGEST_GOODBYE);
        } finally {
            screen.rest(totals);
        }
    }

    static String gaveUp(String stage, Throwable cause) {
        return cause instanceof UnreadableState
                ? stage + " cannot read its memory: " + cause.getMessage()
                        + ". If another version of Sluice has written"
                        + " it, run that version, or begin anew with another --data-dir or --namespace."
                : stage + " gave up: " + cause;
    }

    /** Ends the run, from any thread; what runs is closed in the one that runs it. */
    public void stop() {
        stop.countDown();
    }

    /** @throws CommandFailed when the pipeline stalled, a stage gave up, or the history could not be read to its end */
    public void throwFailure() {
        if (failure != null) {
            throw failure;
        }
    }

    /** What the run has put on the topics so far. */
    public RunTotals.Summary summary() {
        return totals.summary();
    }

    private ResumePoint resume(Platform platform) {
        // Its questions come one after the other, and each would wait half a second for a fetch that finds nothing.
        try (KafkaConsumer<byte[], byte[]> consumer =
                consumer(platform, Map.of(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 20))) {
            return ResumePoint.read(consumer, platform.codec(), base, audience().accounts());
        }
    }

    private void play(HistoryPlayer history, ResumePoint resume) {
        try {
            boolean any = playRest(history, resume);
            ending.over(any ? Optional.empty() : Optional.of(resume.settled()));
        } catch (InterruptedException | org.apache.kafka.common.errors.InterruptException stopped) {
            Thread.currentThread().interrupt();
        } catch (IOException | PipelineStalled told) {
            fail(CommandFailed.because(told.getMessage(), told));
        } catch (RuntimeException failed) {
            fail(failed);
        }
    }

    /** Says whether there was anything to play. */
    private boolean playRest(HistoryPlayer history, ResumePoint resume) throws IOException, InterruptedException {
        try (CandleIterator candles = programme.source().open()) {
            Iterator<Candle> rest = StreamSupport.stream(Spliterators.spliteratorUnknownSize(candles, 0), false)
                    .filter(candle -> !resume.settled(candle))
                    .iterator();
            if (!resume.snapshots().isEmpty()) {
                history.settle(resume.settled());
            }
            boolean any = rest.hasNext();
            if (any) {
                history.play(steps(rest, resume), resume.already(), programme.speed(), programme.fullSpeedSteps());
            }
            return any;
        }
    }

    /** What an instrument stage that has begun before remembers may be of other settings; of it nothing is foretold. */
    private Iterator<Step> steps(Iterator<Candle> rest, ResumePoint resume) {
        Iterator<Step> steps = Step.cut(rest);
        boolean begun = !resume.snapshots().isEmpty() || !resume.already().isEmpty();
        return begun
                ? steps
                : new Outlook(steps, configuration.folds(programme.source().timeframe()));
    }

    private void refreshUntilStopped(TopicWatch watch, Optional<Duration> atMost) throws InterruptedException {
        Duration refresh = screen.live() ? REFRESH_TERMINAL : REFRESH_ELSEWHERE;
        long deadline =
                System.nanoTime() + atMost.orElse(Duration.ofDays(36_500)).toNanos();
        while (true) {
            long left = Math.min(refresh.toNanos(), deadline - System.nanoTime());
            if (stop.await(Math.max(0, left), TimeUnit.NANOSECONDS) || deadline - System.nanoTime() <= 0) {
                return;
            }
            if (watch.failure() != null) {
                fail(watch.failure());
                return;
            }
            screen.progress(totals);
        }
    }

    private void fail(RuntimeException cause) {
        failure = failure == null ? cause : failure;
        stop.countDown();
    }

    private Audience audience() {
        Map<String, Set<String>> instruments = new LinkedHashMap<>();
        configuration
                .accounts()
                .forEach(account -> instruments.put(
                        account.id(),
                        configuration.instrumentsOf(account).stream()
                                .map(InstrumentDefinition::id)
                                .collect(Collectors.toSet())));
        return new Audience(instruments);
    }

    private static KafkaConsumer<byte[], byte[]> consumer(Platform platform, Map<String, Object> more) {
        Map<String, Object> settings = platform.clientSettings();
        settings.putAll(more);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /**
     * One request at a time: while a topic is new, a broker may refuse the first and take the second, and then refuses the
     * first for ever because it is out of order.
     */
    private static KafkaProducer<byte[], byte[]> producer(Platform platform) {
        Map<String, Object> settings = platform.clientSettings();
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }
}
