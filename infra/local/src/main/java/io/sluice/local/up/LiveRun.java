package io.sluice.local.up;

import io.sluice.connector.VenueUnavailable;
import io.sluice.local.Endpoints;
import io.sluice.local.Ports;
import io.sluice.local.command.CommandFailed;
import io.sluice.local.config.AccountChoice;
import io.sluice.local.config.BinanceSettings;
import io.sluice.local.config.Configuration;
import io.sluice.local.config.ConfigurationFile;
import io.sluice.local.config.Coverage;
import io.sluice.local.live.BinanceAccounts;
import io.sluice.local.live.BinancePreflight;
import io.sluice.local.live.LiveAccess;
import io.sluice.local.live.LiveVenues;
import io.sluice.local.live.Place;
import io.sluice.market.InstrumentDefinition;
import io.sluice.schemas.Candle;
import io.sluice.schemas.Timeframe;
import io.sluice.schemas.catalogue.Topics;
import io.sluice.topologies.driver.StoreKind;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Everything in one process on a market as it happens. */
final class LiveRun implements Run {
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final int LOOKS_BETWEEN_LINES = 10;

    private final Configuration configuration;
    private final LiveAccess access;
    private final Ports ports;
    private final Screen screen;
    private final Timeframe base;
    private final RunTotals totals;
    private final CountDownLatch stop = new CountDownLatch(1);
    private volatile RuntimeException failure;

    private LiveRun(Configuration configuration, LiveAccess access, Ports ports, Screen screen) {
        this.configuration = configuration;
        this.access = access;
        this.ports = ports;
        this.screen = screen;
        this.base = configuration.candles().base();
        this.totals = new RunTotals(Topics.candles(base));
    }

    /**
     * Sees that all is there that real venues need, and compares instruments with the exchange where it answers.
     *
     * @throws CommandFailed telling all that is missing
     */
    static LiveRun prepare(
            ConfigurationFile file, Map<String, String> environment, boolean armed, Ports ports, Screen screen) {
        LiveAccess access;
        try {
            access = LiveAccess.of(file.configuration(), environment, armed);
        } catch (IllegalArgumentException missing) {
            throw CommandFailed.wrongUsage(missing.getMessage());
        }
        Configuration configuration = completed(file, screen);
        configuration.venues().binance().ifPresent(settings -> refuseFaults(configuration, settings, screen));
        return new LiveRun(configuration, access, ports, screen);
    }

    /** Where nobody was told to trade what is watched, the built-in account does so, on paper. */
    private static Configuration completed(ConfigurationFile file, Screen screen) {
        Configuration given = file.configuration();
        Map<String, List<Candle>> watched = given
                .venues()
                .binance()
                .map(settings -> new BinanceAccounts(given, settings).watched())
                .orElse(List.of())
                .stream()
                .map(InstrumentDefinition::id)
                .collect(Collectors.toMap(Function.identity(), id -> List.of()));
        if (watched.isEmpty() && given.venues().binance().isPresent()) {
            throw CommandFailed.wrongUsage("No account trades anything of BINANCE: name what is to be watched, as"
                    + " venues.binance.instruments: [\"BINANCE:BTCUSDT\"].");
        }
        Coverage coverage = Coverage.of(file, watched);
        screen.announce(coverage, given.candles().base());
        return coverage.configuration();
    }

    private static void refuseFaults(Configuration configuration, BinanceSettings settings, Screen screen) {
        List<String> faults;
        try {
            faults = BinancePreflight.faults(new BinanceAccounts(configuration, settings));
        } catch (VenueUnavailable silent) {
            screen.say("binance: does not answer at %s (%s); it is tried again and again, everything else starts"
                    .formatted(settings.addresses().rest(), silent.getMessage()));
            return;
        }
        boolean orders = !configuration.accountsAt("binance").isEmpty();
        if (orders && !faults.isEmpty()) {
            throw CommandFailed.wrongUsage(
                    "Instruments are not as the exchange has them. Correct them under instruments:\n  "
                            + String.join("\n  ", faults));
        }
        faults.forEach(fault -> screen.say("differs on paper: " + fault));
    }

