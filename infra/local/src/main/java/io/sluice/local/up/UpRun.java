package io.sluice.local.up;

import io.sluice.broker.BrokerStartException;
import io.sluice.files.CandleIterator;
import io.sluice.files.CandleSource;
import io.sluice.local.Endpoints;
import io.sluice.local.Ports;
import io.sluice.local.command.CommandFailed;
import io.sluice.local.config.Configuration;
import io.sluice.local.config.ConfigurationFile;
import io.sluice.local.config.Coverage;
import io.sluice.local.config.FeedSettings;
import io.sluice.market.InstrumentDefinition;
import io.sluice.schemas.Candle;
import io.sluice.schemas.catalogue.Topic;
import io.sluice.schemas.catalogue.Topics;
import io.sluice.topologies.driver.StoreKind;
import java.io.IOException;
import java.time.Duration;
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

/** One run of everything in one process, from the first line on the screen to a clean end. */
final class UpRun {
    private static final Duration REFRESH_TERMINAL = Duration.ofMillis(250);
    private static final Duration REFRESH_ELSEWHERE = Duration.ofSeconds(10);
    private static final Duration LONGEST_GOODBYE = Duration.ofSeconds(10);
    /** Two hours of one-minute candles warm every indicator, and fill the chart that people look at first. */
    private static final int FULL_SPEED_STEPS = 120;

    private final Configuration configuration;
    private final CandleSource source;
    private final Speed speed;
    private final Ports ports;
    private final Screen screen;
    private final Topic<Candle> base;
    private final RunTotals totals;
    private final CountDownLatch stop = new CountDownLatch(1);
    private volatile RuntimeException failure;

    private UpRun(Configuration configuration, CandleSource source, Speed speed, Ports ports, Screen screen) {
        this.configuration = configuration;
        this.source = source;
        this.speed = speed;
        this.ports = ports;
        this.screen = screen;
        this.base = Topics.candles(source.timeframe());
        this.totals = new RunTotals(base);
    }

    /** Looks at the feed and completes the configuration for it; starts nothing yet. */
    static UpRun prepare(ConfigurationFile file, FeedSettings feed, Ports ports, Screen screen) throws IOException {
        CandleSource source = Feed.of(feed);
        Coverage coverage = Coverage.of(file, Feed.samples(source));
        coverage.announcements().forEach(screen::say);
        coverage.configuration()
                .idleOn(source.timeframe())
                .forEach(detector -> screen.say(detector + " needs shorter candles than these and stays idle"));
        return new UpRun(coverage.configuration(), source, Speed.of(feed.speed()), ports, screen);
    }

    /**
     * Runs until the time is over, or {@link #stop}, or something fails for good.
     *
     * @throws BrokerStartException when the folder is in use or Kafka's port is taken
     * @throws PortTaken when the registry's port is taken
     * @throws CommandFailed when the pipeline stalls, a stage gives up, or the feed cannot be read to its end
     */
    RunTotals.Summary untilStopped(Optional<Duration> atMost) {
        try (Platform platform = Platform.start(configuration, source.timeframe(), ports, StoreKind.ROCKSDB)) {
            Endpoints endpoints = Endpoints.ofThisProcess(
                    platform.bootstrapServers(),
                    platform.registryUrl(),
                    configuration.namespace().name());
            endpoints.write(configuration.dataDir());
            try {
                screen.greet(configuration, platform, source, speed);
                watchAndPlay(platform, atMost);
            } finally {
                screen.rest(totals);
                endpoints.remove(configuration.dataDir());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        if (failure != null) {
            throw failure;
        }
        screen.farewell(configuration);
        return totals.summary();
    }

    /** Ends the run, from any thread; what runs is closed in the one that runs it. */
    void stop() {
        stop.countDown();
    }

    /** The producer is closed here rather than by the player, whom an interruption would disturb at it. */
    private void watchAndPlay(Platform platform, Optional<Duration> atMost) throws InterruptedException {
        Answers answers = new Answers();
        ResumePoint resume = resume(platform);
        resume.snapshots().values().forEach(answers::snapshot);
        platform.stages()
                .forEach(stage -> stage.failure()
                        .thenAccept(cause -> fail(CommandFailed.because(stage.name() + " gave up: " + cause, cause))));
        try (TopicWatch watch = new TopicWatch(platform.codec(), consumer(platform), totals, answers, screen);
                KafkaProducer<byte[], byte[]> producer = producer(platform)) {
            watch.start(resume);
            HistoryPlayer history = new HistoryPlayer(audience(), producer, platform.codec(), answers, totals::sending);
            Thread player = new Thread(() -> play(history, resume), "history-player");
            player.start();
            refreshUntilStopped(watch, atMost);
            player.interrupt();
            player.join(LONGEST_GOODBYE);
        }
    }

    private ResumePoint resume(Platform platform) {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(platform)) {
            return ResumePoint.read(consumer, platform.codec(), base, audience().accounts());
        }
    }

    private void play(HistoryPlayer history, ResumePoint resume) {
        try (CandleIterator candles = source.open()) {
            Iterator<Candle> rest = StreamSupport.stream(Spliterators.spliteratorUnknownSize(candles, 0), false)
                    .filter(candle -> !resume.settled(candle))
                    .iterator();
            if (!resume.snapshots().isEmpty()) {
                history.settle(resume.settled());
            }
            if (rest.hasNext()) {
                history.play(Step.cut(rest), resume.already(), speed, FULL_SPEED_STEPS);
                screen.say("The feed has been played to its end. The topics stay readable; Ctrl-C ends.");
            } else {
                screen.say("Nothing of this feed is later than " + resume.settled() + ", which an earlier run on this"
                        + " folder has reached. To play it from its beginning, name another --data-dir.");
            }
        } catch (InterruptedException | org.apache.kafka.common.errors.InterruptException stopped) {
            Thread.currentThread().interrupt();
        } catch (IOException | PipelineStalled told) {
            fail(CommandFailed.because(told.getMessage(), told));
        } catch (RuntimeException failed) {
            fail(failed);
        }
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

    private static KafkaConsumer<byte[], byte[]> consumer(Platform platform) {
        Map<String, Object> settings = platform.clientSettings();
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private static KafkaProducer<byte[], byte[]> producer(Platform platform) {
        Map<String, Object> settings = platform.clientSettings();
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }
}
