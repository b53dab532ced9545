package io.sluice.local.up;

import io.sluice.files.CandleIterator;
import io.sluice.files.CandleSource;
import io.sluice.local.Endpoints;
import io.sluice.local.Ports;
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
    private static final Duration LONGEST_GOODBYE = Duration.ofSeconds(20);
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
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile Exception failure;

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

    /** Runs until the time is over, or someone presses Ctrl-C, or something fails for good. */
    RunTotals.Summary untilStopped(Optional<Duration> atMost) {
        Thread goodbye = new Thread(this::sayGoodbye, "goodbye");
        Runtime.getRuntime().addShutdownHook(goodbye);
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
                endpoints.remove(configuration.dataDir());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            ended.countDown();
        }
        if (failure != null) {
            throw new IllegalStateException(failure.getMessage(), failure);
        }
        screen.farewell(configuration);
        return totals.summary();
    }

    /** The process ends when its shutdown hooks do, so this one waits for the parts to be closed. */
    private void sayGoodbye() {
        stop.countDown();
        try {
            if (!ended.await(LONGEST_GOODBYE.toMillis(), TimeUnit.MILLISECONDS)) {
                screen.say("not everything stopped in time; nothing committed is lost");
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    private void watchAndPlay(Platform platform, Optional<Duration> atMost) throws InterruptedException {
        Answers answers = new Answers();
        ResumePoint resume = resume(platform);
        resume.snapshots().values().forEach(answers::snapshot);
        platform.stages().forEach(stage -> stage.failure().thenAccept(cause -> fail(new IllegalStateException(cause))));
        try (TopicWatch watch = new TopicWatch(platform.codec(), consumer(platform), totals, answers, screen)) {
            watch.start(resume);
            Thread player = new Thread(() -> play(platform, answers, resume), "history-player");
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

    private void play(Platform platform, Answers answers, ResumePoint resume) {
        try (KafkaProducer<byte[], byte[]> producer = producer(platform);
                CandleIterator candles = source.open()) {
            HistoryPlayer player = new HistoryPlayer(audience(), producer, platform.codec(), answers, totals::sending);
            Iterator<Candle> rest = StreamSupport.stream(Spliterators.spliteratorUnknownSize(candles, 0), false)
                    .filter(candle -> !resume.settled(candle))
                    .iterator();
            if (!resume.snapshots().isEmpty()) {
                player.settle(resume.settled());
            }
            player.play(Step.cut(rest), resume.already(), speed, FULL_SPEED_STEPS);
            screen.say("The feed has been played to its end. The topics stay readable; Ctrl-C ends.");
        } catch (InterruptedException | org.apache.kafka.common.errors.InterruptException stopped) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException failed) {
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

    private void fail(Exception cause) {
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