    @Override
    public RunTotals.Summary untilStopped(Optional<Duration> atMost) {
        try (Platform platform = Platform.start(configuration, base, ports, StoreKind.ROCKSDB)) {
            Endpoints endpoints = Endpoints.ofThisProcess(
                    platform.bootstrapServers(),
                    platform.registryUrl(),
                    configuration.namespace().name());
            endpoints.write(configuration.dataDir());
            try (FrontDesk desk = FrontDesk.open(configuration, platform, ports, base, true)) {
                on(platform, desk, atMost);
            } finally {
                endpoints.remove(configuration.dataDir());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        if (failure != null) {
            throw failure;
        }
        screen.say(
                "Stopped. Nothing was cancelled at any venue: what protects positions stays there. Everything is kept in"
                        + " %s; `up` goes on from here.".formatted(configuration.dataDir()));
        return totals.summary();
    }

    private void on(Platform platform, FrontDesk desk, Optional<Duration> atMost) throws InterruptedException {
        platform.stages()
                .forEach(stage -> stage.failure()
                        .thenAccept(
                                cause -> fail(CommandFailed.because(HistoryRun.gaveUp(stage.name(), cause), cause))));
        Place place = new Place(
                platform.clientSettings(),
                platform.registry(),
                platform.codec(),
                base,
                traders(any -> true),
                traders(account -> !account.isOnPaper()),
                configuration.dataDir(),
                candle -> totals.sending(new Step(candle.getCloseTime(), List.of(candle), false)));
        try (TopicWatch watch = new TopicWatch(platform.codec(), consumer(platform), totals, new Answers(), screen)) {
            watch.start(new ResumePoint(Map.of(), Instant.now(), Map.of(), Map.of()));
            LiveGreeting.say(screen, configuration, platform, access, desk.whereabouts());
            try (LiveVenues venues = LiveVenues.start(configuration, access, place)) {
                venues.greeting().forEach(screen::say);
                lookUntilStopped(watch, venues, atMost);
            }
        } catch (IOException refused) {
            throw CommandFailed.because("A venue cannot be served: " + refused.getMessage(), refused);
        } finally {
            screen.rest(totals);
        }
    }

    /** Accounts of a kind by instrument. */
    private Map<String, Set<String>> traders(Predicate<AccountChoice> kind) {
        return configuration.instruments().stream()
                .collect(Collectors.toMap(
                        InstrumentDefinition::id,
                        instrument -> configuration.tradersOf(instrument).stream()
                                .filter(kind)
                                .map(AccountChoice::id)
                                .collect(Collectors.toSet())));
    }

    private void lookUntilStopped(TopicWatch watch, LiveVenues venues, Optional<Duration> atMost)
            throws InterruptedException {
        long deadline =
                System.nanoTime() + atMost.orElse(Duration.ofDays(36_500)).toNanos();
        for (int look = 1; ; look++) {
            long left = Math.min(LOOK.toNanos(), deadline - System.nanoTime());
            if (stop.await(Math.max(0, left), TimeUnit.NANOSECONDS) || deadline - System.nanoTime() <= 0) {
                return;
            }
            if (watch.failure() != null) {
                fail(watch.failure());
                return;
            }
            venues.changes().forEach(screen::say);
            if (screen.live() || look % LOOKS_BETWEEN_LINES == 0) {
                screen.progress(totals);
            }
        }
    }

    private void fail(RuntimeException cause) {
        failure = failure == null ? cause : failure;
        stop.countDown();
    }

    @Override
    public void stop() {
        stop.countDown();
    }

    private static KafkaConsumer<byte[], byte[]> consumer(Platform platform) {
        Map<String, Object> settings = platform.clientSettings();
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
